/**
 * The kinds of mail that a person may turn off. Stored names are for ever. What tells of a decision is never among them, and neither
 * is what another person sends (a message, a reminder).
 */
export const REMINDER_KINDS = [
  'MenteeSearchReminderSent',
  'EngagementReviewSent',
  'ParticipationConfirmationRequested',
  'ArchivalWarningSent',
  'ManagerApprovalRequested',
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** A mail that may be turned off. A manager's first ask is none: an employee waits for the answer, only asking again is reminding. */
export function isReminder({
  type,
  data,
}: {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}): boolean {
  if (type === 'ManagerApprovalRequested') return data['repeat'] !== 0;
  return (REMINDER_KINDS as readonly string[]).includes(type);
}
