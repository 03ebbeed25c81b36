/** Mails that were sent or dropped; those that wait or were given up stay (docs/domain.md §8). */
export const MAIL_RETENTION = {
  table: 'work.outbox',
  since: 'next_at',
  only: `status IN ('sent', 'dropped')`,
  keep: '90 days',
};

/** The texts of mails that were caught instead of sent. */
export const CAUGHT_MAIL_RETENTION = {
  table: 'work.caught_mails',
  since: 'caught_at',
  keep: '90 days',
};
