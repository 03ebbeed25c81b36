/**
 * The kinds of mail that a person may turn off. Stored names never change. Mails about decisions and mails that another person sends
 * (a message, a reminder) cannot be turned off.
 */
export const REMINDER_KINDS = [
  'MenteeSearchReminderSent',
  'EngagementReviewSent',
  'ParticipationConfirmationRequested',
  'ArchivalWarningSent',
  'ManagerApprovalRequested',
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** Tells whether a mail may be turned off. The first request to a manager may not, because an employee waits for the answer. */
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
