/** Attempts to deliver events (docs/domain.md §8). */
export const WEBHOOK_DELIVERY_RETENTION = {
  table: 'work.webhook_deliveries',
  since: 'recorded_at',
  keep: '30 days',
};
