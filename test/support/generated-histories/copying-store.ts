import pg from 'pg';
import { encodeCopyLine, type Column, type ColumnKind } from '#kit/pg-copy';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import {
  serializeEvents,
  InMemoryEventStore,
  type AppendRequest,
  type AppendResult,
  type EventStore,
  type Position,
  type StoredEvent,
} from '#kit/eventsourcing';
import { toPosition } from '#kit/postgres';

const columns = (kind: ColumnKind, ...names: readonly string[]): Column[] =>
  names.map((name) => ({ name, kind }));
const COLUMNS: readonly Column[] = [
  ...columns('text', 'stream', 'type', 'hash'),
  ...columns('number', 'position', 'revision', 'version', 'append_start'),
  ...columns('id', 'id'),
  ...columns('instant', 'occurred_at', 'recorded_at'),
  ...columns('json', 'data', 'meta'),
];
const CHUNK_CHARACTERS = 256 * 1024;

/**
 * An empty log that is filled by one writer as fast as PostgreSQL takes rows: appends become lines of one COPY, and are on disk
 * only after {@link finish}. Reads know the streams that were not forgotten; there is no reading across streams.
 */
export class CopyingStore implements Pick<EventStore, 'append' | 'readStream' | 'close'> {
  readonly #streams = new Map<string, StoredEvent[]>();
  #lines = '';
  #events = 0;

  private constructor(
    private readonly client: pg.Client,
    private readonly copy: CopyStreamQuery,
  ) {}

  /** @param url of the owner of a database with an empty log */
  static async open(url: string): Promise<CopyingStore> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('BEGIN');
    return new CopyingStore(
      client,
      client.query(
        copyFrom(`COPY events.log (${COLUMNS.map(({ name }) => name).join(', ')}) FROM STDIN`),
      ),
    );
  }

  get events(): number {
    return this.#events;
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    serializeEvents(request);
    const { stream, events } = request;
    const known = this.#streams.get(stream) ?? [];
    const start = known.length;
    for (const event of events) {
      const revision = known.length;
      const position = toPosition(String((this.#events += 1)));
      known.push({ ...event, stream, revision, position });
      const { occurredAt, recordedAt, meta, ...rest } = event;
      const own = { occurred_at: occurredAt, recorded_at: recordedAt, append_start: start };
      this.#lines += encodeCopyLine(
        { ...rest, ...own, meta: { ...meta }, stream, revision, position: this.#events },
        COLUMNS,
      );
    }
    this.#streams.set(stream, known);
    if (this.#lines.length >= CHUNK_CHARACTERS) await this.#flush();
    return {
      outcome: 'ok',
      revision: known.length - 1,
      position: toPosition(String(this.#events)),
    };
  }

  async readStream(stream: string, from = 0): Promise<StoredEvent[]> {
    return (this.#streams.get(stream) ?? []).slice(from);
  }

  /** Nobody will read this stream again. */
  forget(stream: string): void {
    this.#streams.delete(stream);
  }

  /** Commits, and leaves the table as if it had been in use for a while: counted, vacuumed, analysed. */
  async finish(): Promise<void> {
    await this.#flush();
    await new Promise<void>((resolve, reject) => {
      this.copy.on('error', reject).on('finish', resolve);
      this.copy.end();
    });
    await this.client.query('UPDATE events.counter SET last = $1', [this.#events]);
    await this.client.query('COMMIT');
    await this.client.query('VACUUM (ANALYZE) events.log');
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  async #flush(): Promise<void> {
    const lines = this.#lines;
    this.#lines = '';
    if (!this.copy.write(lines))
      await new Promise<void>((resolve) => this.copy.once('drain', resolve));
  }
}

/** A store for the kit's command handling: what it needs of one is to append and to read a stream. */
export function asEventStore(copying: CopyingStore): EventStore {
  const other = new InMemoryEventStore();
  return {
    append: (request) => copying.append(request),
    readStream: (stream, from) => copying.readStream(stream, from),
    readAll: (after: Position, limit, filter) => other.readAll(after, limit, filter),
    head: async () => toPosition(String(copying.events)),
    subscribe: (after, limit, signal, filter) => other.subscribe(after, limit, signal, filter),
    close: () => copying.close(),
  };
}
