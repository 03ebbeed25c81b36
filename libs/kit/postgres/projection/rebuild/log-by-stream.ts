import type { Pool, PoolClient } from 'pg';
import { copyLines, copyInto, encodeCopyLine, type Column, type ColumnKind } from '#kit/pg-copy';
import { BEGINNING, type EventStore, type Position, type StoredEvent } from '#kit/eventsourcing';
import { EVENT_COLUMNS, EventLines } from './event-lines.js';

/** Where the rebuild reads the log from, ordered by stream: each stream's events come together, in order. */
export interface LogByStream {
  /** Batches of whole streams after one and, unless it is null, up to another, as the log was at `head`. */
  read(after: string, until: string | null, head: Position): AsyncIterable<StoredEvent[]>;
  /** Streams that divide the log into at most `parts` of about as many events; none where parts cannot be read apart. */
  boundaries(parts: number): Promise<string[]>;
}

/** Few enough to be garbage before they are moved among what lives long. */
const BATCH_EVENTS = 500;

/** Cuts lines into batches of whole streams. */
async function* wholeStreams(
  lines: AsyncIterable<string[]>,
  positionOf: (number: string) => Position,
): AsyncGenerator<StoredEvent[]> {
  const reader = new EventLines(positionOf);
  let batch: StoredEvent[] = [];
  for await (const some of lines) {
    for (const line of some) {
      const event = reader.eventOf(line);
      if (batch.length >= BATCH_EVENTS && event.revision === 0) {
        yield batch;
        batch = [];
      }
      batch.push(event);
    }
  }
  if (batch.length > 0) yield batch;
}

/** Events of the log that are looked at to divide it. */
const SAMPLED_EVENTS = 20_000;

/** The log in the same PostgreSQL: one ordered COPY along the index of streams. */
export class PostgresByStream implements LogByStream {
  constructor(private readonly pool: Pool) {}

  async *read(after: string, until: string | null, head: Position): AsyncGenerator<StoredEvent[]> {
    const client = await this.pool.connect();
    let done = false;
    try {
      const end = until === null ? '' : 'AND l.stream <= $3';
      const query = `SELECT ${EVENT_COLUMNS} FROM events.log l WHERE l.stream > $1 AND l.position <= $2 ${end} ORDER BY l.stream, l.revision`;
      yield* wholeStreams(copyLines(client, query, [after, Number(head), until]), (number) =>
        number.padStart(head.length, '0'),
      );
      done = true;
    } finally {
      client.release(!done);
    }
  }

  async boundaries(parts: number): Promise<string[]> {
    const { rows } = await this.pool.query<{ stream: string }>(
      `SELECT max(stream) AS stream FROM (
         SELECT stream, ntile($1) OVER (ORDER BY stream) AS part
           FROM events.log TABLESAMPLE SYSTEM (least(100, 100 * $2::float8 / greatest(1, (SELECT max(position) FROM events.log))))
       ) sampled WHERE part < $1 GROUP BY part ORDER BY 1`,
      [parts, SAMPLED_EVENTS],
    );
    return [...new Set(rows.map(({ stream }) => stream))];
  }
}

const columns = (kind: ColumnKind, ...names: readonly string[]): Column[] =>
  names.map((name) => ({ name, kind }));
const SPOOL_COLUMNS: readonly Column[] = [
  ...columns('text', 'stream', 'position', 'type'),
  ...columns('number', 'revision', 'version'),
  ...columns('id', 'id'),
  ...columns('instant', 'occurred_at', 'recorded_at'),
  ...columns('json', 'data', 'meta'),
];

/** A log elsewhere, in order of positions: spooled into a temporary table first, so that memory stays bounded. */
export class SpooledByStream implements LogByStream {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
  ) {}

  /** One pass over the log finds the events of all streams, so that reading parts would read it as often. */
  boundaries(): Promise<string[]> {
    return Promise.resolve([]);
  }

  async *read(after: string, _until: string | null, head: Position): AsyncGenerator<StoredEvent[]> {
    const client = await this.pool.connect();
    let done = false;
    try {
      await client.query(`CREATE TEMPORARY TABLE spool (stream text COLLATE "C", revision int, position text, id uuid, type text, version int,
                          data json, meta json, occurred_at timestamptz, recorded_at timestamptz)`);
      await this.#fill(client, after, head);
      const query = `SELECT ${EVENT_COLUMNS} FROM spool l ORDER BY l.stream, l.revision`;
      yield* wholeStreams(copyLines(client, query), (position) => position);
      await client.query('DROP TABLE spool');
      done = true;
    } finally {
      client.release(!done);
    }
  }

  async #fill(client: PoolClient, after: string, head: Position): Promise<void> {
    for (let position = BEGINNING; position < head;) {
      const page = await this.store.readAll(position, 5_000);
      if (page.next === position) break;
      const wanted = page.events.filter((event) => event.stream > after && event.position <= head);
      await copyInto(
        client,
        'spool',
        SPOOL_COLUMNS,
        wanted.map((event) => spoolLine(event)).join(''),
      );
      position = page.next;
    }
  }
}

const spoolLine = ({ occurredAt, recordedAt, ...event }: StoredEvent): string =>
  encodeCopyLine(
    { ...event, meta: { ...event.meta }, occurred_at: occurredAt, recorded_at: recordedAt },
    SPOOL_COLUMNS,
  );
