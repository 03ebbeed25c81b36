import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Conditions, READ_MODELS } from '#platform/authorization';
import { Keyset, type Page, type PageQuery, type SortColumn } from '#platform/http';
import type { WebhookDeliveryView } from './webhook.response.js';

const BY_NUMBER: readonly SortColumn[] = [{ sql: 'd.number', kind: 'int' }];

/** The attempts to deliver events of one webhook. */
@Injectable()
export class DeliveriesQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** The last first. */
  async list(webhook: string, query: PageQuery): Promise<Page<WebhookDeliveryView>> {
    const keyset = new Keyset(query, BY_NUMBER, 'desc');
    const conditions = new Conditions().where('d.webhook = ?', webhook);
    conditions.and(keyset.condition((value) => conditions.value(value)));
    const limit = conditions.value(keyset.limit);
    const { rows } = await this.pool.query<WebhookDeliveryView>(
      `SELECT d.number, d.event, d.type, d.position, d.attempt, d.at, d.milliseconds, d.outcome, d.status, d.problem,
              d.next_at AS "nextAttemptAt"
         FROM work.webhook_deliveries d WHERE ${conditions.sql} ORDER BY ${keyset.orderBy} LIMIT ${limit}`,
      conditions.values,
    );
    return keyset.page(rows, ({ number }) => [String(number)]);
  }
}
