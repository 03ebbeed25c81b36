import type { Pool, PoolClient } from 'pg';
import {
  idOf,
  openPersonal,
  sealedFor,
  type EventStore,
  type KeyRing,
  type Position,
  type Projection,
  type Row,
  type StoredEvent,
} from '#eventsourcing';
import { inTransaction } from '../database.js';
import { Checkpoint } from './checkpoint.js';
import type { Lease } from './lease.js';
import { columnsOf, removeOthers, upsert } from './tables.js';

interface Folded {
  state: unknown;
  revision: number;
  position: Position;
}
const categoryOf = (stream: string) => stream.slice(0, stream.indexOf('-'));

/**
 * Keeps the read models: a window of the log is folded per stream, and the rows of every stream it touched are written as sets,
 * in one transaction with the checkpoint.
 */
export class Projector {
  readonly #projections: ReadonlyMap<string, Projection>;
  readonly #remembered = new Map<string, Folded>();
  readonly checkpoint: Checkpoint;
  #columns: Map<string, string[]> | undefined;
  /** Told of every window that was taken in, and when that began (milliseconds since 1970). */
  projected: (events: readonly StoredEvent[], began: number) => void = () => undefined;

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly ring: KeyRing,
    projections: readonly Projection[],
    lease: Lease,
    private readonly windowSize = 1_000,
    /** Where the tables are: `read`, or beside it while they are rebuilt. */
    private readonly schema = 'read',
  ) {
    this.#projections = new Map(projections.map((projection) => [projection.category, projection]));
    this.checkpoint = new Checkpoint(pool, schema === 'read' ? 'read-models' : schema, lease);
  }

  get tables(): string[] {
    return [...this.#projections.values()].flatMap((projection) => [...projection.tables]);
  }

  /** Takes one window of the log in, not beyond `upTo` if given; false when there was nothing new. @throws NotOwner */
  async step(upTo?: Position): Promise<boolean> {
    if (await this.checkpoint.look()) this.#remembered.clear();
    const window = await this.store.readAll(this.checkpoint.position, this.windowSize);
    const next = upTo !== undefined && upTo < window.next ? upTo : window.next;
    if (next <= this.checkpoint.position) return false;
    const [events, began] = [window.events.filter((event) => event.position <= next), Date.now()];
    const folded = await this.#fold(events);
    await inTransaction(this.pool, async (client) => {
      await this.checkpoint.move(client, next);
      await this.#write(client, folded);
    }).catch((error: unknown) => {
      this.checkpoint.forget();
      throw error;
    });
    this.checkpoint.moved(next);
    for (const [stream, state] of folded) this.#remember(stream, state);
    this.projected(events, began);
    return true;
  }

  async #fold(events: readonly StoredEvent[]): Promise<Map<string, Folded>> {
    const known = events.filter((event) => this.#projections.has(categoryOf(event.stream)));
    const folded = await this.#statesOf([...new Set(known.map((event) => event.stream))]);
    const opened = await this.#open(known);
    for (const event of opened) {
      const before = folded.get(event.stream) as Folded;
      if (event.revision <= before.revision) continue;
      const projection = this.#projections.get(categoryOf(event.stream)) as Projection;
      folded.set(event.stream, { state: projection.evolve(before.state, event), revision: event.revision, position: event.position });
    }
    return folded;
  }

  async #open(events: readonly StoredEvent[]): Promise<readonly StoredEvent[]> {
    const isPersonal = (event: StoredEvent) => this.#projections.get(categoryOf(event.stream))?.personal === true;
    const persons = new Set(events.filter(isPersonal).flatMap((event) => sealedFor(event.data)));
    if (persons.size === 0) return events;
    const keys = await this.ring.keys([...persons], false);
    return events.map((event) => (isPersonal(event) ? { ...event, data: openPersonal(keys, event.id, event.data) } : event));
  }

  async #statesOf(streams: readonly string[]): Promise<Map<string, Folded>> {
    const folded = new Map<string, Folded>();
    const unknown: string[] = [];
    for (const stream of streams) {
      const remembered = this.#remembered.get(stream);
      if (remembered) folded.set(stream, remembered);
      else unknown.push(stream);
    }
    if (unknown.length === 0) return folded;
    const { rows } = await this.pool.query<{ stream: string; revision: number; state: unknown }>({
      name: `states-${this.schema}`,
      text: `SELECT stream, revision, state FROM ${this.schema}.states WHERE stream = ANY($1)`,
      values: [unknown],
    });
    for (const { stream, revision, state } of rows) folded.set(stream, { state, revision, position: '' });
    for (const stream of unknown) {
      if (!folded.has(stream))
        folded.set(stream, { state: this.#projections.get(categoryOf(stream))?.initial(), revision: -1, position: '' });
    }
    return folded;
  }

  async #write(client: PoolClient, folded: ReadonlyMap<string, Folded>): Promise<void> {
    this.#columns ??= await columnsOf(client, this.schema);
    const rows = new Map<string, Row[]>();
    const owners = new Map<string, string[]>();
    for (const [stream, { state, revision, position }] of folded) {
      const projection = this.#projections.get(categoryOf(stream)) as Projection;
      const id = idOf(stream);
      for (const [table, added] of Object.entries(projection.rows(state, { id, revision, position }))) {
        const set = rows.get(table);
        if (set) set.push(...added);
        else rows.set(table, [...added]);
      }
      for (const table of projection.shrinking ?? []) owners.set(table, [...(owners.get(table) ?? []), id]);
    }
    for (const [table, ids] of owners) await removeOthers(client, this.schema, table, ids, rows.get(table) ?? []);
    for (const [table, set] of rows) await upsert(client, this.schema, table, this.#columns.get(table) ?? [], set);
    const states = [...folded].map(([stream, { revision, state }]) => ({ stream, revision, state }));
    await client.query({
      name: `upsert-${this.schema}-states`,
      text: `INSERT INTO ${this.schema}.states SELECT * FROM json_populate_recordset(null::${this.schema}.states, $1::json)
             ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision, state = excluded.state`,
      values: [JSON.stringify(states)],
    });
  }

  #remember(stream: string, folded: Folded): void {
    this.#remembered.delete(stream);
    this.#remembered.set(stream, folded);
    const oldest = this.#remembered.size > 5_000 ? this.#remembered.keys().next().value : undefined;
    if (oldest !== undefined) this.#remembered.delete(oldest);
  }
}
