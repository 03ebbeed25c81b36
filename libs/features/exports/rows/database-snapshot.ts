import type { Pool, PoolClient } from 'pg';
import {
  READ_MODELS_POSITION,
  parsePgTimestamp,
  type Json,
  type Position,
  type Row,
} from '#kit/eventsourcing';
import { columnsOf, copyLines, type Column } from '#kit/pg-copy';

/** The read models at one position: every query of an export goes through this client. */
export interface DatabaseSnapshot {
  readonly client: PoolClient;
  /** Where in the log the read models stood. */
  readonly position: Position;
  /** Table → its columns. */
  readonly columns: ReadonlyMap<string, readonly Column[]>;
  /** What a SELECT finds as lines of a COPY. Left before the end, the snapshot is of no more use. */
  readonly copied: (
    select: string,
    values: readonly unknown[],
  ) => AsyncGenerator<string[], void, undefined>;
}

/** A whole row as one value, `row_to_json(t) AS row`: made into an object in half the time that the driver takes for its columns. */
export interface RowAsJson {
  readonly row: Record<string, Json> & Row;
}

/** The rows of a table, with instants as everywhere. */
export function rowsOfJson(
  { columns }: DatabaseSnapshot,
  table: string,
  found: readonly RowAsJson[],
): Row[] {
  const instants = (columns.get(table) ?? []).filter(({ kind }) => kind === 'instant');
  return found.map(({ row }) => {
    for (const { name } of instants) {
      const text = row[name];
      if (typeof text === 'string') row[name] = parsePgTimestamp(text);
    }
    return row;
  });
}

/** The tables an export reads. Held from before the snapshot, so that a rebuild that replaces them waits for its end. */
const TABLES = [
  'companies',
  'levels',
  'nonprofits',
  'people',
  'partnerships',
  'initiatives',
  'registrations',
  'participation_dates',
];
const HOLD = `LOCK TABLE ${TABLES.map((table) => `read.${table}`).join(', ')} IN ACCESS SHARE MODE`;

/**
 * Runs work in one REPEATABLE READ transaction, so that all of an export, its position included, is of one moment. The snapshot is
 * taken by the first query after the lock.
 */
export async function inSnapshot<T>(
  pool: Pool,
  work: (snapshot: DatabaseSnapshot) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  async function* copied(
    select: string,
    values: readonly unknown[],
  ): AsyncGenerator<string[], void, undefined> {
    broken = new Error('A COPY has been left before its end.');
    yield* copyLines(client, select, values);
    broken = undefined;
  }
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(HOLD);
    const { rows } = await client.query<{ position: Position }>(READ_MODELS_POSITION);
    return await work({
      client,
      position: rows[0]?.position ?? '',
      columns: await columnsOf(client, 'read'),
      copied,
    });
  } finally {
    if (!broken) await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
    client.release(broken);
  }
}
