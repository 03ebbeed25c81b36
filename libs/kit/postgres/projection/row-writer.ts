import type { PoolClient } from 'pg';
import { columnsOf, type Column } from '#kit/pg-copy';
import { idOf, type Projection, type Row } from '#kit/eventsourcing';
import { changedRows } from './changed-rows.js';
import type { Folded, Projections } from './folded-states.js';
import { remove, removeOthers, upsert } from './projection-tables.js';

/** A snapshot is taken of a stream once it has grown by so many events, and by a quarter. */
const SNAPSHOT_EVENTS = 100;
const SNAPSHOT_GROWTH = 1.25;

interface Snapshot {
  readonly stream: string;
  readonly revision: number;
  readonly state: unknown;
}

interface TableChanges {
  readonly rows: Row[];
  /** Ids of rows that are gone. */
  readonly gone: string[];
  /** Owners whose rows in the table are not known: those that are not among `rows` are to go. */
  readonly unknown: string[];
}

/** What a page changes: the states of its streams with their rows, and what of it is to be written. */
export interface PageChanges {
  readonly states: ReadonlyMap<string, Folded>;
  readonly tables: ReadonlyMap<string, TableChanges>;
  readonly snapshots: readonly Snapshot[];
}

/** Writes what streams have come to as rows of the read models, set by set, and only the rows that have changed. */
export class RowWriter {
  #columns: ReadonlyMap<string, readonly Column[]> | undefined;

  constructor(
    private readonly projections: Projections,
    private readonly schema: string,
  ) {}

  /** Computes what {@link write} is to write. */
  changesOf(folded: ReadonlyMap<string, Folded>): PageChanges {
    const states = new Map<string, Folded>();
    const tables = new Map<string, TableChanges>();
    const snapshots: Snapshot[] = [];
    for (const [stream, before] of folded) {
      const { state, revision, position } = before;
      if (position === '') continue; // nothing new
      const projection = this.projections.of(stream) as Projection;
      const id = idOf(stream);
      const rows = projection.rows(state, { id, revision, position });
      for (const [table, after] of Object.entries(rows))
        this.#compare(changesIn(tables, table), projection, table, id, before, after);
      const isDue =
        !projection.personal &&
        revision >= Math.max(before.snapshot * SNAPSHOT_GROWTH, before.snapshot + SNAPSHOT_EVENTS);
      if (isDue) snapshots.push({ stream, revision, state });
      states.set(stream, {
        ...before,
        written: rows,
        snapshot: isDue ? revision : before.snapshot,
      });
    }
    return { states, tables, snapshots };
  }

  /** Within the caller's transaction. */
  async write(client: PoolClient, { tables, snapshots }: PageChanges): Promise<void> {
    this.#columns ??= await columnsOf(client, this.schema);
    for (const [table, { rows, gone, unknown }] of tables) {
      if (unknown.length > 0) await removeOthers(client, this.schema, table, unknown, rows);
      if (gone.length > 0) await remove(client, this.schema, table, gone);
      await upsert(client, this.schema, table, this.#columns.get(table) ?? [], rows);
    }
    if (snapshots.length === 0) return;
    await client.query({
      name: `upsert-${this.schema}-snapshots`,
      text: `INSERT INTO ${this.schema}.snapshots SELECT * FROM json_populate_recordset(null::${this.schema}.snapshots, $1::json)
             ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision, state = excluded.state`,
      values: [JSON.stringify(snapshots)],
    });
  }

  #compare(
    { rows, gone, unknown }: TableChanges,
    { shrinking }: Projection,
    table: string,
    id: string,
    { written }: Folded,
    after: readonly Row[],
  ): void {
    if (!written) {
      for (const row of after) rows.push(row);
      if (shrinking?.includes(table)) unknown.push(id);
      return;
    }
    const difference = changedRows(written[table] ?? [], after);
    for (const row of difference.changed) rows.push(row);
    for (const row of difference.gone) gone.push(row);
  }
}

function changesIn(tables: Map<string, TableChanges>, table: string): TableChanges {
  const known = tables.get(table) ?? { rows: [], gone: [], unknown: [] };
  tables.set(table, known);
  return known;
}
