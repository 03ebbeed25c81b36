import { fold, idOf, type EventStore, type Projection, type Row, type StoredEvent } from '#eventsourcing';
import type { Snapshot } from './snapshot.js';

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

/** Tables whose rows have an order of their own. */
const ORDER: Readonly<Record<string, string>> = { participation_dates: 'owner, seq' };

/** The rows as the tables hold them. */
export class LiveTables implements Tables {
  constructor(private readonly snapshot: Snapshot) {}

  async rows(_projection: Projection, table: string, owners: readonly string[]): Promise<RowsByOwner> {
    if (owners.length === 0) return new Map();
    const order = ORDER[table];
    const text = `SELECT * FROM read.${table} WHERE owner = ANY($1::uuid[])${order === undefined ? '' : ` ORDER BY ${order}`}`;
    const { rows } = await this.snapshot.client.query<Row>({ text, values: [owners] });
    return byOwner(rows);
  }
}

/** Streams read at once. */
const READERS = 8;

/**
 * The rows as they would be if only some of the events were there: folded from the log by the same projections. Personal fields stay
 * sealed: names are always today's.
 */
export class FoldedTables implements Tables {
  constructor(
    private readonly store: Pick<EventStore, 'readStream'>,
    private readonly counts: (event: StoredEvent) => boolean,
  ) {}

  async rows(projection: Projection, table: string, owners: readonly string[]): Promise<RowsByOwner> {
    const found = new Map<string, readonly Row[]>();
    const queue = [...owners].reverse();
    const read = async () => {
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) found.set(id, await this.#fold(projection, table, id));
    };
    await Promise.all(Array.from({ length: READERS }, read));
    return new Map(owners.flatMap((id) => (found.get(id)?.length ? [[id, found.get(id) as readonly Row[]] as const] : [])));
  }

  async #fold(projection: Projection, table: string, id: string): Promise<readonly Row[]> {
    const events = (await this.store.readStream(`${projection.category}-${id}`)).filter((event) => this.counts(event));
    const last = events.at(-1);
    if (!last) return [];
    const state = fold(projection, projection.initial(), events);
    return projection.rows(state, { id: idOf(last.stream), revision: last.revision, position: last.position })[table] ?? [];
  }
}
