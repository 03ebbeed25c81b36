import {
  foldInSlices,
  idOf,
  type EventStore,
  type Projection,
  type Row,
  type StoredEvent,
} from '#kit/eventsourcing';
import { rowsOfJson, type RowAsJson, type DatabaseSnapshot } from './database-snapshot.js';

/** Rows by owner. Owners without rows are left out. */
export type RowsByOwner = ReadonlyMap<string, readonly Row[]>;

/** Rows of the read models by owner, the aggregate whose stream they come from, in the order of the projection. */
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

/** Tables with several rows per owner, and their order. In other tables the owner's one row has its id as primary key. */
const ORDER_OF_ROWS: Readonly<Record<string, string>> = {
  participation_dates: 'owner, seq',
  levels: 'owner, id',
};

/** Rows of the current read models. */
export class LiveTables implements Tables {
  constructor(private readonly snapshot: DatabaseSnapshot) {}

  async rows(
    _projection: Projection,
    table: string,
    owners: readonly string[],
  ): Promise<RowsByOwner> {
    if (owners.length === 0) return new Map();
    const order = ORDER_OF_ROWS[table];
    const which =
      order === undefined ? 'id = ANY($1::uuid[])' : `owner = ANY($1::uuid[]) ORDER BY ${order}`;
    const text = `SELECT row_to_json(t) AS row FROM read.${table} t WHERE ${which}`;
    const { rows } = await this.snapshot.client.query<RowAsJson>({ text, values: [owners] });
    return byOwner(rowsOfJson(this.snapshot, table, rows));
  }
}

/** Streams read concurrently. */
const READERS = 8;
/** Limit of the cache of folded streams. A batch asks for the same streams once per table. */
const MAX_CACHED = 2_000;

type Folded = Readonly<Record<string, readonly Row[]>>;
export type StreamReader = Pick<EventStore, 'readStream' | 'readStreams'>;

/** The events of each stream, in order. */
export async function readStreams(
  store: StreamReader,
  streams: readonly string[],
): Promise<Map<string, StoredEvent[]>> {
  const found = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]));
  if (store.readStreams && streams.length > 1) {
    for (const event of await store.readStreams(streams)) found.get(event.stream)?.push(event);
    return found;
  }
  const queue = [...streams];
  const read = async () => {
    for (let stream = queue.pop(); stream !== undefined; stream = queue.pop())
      found.set(stream, await store.readStream(stream));
  };
  await Promise.all(Array.from({ length: READERS }, read));
  return found;
}

/**
 * Rows of an earlier state: folded by the same projections, from selected events of the log only. Personal fields stay encrypted, because
 * names are always the current ones.
 */
export class FoldedTables implements Tables {
  readonly #cache = new Map<string, Folded>();

  constructor(
    private readonly store: StreamReader,
    private readonly isSelected: (event: StoredEvent) => boolean,
  ) {}

  async rows(
    projection: Projection,
    table: string,
    owners: readonly string[],
  ): Promise<RowsByOwner> {
    if (this.#cache.size + owners.length > MAX_CACHED) this.#cache.clear();
    const streams = owners.map((id) => `${projection.category}-${id}`);
    const unknown = streams.filter((stream) => !this.#cache.has(stream));
    for (const [stream, events] of await readStreams(this.store, unknown))
      this.#cache.set(stream, await this.#fold(projection, stream, events));
    const rowsOf = (stream: string): readonly Row[] => this.#cache.get(stream)?.[table] ?? [];
    return new Map(
      streams
        .map((stream) => [idOf(stream), rowsOf(stream)] as const)
        .filter(([, rows]) => rows.length > 0),
    );
  }

  async #fold(
    projection: Projection,
    stream: string,
    all: readonly StoredEvent[],
  ): Promise<Folded> {
    const events = all.filter((event) => this.isSelected(event));
    const last = events.at(-1);
    if (!last) return {};
    const state = await foldInSlices(projection, projection.initial(), events);
    return projection.rows(state, {
      id: idOf(stream),
      revision: last.revision,
      position: last.position,
    });
  }
}
