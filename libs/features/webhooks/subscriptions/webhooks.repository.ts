import { Inject, Injectable } from '@nestjs/common';
import { Pool, type ClientBase } from 'pg';
import { READ_MODELS_POSITION, notAllowed, type Instant, type Position } from '#kit/eventsourcing';
import { inLockedTransaction, inTransaction } from '#kit/pg-transaction';
import { READ_MODELS } from '#platform/authorization';
import type { Webhook, WebhookCapacity, WebhookPlan, WebhookStatus } from '../webhook.js';

/** Webhooks of one person. */
export const MOST_WEBHOOKS_EACH = 20;

/** A webhook, and whether it has come as far as the event feed. */
export type KnownWebhook = Webhook & { readonly up_to_date: boolean };

const SELECT = `SELECT w.*, w.position >= coalesce((${READ_MODELS_POSITION}), '') COLLATE "C" AS up_to_date FROM work.webhooks w`;
/** What a resumed or replayed webhook has behind it. */
const FORGET_FAILURES = 'attempts = 0, failing_since = NULL, next_at = NULL';

const json = (value: unknown): string | null => (value == null ? null : JSON.stringify(value));

/** The table of webhooks, for their owners (ADR 0051). */
@Injectable()
export class WebhooksRepository {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** @throws Refusal not_allowed when the owner has too many */
  async add(
    webhook: WebhookPlan &
      Pick<Webhook, 'id' | 'owner' | 'capacity' | 'secret' | 'secret_command'> &
      Pick<Webhook, 'position' | 'created_at'>,
  ): Promise<void> {
    const { id, owner, capacity, level, address, description, types, secret } = webhook;
    await inLockedTransaction(this.pool, `webhooks of ${owner}`, async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO work.webhooks (id, owner, capacity, level, address, description, types, status, secret, secret_command, position, created_at)
         SELECT $1::uuid, $2::uuid, $3::text, $4::uuid, $5::text, $6::text, $7::json, 'active', $8::bytea, $9::uuid, $10::text, $11::timestamptz
          WHERE (SELECT count(*) FROM work.webhooks WHERE owner = $2) < ${MOST_WEBHOOKS_EACH}
         ON CONFLICT (id) DO NOTHING`,
        [
          ...[id, owner, capacity, level, address, description, json(types)],
          ...[secret, webhook.secret_command, webhook.position, webhook.created_at],
        ],
      );
      if (rowCount === 1 || (await this.find(id, owner, client))) return;
      throw notAllowed(
        'too_many_webhooks',
        `You have ${MOST_WEBHOOKS_EACH} webhooks. Delete one, or change one: GET /webhooks lists them.`,
      );
    });
  }

  async find(
    id: string,
    owner: string,
    client: ClientBase | Pool = this.pool,
  ): Promise<KnownWebhook | undefined> {
    const { rows } = await client.query<KnownWebhook>(
      `${SELECT} WHERE w.id = $1 AND w.owner = $2`,
      [id, owner],
    );
    return rows[0];
  }

  async list(owner: string): Promise<KnownWebhook[]> {
    const { rows } = await this.pool.query<KnownWebhook>(
      `${SELECT} WHERE w.owner = $1 ORDER BY w.created_at, w.id`,
      [owner],
    );
    return rows;
  }

  /** Replaces what the owner decides of a webhook. It goes on at once, whatever failed before. */
  async replace(
    { id, owner }: Pick<Webhook, 'id' | 'owner'>,
    plan: WebhookPlan & { readonly capacity: WebhookCapacity; readonly status: WebhookStatus },
  ): Promise<void> {
    const { capacity, level, address, description, types, status } = plan;
    await this.pool.query(
      `UPDATE work.webhooks SET capacity = $3, level = $4, address = $5, description = $6, types = $7, status = $8, problem = NULL, ${FORGET_FAILURES}
        WHERE id = $1 AND owner = $2`,
      [id, owner, capacity, level, address, description, json(types), status],
    );
  }

  /** Sets a new secret, once for each command. The one before signs too until `until`. */
  async rotate(
    { id, owner }: Pick<Webhook, 'id' | 'owner'>,
    secret: Buffer,
    command: string,
    until: Instant,
  ): Promise<void> {
    await this.pool.query(
      `UPDATE work.webhooks SET previous_secret = secret, previous_until = $5, secret = $3, secret_command = $4
        WHERE id = $1 AND owner = $2 AND secret_command <> $4`,
      [id, owner, secret, command, until],
    );
  }

  /** Goes on after another position. A request under way ends first. */
  async replay({ id, owner }: Pick<Webhook, 'id' | 'owner'>, position: Position): Promise<void> {
    await this.pool.query(
      `UPDATE work.webhooks SET position = $3, ${FORGET_FAILURES} WHERE id = $1 AND owner = $2`,
      [id, owner, position],
    );
  }

  /** @returns false when there is none */
  async remove(id: string, owner: string): Promise<boolean> {
    return inTransaction(this.pool, async (client) => {
      const { rowCount } = await client.query(
        'DELETE FROM work.webhooks WHERE id = $1 AND owner = $2',
        [id, owner],
      );
      if (rowCount !== 1) return false;
      await client.query('DELETE FROM work.webhook_deliveries WHERE webhook = $1', [id]);
      return true;
    });
  }

  /** Ids of all webhooks of a person. */
  async idsOf(owner: string): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      'SELECT id FROM work.webhooks WHERE owner = $1',
      [owner],
    );
    return rows.map(({ id }) => id);
  }

  /** Every secret that is kept, to be encrypted again. */
  async secrets(): Promise<Pick<Webhook, 'id' | 'secret' | 'previous_secret'>[]> {
    const { rows } = await this.pool.query<Pick<Webhook, 'id' | 'secret' | 'previous_secret'>>(
      'SELECT id, secret, previous_secret FROM work.webhooks',
    );
    return rows;
  }

  /** Replaces the encrypted form of secrets, unless they were rotated meanwhile. */
  async replaceSecrets(
    { id, secret: known }: Pick<Webhook, 'id' | 'secret'>,
    secret: Buffer,
    previous: Buffer | null,
  ): Promise<void> {
    await this.pool.query(
      'UPDATE work.webhooks SET secret = $3, previous_secret = $4 WHERE id = $1 AND secret = $2',
      [id, known, secret, previous],
    );
  }
}
