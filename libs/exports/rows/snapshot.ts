import type { Pool, PoolClient } from 'pg';
import { instantSpelled, type Json, type Position, type Row } from '#eventsourcing';

/** The read models at one position: every query of an export goes through this client. */
export interface Snapshot {
  readonly client: PoolClient;
  /** Where in the log the read models stood. */
  readonly position: Position;
  /** Table → its columns that hold instants. */
  readonly instants: Instants;
}
type Instants = ReadonlyMap<string, readonly string[]>;

/** A whole row as one value, `row_to_json(t) AS row`: made into an object in half the time that the driver takes for its columns. */
export interface RowAsJson {
  readonly row: Record<string, Json> & Row;
}

/** The rows of a table, with instants as everywhere. */
export function rowsOfJson({ instants }: Snapshot, table: string, found: readonly RowAsJson[]): Row[] {
  const columns = instants.get(table) ?? [];
  return found.map(({ row }) => {
    for (const column of columns) {
      const text = row[column];
      if (typeof text === 'string') row[column] = instantSpelled(text);
    }
    return row;
  });
}

/** The tables an export reads. Held from before the snapshot, so that a rebuild that replaces them waits for its end. */
const TABLES = ['companies', 'levels', 'nonprofits', 'people', 'partnerships', 'initiatives', 'registrations', 'participation_dates'];
const HOLD = `LOCK TABLE ${TABLES.map((table) => `read.${table}`).join(', ')} IN ACCESS SHARE MODE`;

const INSTANTS = `
  SELECT table_name::text AS table, array_agg(column_name::text) AS columns FROM information_schema.columns
   WHERE table_schema = 'read' AND data_type = 'timestamp with time zone' GROUP BY 1`;

/**
 * Runs work in one REPEATABLE READ transaction, so that all of an export, its position included, is of one moment. The snapshot is
 * taken by the first query after the lock.
 */
export async function inSnapshot<T>(pool: Pool, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(HOLD);
    const { rows } = await client.query<{ position: Position }>(`SELECT position FROM work.checkpoints WHERE name = 'read-models'`);
    const { rows: known } = await client.query<{ table: string; columns: string[] }>(INSTANTS);
    const instants = new Map(known.map(({ table, columns }) => [table, columns]));
    return await work({ client, position: rows[0]?.position ?? '', instants });
  } finally {
    await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
    client.release(broken);
  }
}
