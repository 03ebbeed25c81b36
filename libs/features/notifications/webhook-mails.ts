import type { ClientBase } from 'pg';
import { uuid5, type Instant } from '#kit/eventsourcing';

/** The kind of the mail of a webhook that was paused. */
export const WEBHOOK_PAUSED = 'WebhookPaused';

/** The mail of a paused webhook: a row of the outbox whose event is the webhook. */
export interface WebhookPausedRow {
  readonly id: string;
  readonly kind: typeof WEBHOOK_PAUSED;
  readonly audience: 'subscriber';
  readonly event: string;
  readonly recipient: string;
  readonly caused_at: Instant;
  readonly attempts: number;
}

const INSERT = `
  INSERT INTO work.outbox (id, kind, audience, command_id, event, recipient, caused_at)
  SELECT $1::uuid, $2::text, 'subscriber', $1::uuid, $3::uuid, p.id, $5::timestamptz
    FROM read.people p WHERE p.id = $4 AND NOT p.erased AND p.mail IS NOT NULL
  ON CONFLICT (id) DO NOTHING`;

/** Plans the mail of a webhook, in the transaction that pauses it. */
export async function planWebhookPausedMail(
  client: ClientBase,
  paused: { readonly webhook: string; readonly recipient: string; readonly at: Instant },
): Promise<void> {
  const { webhook, recipient, at } = paused;
  const id = uuid5('mail', webhook, at);
  await client.query(INSERT, [id, WEBHOOK_PAUSED, webhook, recipient, at]);
}
