import type { Pool } from 'pg';

/** How long rows of a table are kept. Rows of work, not of the log: an event is kept for ever. */
export interface RetentionRule {
  readonly table: string;
  /** SQL: the instant from which a row's term runs. An index on it keeps the clean-up cheap. */
  readonly since: string;
  /** SQL: the rows that have a term; without it, all of them. */
  readonly only?: string;
  /** Interval of PostgreSQL, by the database's clock, such as `48 hours`. */
  readonly keep: string;
}

/** Rows deleted by one statement: few enough that others wait for none of them. */
const BATCH = 1_000;

/**
 * Deletes the rows whose term has passed, a batch at a time.
 * @returns how many
 */
export async function deleteExpired(
  pool: Pool,
  { table, since, only = 'true', keep }: RetentionRule,
  stopping?: AbortSignal,
): Promise<number> {
  const text = `
    DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM ${table} WHERE ${only} AND ${since} < now() - interval '${keep}' LIMIT ${BATCH}))`;
  let deleted = 0;
  while (!stopping?.aborted) {
    const { rowCount } = await pool.query(text);
    deleted += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) break;
  }
  return deleted;
}
