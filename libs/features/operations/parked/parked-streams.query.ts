import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Conditions, READ_MODELS, type Caller } from '#platform/authorization';
import type { EventStore } from '#kit/eventsourcing';
import { EVENT_STORE } from '#kit/nestjs';
import { Keyset, type Page, type SortColumn } from '#platform/http';
import type { ParkedStreamsQueryBody } from '../http/dto/parked-streams.dto.js';
import { refuseUnlessSeesPlatform } from '../platform-access.js';
import type { ParkedStreamItem } from './parked-stream.response.js';
import type { StreamToReplay } from './parked-replay.port.js';

const BY_TIME: readonly SortColumn[] = [
  { sql: `date_trunc('milliseconds', p.since)`, kind: 'instant' },
  { sql: 'p.reader', kind: 'text' },
  { sql: 'p.stream', kind: 'text' },
];

type Row = Omit<ParkedStreamItem, 'eventsWaiting'>;

/** The streams that readers of the log have set aside (ADR 0024). */
@Injectable()
export class ParkedStreamsQuery {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly log: EventStore,
  ) {}

  /** Parked first, first. @throws Refusal forbidden */
  async list(caller: Caller, query: ParkedStreamsQueryBody): Promise<Page<ParkedStreamItem>> {
    refuseUnlessSeesPlatform(caller, 'list parked streams');
    const keyset = new Keyset(query, BY_TIME);
    const conditions = new Conditions()
      .where('p.reader = ?', query.reader)
      .where('p.type = ?', query.type)
      .where('(p.problem IS NULL) = ?', query.state && query.state === 'waiting');
    conditions.and(keyset.condition((value) => conditions.value(value)));
    const limit = conditions.value(keyset.limit);
    const { rows } = await this.pool.query<Row>(
      `SELECT p.reader, p.stream, p.revision, p.event, p.type, p.position, p.problem, p.since
         FROM work.parked p WHERE ${conditions.sql} ORDER BY ${keyset.orderBy} LIMIT ${limit}`,
      conditions.values,
    );
    const page = keyset.page(rows, ({ since, reader, stream }) => [since, reader, stream]);
    const items: ParkedStreamItem[] = [];
    for (const row of page.items)
      items.push({ ...row, eventsWaiting: await this.#waiting(row.stream, row.revision) });
    return { ...page, items };
  }

  /** All that are parked, the read models' first. */
  async all(): Promise<(StreamToReplay & { readonly waiting: boolean })[]> {
    const { rows } = await this.pool.query<StreamToReplay & { waiting: boolean }>(
      `SELECT reader, stream, problem IS NULL AS waiting FROM work.parked ORDER BY reader <> 'read-models', reader, stream`,
    );
    return rows;
  }

  async #waiting(stream: string, revision: number): Promise<number> {
    return (await this.log.readStream(stream, revision)).length;
  }
}
