import type { Pool, PoolClient } from 'pg';
import {
  READ_MODELS_POSITION,
  parsePgTimestamp,
  type Json,
  type Position,
  type Row,
} from '#kit/eventsourcing';
import { columnsOf, copyLines, type Column } from '#kit/pg-copy';

/** The read models at one position. All queries of an export use this client. */
export interface DatabaseSnapshot {
  readonly client: PoolClient;
  /** Log position of the read models. */
  readonly position: Position;
  /** Columns by table. */
  readonly columns: ReadonlyMap<string, readonly Column[]>;
  /** The result of a SELECT as COPY lines. When the consumer stops early, the snapshot cannot be used any more. */
  readonly copied: (
    select: string,
    values: readonly unknown[],
  ) => AsyncGenerator<string[], void, undefined>;
}

/** A row as one JSON value, `row_to_json(t) AS row`: twice as fast to decode as single columns. */
export interface RowAsJson {
  readonly row: Record<string, Json> & Row;
}

/** The rows of a table, with instants in the product's format. */
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

/** Tables that an export reads. They are locked before the snapshot, so that a rebuild waits with its swap. */
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
const LOCK_TABLES = `LOCK TABLE ${TABLES.map((table) => `read.${table}`).join(', ')} IN ACCESS SHARE MODE`;

/**
 * Runs work in one REPEATABLE READ transaction, so that all data of an export and its position are consistent. The first query after the
 * lock takes the snapshot.
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
    broken = new Error('A COPY was not read to its end.');
    yield* copyLines(client, select, values);
    broken = undefined;
  }
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(LOCK_TABLES);
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
