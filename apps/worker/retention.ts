import { deleteExpired, type RetentionRule } from '#kit/postgres';
import { CAUGHT_MAIL_RETENTION, MAIL_RETENTION } from '#features/notifications';
import { WEBHOOK_DELIVERY_RETENTION } from '#features/webhooks';
import { REMEMBERED_ANSWERS_RETENTION } from '#platform/http';
import type { Runtime } from '../runtime/runtime.js';

/** Every table of work whose rows have a term. Jobs and export files expire by their own instants; events and records of reads never do. */
export const RETENTION_RULES: readonly RetentionRule[] = [
  REMEMBERED_ANSWERS_RETENTION,
  MAIL_RETENTION,
  CAUGHT_MAIL_RETENTION,
  WEBHOOK_DELIVERY_RETENTION,
];

/** Deletes what has outlived its term (docs/domain.md §8). Called every hour. */
export async function applyRetention({ pool, log, stopping }: Runtime): Promise<void> {
  for (const rule of RETENTION_RULES) {
    const deleted = await deleteExpired(pool, rule, stopping);
    if (deleted > 0)
      log.info({ table: rule.table, deleted, keep: rule.keep }, 'Expired rows were deleted.');
  }
}
