import {
  fold,
  idOf,
  type EventStore,
  type Projection,
  type Row,
  type StoredEvent,
} from '#kit/eventsourcing';
import { rowsOfJson, type RowAsJson, type DatabaseSnapshot } from './database-snapshot.js';

/** Owner → its rows; owners that have none yet are left out. */
export type RowsByOwner = ReadonlyMap<string, readonly Row[]>;

/** Rows of the read models by the owner from whose stream they come, in the order in which the projection makes them. */
export interface Tables {
  rows(projection: Projection, table: string, owners: readonly string[]): Promise<RowsByOwner>;
}

function byOwner(rows: readonly Row[]): RowsByOwner {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const others = found.get(row.owner);
    if (others) others.push(row);
    else found.set(row.owner, [row]);
  }
  return found;
}

/** Tables in which an owner has several rows, and their order. In all others its only row has its id, and is found by the primary key. */
const SEVERAL: Readonly<Record<string, string>> = {
  participation_dates: 'owner, seq',
  levels: 'owner, id',
};

/** The rows as the tables hold them. */
export class LiveTables implements Tables {
  constructor(private readonly snapshot: DatabaseSnapshot) {}

  async rows(
    _projection: Projection,
    table: string,
    owners: readonly string[],
  ): Promise<RowsByOwner> {
    if (owners.length === 0) return new Map();
    const order = SEVERAL[table];
    const which =
      order === undefined ? 'id = ANY($1::uuid[])' : `owner = ANY($1::uuid[]) ORDER BY ${order}`;
    const text = `SELECT row_to_json(t) AS row FROM read.${table} t WHERE ${which}`;
    const { rows } = await this.snapshot.client.query<RowAsJson>({ text, values: [owners] });
    return byOwner(rowsOfJson(this.snapshot, table, rows));
  }
}

/** Streams read at once. */
const READERS = 8;
/** Streams whose rows are remembered: those of a batch, which are asked for table by table. */
const REMEMBERED = 2_000;

type Folded = Readonly<Record<string, readonly Row[]>>;
export type StreamReader = Pick<EventStore, 'readStream' | 'readStreams'>;

/**
 * The rows as they would be if only some of the events were there: folded from the log by the same projections. Personal fields stay
 * sealed: names are always today's.
 */
export class FoldedTables implements Tables {
  readonly #remembered = new Map<string, Folded>();

  constructor(
    private readonly store: StreamReader,
    private readonly counts: (event: StoredEvent) => boolean,
  ) {}

  async rows(
    projection: Projection,
    table: string,
    owners: readonly string[],
  ): Promise<RowsByOwner> {
    if (this.#remembered.size + owners.length > REMEMBERED) this.#remembered.clear();
    const streams = owners.map((id) => `${projection.category}-${id}`);
    const unknown = streams.filter((stream) => !this.#remembered.has(stream));
    for (const [stream, events] of await this.#read(unknown))
      this.#remembered.set(stream, this.#fold(projection, stream, events));
    const rowsOf = (stream: string): readonly Row[] => this.#remembered.get(stream)?.[table] ?? [];
    return new Map(
      streams
        .map((stream) => [idOf(stream), rowsOf(stream)] as const)
        .filter(([, rows]) => rows.length > 0),
    );
  }

  async #read(streams: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    const found = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]));
    if (this.store.readStreams && streams.length > 1) {
      for (const event of await this.store.readStreams(streams))
        found.get(event.stream)?.push(event);
      return found;
    }
    const queue = [...streams];
    const read = async () => {
      for (let stream = queue.pop(); stream !== undefined; stream = queue.pop())
        found.set(stream, await this.store.readStream(stream));
    };
    await Promise.all(Array.from({ length: READERS }, read));
    return found;
  }

  #fold(projection: Projection, stream: string, all: readonly StoredEvent[]): Folded {
    const events = all.filter((event) => this.counts(event));
    const last = events.at(-1);
    if (!last) return {};
    const state = fold(projection, projection.initial(), events);
    return projection.rows(state, {
      id: idOf(stream),
      revision: last.revision,
      position: last.position,
    });
  }
}
