import type { Pool, PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BEGINNING, type EventStore, type Position, type StoredEvent } from '#eventsourcing';
import { copyLine, EVENT_COLUMNS, EventLines, type Column, type ColumnKind } from './copy-text.js';

/** Where the rebuild reads the log from, ordered by stream: each stream's events come together, in order. */
export interface LogByStream {
  /** Batches of whole streams after `stream`, as the log was at `head`. */
  read(after: string, head: Position): AsyncIterable<StoredEvent[]>;
}

/** Few enough to be garbage before they are moved among what lives long. */
const BATCH_EVENTS = 500;

async function* linesOf(client: PoolClient, query: string): AsyncGenerator<string[]> {
  const stream = client.query(copyTo(query));
  stream.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
}

/** Cuts lines into batches of whole streams. */
async function* wholeStreams(lines: AsyncIterable<string[]>, positionOf: (number: string) => Position): AsyncGenerator<StoredEvent[]> {
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

const literal = (text: string): string => `'${text.replace(/'/g, "''")}'`;

/** The log in the same PostgreSQL: one ordered COPY along the index of streams. */
export class PostgresByStream implements LogByStream {
  constructor(private readonly pool: Pool) {}

  async *read(after: string, head: Position): AsyncGenerator<StoredEvent[]> {
    const client = await this.pool.connect();
    let done = false;
    try {
      const query = `COPY (SELECT ${EVENT_COLUMNS} FROM events.log l WHERE l.stream > ${literal(after)} AND l.position <= ${Number(head)}
                           ORDER BY l.stream, l.revision) TO STDOUT`;
      yield* wholeStreams(linesOf(client, query), (number) => number.padStart(head.length, '0'));
      done = true;
    } finally {
      client.release(!done);
    }
  }
}

const columns = (kind: ColumnKind, ...names: readonly string[]): Column[] => names.map((name) => ({ name, kind }));
const SPOOL_COLUMNS: readonly Column[] = [
  ...columns('text', 'stream', 'position', 'type'),
  ...columns('plain', 'revision', 'id', 'version', 'occurred_at', 'recorded_at'),
  ...columns('json', 'data', 'meta'),
];

/** A log elsewhere, in order of positions: spooled into a temporary table first, so that memory stays bounded. */
export class SpooledByStream implements LogByStream {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
  ) {}

  async *read(after: string, head: Position): AsyncGenerator<StoredEvent[]> {
    const client = await this.pool.connect();
    let done = false;
    try {
      await client.query(`CREATE TEMPORARY TABLE spool (stream text COLLATE "C", revision int, position text, id uuid, type text, version int,
                          data json, meta json, occurred_at timestamptz, recorded_at timestamptz)`);
      await this.#fill(client, after, head);
      const query = `COPY (SELECT ${EVENT_COLUMNS} FROM spool l ORDER BY l.stream, l.revision) TO STDOUT`;
      yield* wholeStreams(linesOf(client, query), (position) => position);
      await client.query('DROP TABLE spool');
      done = true;
    } finally {
      client.release(!done);
    }
  }

  async #fill(client: PoolClient, after: string, head: Position): Promise<void> {
    for (let position = BEGINNING; position < head;) {
      const window = await this.store.readAll(position, 5_000);
      if (window.next === position) break;
      const wanted = window.events.filter((event) => event.stream > after && event.position <= head);
      await copyInto(client, 'spool', SPOOL_COLUMNS, wanted.map((event) => spoolLine(event)).join(''));
      position = window.next;
    }
  }
}

const spoolLine = ({ occurredAt, recordedAt, ...event }: StoredEvent): string =>
  copyLine({ ...event, meta: { ...event.meta }, occurred_at: occurredAt, recorded_at: recordedAt }, SPOOL_COLUMNS);

/** Sends prepared COPY text into a table. */
export async function copyInto(client: PoolClient, table: string, columns: readonly Column[], text: string | Buffer): Promise<void> {
  if (text.length === 0) return;
  const { from } = await import('pg-copy-streams');
  const stream = client.query(from(`COPY ${table} (${columns.map(({ name }) => name).join(', ')}) FROM STDIN`));
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject);
    stream.on('finish', resolve);
    stream.end(text);
  });
}
