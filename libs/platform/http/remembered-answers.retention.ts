/** Answers remembered under Idempotency-Keys (docs/domain.md §8). */
export const REMEMBERED_ANSWERS_RETENTION = {
  table: 'work.answers',
  since: 'answered_at',
  keep: '48 hours',
};
