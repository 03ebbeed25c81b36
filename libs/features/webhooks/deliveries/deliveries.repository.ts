import { randomUUID } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { READ_MODELS_POSITION, type Instant, type Position } from '#kit/eventsourcing';
import { inTransaction } from '#kit/pg-transaction';
import type { Webhook, WebhookDelivery, WebhookProblem } from '../webhook.js';

/** Seconds for which a claimed webhook belongs to its process. Longer than an address may take to answer. */
const CLAIM_SECONDS = 30;

/** A webhook whose deliveries belong to this process. */
export type ClaimedWebhook = Webhook & { readonly claim: string };

/** An attempt, as it is recorded. */
export type Attempt = Omit<WebhookDelivery, 'number' | 'attempt' | 'next_at'>;

const WAITS = `w.status = 'active' AND w.position < coalesce((${READ_MODELS_POSITION}), '') COLLATE "C"`;
const DUE = `${WAITS} AND (w.claimed_until IS NULL OR w.claimed_until < now()) AND (w.next_at IS NULL OR w.next_at <= $1)`;

/** Those that were tried longest ago come first, so that no address holds up the others. */
const CLAIM = `
  UPDATE work.webhooks SET claim = $2, claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS}), tried_at = now()
   WHERE id IN (SELECT w.id FROM work.webhooks w WHERE ${DUE} ORDER BY w.tried_at NULLS FIRST, w.id LIMIT $3 FOR UPDATE SKIP LOCKED)
  RETURNING *`;
const CLAIMED = 'id = $1 AND claim = $2';
/** The claim is still this process's, and its owner has decided nothing else since. */
const RENEW = `
  UPDATE work.webhooks SET claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS})
   WHERE ${CLAIMED} AND status = 'active' AND position = $3 AND address = $4 AND secret = $5`;
const RELEASE = `UPDATE work.webhooks SET claim = NULL, claimed_until = NULL WHERE ${CLAIMED}`;
const ADVANCE = `UPDATE work.webhooks SET position = $4 WHERE ${CLAIMED} AND position = $3`;

const RECORD = `
  INSERT INTO work.webhook_deliveries (webhook, number, event, type, position, attempt, at, milliseconds, outcome, status, problem, next_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** The tables of webhooks, for those who deliver. */
export class DeliveriesRepository {
  constructor(private readonly pool: Pool) {}

  /** Claims webhooks that have something to deliver. No other process claims them until the claim is released or has run out. */
  async claim(now: Instant, most: number): Promise<ClaimedWebhook[]> {
    const { rows } = await this.pool.query<ClaimedWebhook>({
      name: 'claim-webhooks',
      text: CLAIM,
      values: [now, randomUUID(), most],
    });
    return rows;
  }

  /** @returns false when the webhook is another's, or its owner has decided otherwise */
  async renew({ id, claim, position, address, secret }: ClaimedWebhook): Promise<boolean> {
    const { rowCount } = await this.pool.query({
      name: 'renew-webhook',
      text: RENEW,
      values: [id, claim, position, address, secret],
    });
    return rowCount === 1;
  }

  async release({ id, claim }: ClaimedWebhook): Promise<void> {
    await this.pool.query(RELEASE, [id, claim]);
  }

  /** Goes on after positions without an event in scope. @returns false when the webhook is another's, or is to go on elsewhere */
  async advance({ id, claim, position }: ClaimedWebhook, to: Position): Promise<boolean> {
    const { rowCount } = await this.pool.query(ADVANCE, [id, claim, position, to]);
    return rowCount === 1;
  }

  /** Records a delivery and goes on after its event. @returns false when the webhook is another's, or is to go on elsewhere */
  async delivered(webhook: ClaimedWebhook, attempt: Attempt): Promise<boolean> {
    return inTransaction(this.pool, async (client) => {
      const position = await this.#count(
        client,
        webhook,
        { ...attempt, attempt: webhook.attempts + 1, next_at: null },
        `position = $4, attempts = 0, failing_since = NULL, next_at = NULL`,
        [attempt.position],
      );
      return position === attempt.position;
    });
  }

  /** Records a failure, after which the event is tried again. */
  async failed(
    webhook: ClaimedWebhook,
    attempt: Attempt,
    { since, next }: { readonly since: Instant; readonly next: Instant },
  ): Promise<void> {
    await inTransaction(this.pool, (client) =>
      this.#count(
        client,
        webhook,
        { ...attempt, attempt: webhook.attempts + 1, next_at: next },
        'attempts = attempts + 1, failing_since = $4, next_at = $5',
        [since, next],
      ),
    );
  }

  /**
   * Pauses a webhook, once; `also` runs in the same transaction.
   * @param attempt the last attempt, if there was one
   */
  async pause(
    webhook: ClaimedWebhook,
    problem: WebhookProblem,
    attempt: Attempt | undefined,
    also: (client: ClientBase) => Promise<void>,
  ): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      if (attempt)
        await this.#count(
          client,
          webhook,
          { ...attempt, attempt: webhook.attempts + 1, next_at: null },
          'attempts = attempts + 1',
          [],
        );
      const { rowCount } = await client.query(
        `UPDATE work.webhooks SET status = 'paused', problem = $4, next_at = NULL
          WHERE ${CLAIMED} AND status = 'active' AND position = $3`,
        [webhook.id, webhook.claim, webhook.position, JSON.stringify(problem)],
      );
      if (rowCount === 1) await also(client);
    });
  }

  /** Leaves a webhook alone until an instant. */
  async postpone({ id, claim }: ClaimedWebhook, until: Instant): Promise<void> {
    await this.pool.query(`UPDATE work.webhooks SET next_at = $3 WHERE ${CLAIMED}`, [
      id,
      claim,
      until,
    ]);
  }

  /** When the next attempt is due, after an instant; null when none is. */
  async next(after: Instant): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ at: Instant | null }>(
      `SELECT min(w.next_at) AS at FROM work.webhooks w WHERE ${WAITS} AND w.next_at > $1`,
      [after],
    );
    return rows[0]?.at ?? null;
  }

  /**
   * Counts an attempt and records it. What follows from it is set unless the owner has chosen another position meanwhile.
   * @returns the position of the webhook; undefined when it is another process's, or was deleted
   */
  async #count(
    client: ClientBase,
    { id, claim, position }: ClaimedWebhook,
    attempt: Omit<WebhookDelivery, 'number'>,
    changes: string,
    values: readonly unknown[],
  ): Promise<Position | undefined> {
    const counted = await client.query<{ deliveries: number; position: Position }>(
      `UPDATE work.webhooks SET deliveries = deliveries + 1 WHERE ${CLAIMED} RETURNING deliveries, position`,
      [id, claim],
    );
    const [row] = counted.rows;
    if (!row) return undefined;
    const { event, type, at, milliseconds, outcome, status, problem, next_at } = attempt;
    await client.query(RECORD, [
      ...[id, row.deliveries, event, type, attempt.position, attempt.attempt],
      ...[at, milliseconds, outcome, status, problem, next_at],
    ]);
    const changed = await client.query<{ position: Position }>(
      `UPDATE work.webhooks SET ${changes} WHERE ${CLAIMED} AND position = $3 RETURNING position`,
      [id, claim, position, ...values],
    );
    return changed.rows[0]?.position ?? row.position;
  }
}
