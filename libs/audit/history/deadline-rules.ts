import type { Deadline } from '#registrations';

/** The rule by which time alone brings an event about (domain §5), in words for people. */
export const DEADLINE_RULES: Readonly<Record<Deadline['kind'], string>> = {
  DateEnded: 'A date in progress ends when the clock reaches its end; it then awaits the employee’s confirmation.',
  RegistrationArchived:
    'An application, conversation or mentee search is archived 6 months (mentoring) or 1 month (others) after the last act of a person on it.',
  ArchivalWarningSent: 'A warning goes out 7 days before the archival, once per deadline.',
  MenteeSearchReminderSent: 'Every month from the entry into the search on: has a mentee been found?',
  EngagementReviewSent: 'Every quarter while a mentoring period is in progress, from the later of its entry and its start on.',
  ManagerApprovalRequested:
    'Whoever decides as the manager is asked at once when a date comes to await them, and again 3 and 7 days after.',
  ParticipationConfirmationRequested: 'The employee is asked at once when a date is over, and again 7 and 21 days after.',
};

/** The rule of an event that only time brings about; undefined for any other. */
export const deadlineRuleOf = (type: string): string | undefined => (DEADLINE_RULES as Readonly<Record<string, string>>)[type];
