import type { PoolClient } from 'pg';
import { columnsOf, type Column } from '#kit/pg-copy';
import { idOf, type Projection, type Row } from '#kit/eventsourcing';
import type { Folded, Projections } from './folded-states.js';
import { removeOthers, upsert } from './projection-tables.js';

/** Writes what streams have come to as rows of the read models, and beside them, set by set. */
export class RowWriter {
  #columns: ReadonlyMap<string, readonly Column[]> | undefined;

  constructor(
    private readonly projections: Projections,
    private readonly schema: string,
  ) {}

  /** Within the caller's transaction. */
  async write(client: PoolClient, folded: ReadonlyMap<string, Folded>): Promise<void> {
    this.#columns ??= await columnsOf(client, this.schema);
    const rows = new Map<string, Row[]>();
    const owners = new Map<string, string[]>();
    for (const [stream, { state, revision, position }] of folded) {
      const projection = this.projections.of(stream) as Projection;
      const id = idOf(stream);
      for (const [table, added] of Object.entries(
        projection.rows(state, { id, revision, position }),
      )) {
        const set = rows.get(table);
        if (set) set.push(...added);
        else rows.set(table, [...added]);
      }
      for (const table of projection.shrinking ?? [])
        owners.set(table, [...(owners.get(table) ?? []), id]);
    }
    for (const [table, ids] of owners)
      await removeOthers(client, this.schema, table, ids, rows.get(table) ?? []);
    for (const [table, set] of rows)
      await upsert(client, this.schema, table, this.#columns.get(table) ?? [], set);
    const states = [...folded].map(([stream, { revision, state }]) => ({
      stream,
      revision,
      state,
    }));
    await client.query({
      name: `upsert-${this.schema}-states`,
      text: `INSERT INTO ${this.schema}.states SELECT * FROM json_populate_recordset(null::${this.schema}.states, $1::json)
             ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision, state = excluded.state`,
      values: [JSON.stringify(states)],
    });
  }
}
