import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  Conditions,
  forbidden,
  neededRoles,
  READ_MODELS,
  refuseUnknownFilters,
  seesEverything,
  type Caller,
} from '#platform/authorization';
import { nextDay } from '#kit/eventsourcing';
import { ERASED_PERSON, Keyset, type Page, type SortColumn } from '#platform/http';
import type { DeadMailItem } from './dead-mail.response.js';
import type { DeadMailsQueryBody } from './dead-mails.dto.js';

const SELECT = `
  SELECT o.id, o.kind, o.audience, o.registration, o.partnership, o.caused_at AS "causedAt", o.attempts, o.problem,
         json_build_object('id', o.recipient, 'name', coalesce(e.name, '${ERASED_PERSON}'), 'mail', e.mail) AS recipient
    FROM work.outbox o LEFT JOIN read.people e ON e.id = o.recipient AND NOT e.erased
   WHERE o.status = 'dead'`;

const BY_CAUSE: readonly SortColumn[] = [
  { sql: 'o.caused_at', kind: 'instant' },
  { sql: 'o.id', kind: 'uuid' },
];

/** Mails that failed for good. */
@Injectable()
export class DeadMailsQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** Caused last first. @throws Refusal forbidden unless the caller sees the whole platform; not_found for a filter */
  async list(caller: Caller, query: DeadMailsQueryBody): Promise<Page<DeadMailItem>> {
    if (!seesEverything(caller))
      throw forbidden(
        'role',
        'You are not permitted to list mails that failed: it needs the role platform, or that of an auditor or analyst of the platform.',
        neededRoles(caller, ['auditor', 'analyst', 'platform']),
      );
    await refuseUnknownFilters(this.pool, caller, { recipient: query.recipient });
    const keyset = new Keyset(query, BY_CAUSE, 'desc');
    const conditions = new Conditions()
      .where('o.kind = ?', query.kind)
      .where('o.recipient = ?', query.recipient)
      .where('o.caused_at >= ?::timestamptz', query.from && `${query.from}T00:00:00Z`)
      .where('o.caused_at < ?::timestamptz', query.to && `${nextDay(query.to)}T00:00:00Z`);
    conditions.and(keyset.condition((value) => conditions.value(value)));
    const limit = conditions.value(keyset.limit);
    const { rows } = await this.pool.query<DeadMailItem>(
      `${SELECT} AND ${conditions.sql} ORDER BY ${keyset.orderBy} LIMIT ${limit}`,
      conditions.values,
    );
    return keyset.page(rows, ({ causedAt, id }) => [causedAt, id]);
  }
}
