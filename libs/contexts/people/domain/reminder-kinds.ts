/**
 * The kinds of mail that a person may turn off: the reminders that the system sends. Stored names, for ever. A spec of the notifications
 * compares them with the table of reminders.
 */
export const REMINDER_KINDS = [
  'MenteeSearchReminderSent',
  'EngagementReviewSent',
  'ParticipationConfirmationRequested',
  'ArchivalWarningSent',
  'ManagerApprovalRequested',
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];
