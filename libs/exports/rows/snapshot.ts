import type { Pool, PoolClient } from 'pg';
import type { Position } from '#eventsourcing';

/** The read models at one position: every query of an export goes through this client. */
export interface Snapshot {
  readonly client: PoolClient;
  /** Where in the log the read models stood. */
  readonly position: Position;
}

/** The tables an export reads. Held from before the snapshot, so that a rebuild that replaces them waits for its end. */
const TABLES = ['companies', 'levels', 'nonprofits', 'people', 'partnerships', 'initiatives', 'registrations', 'participation_dates'];
const HOLD = `LOCK TABLE ${TABLES.map((table) => `read.${table}`).join(', ')} IN ACCESS SHARE MODE`;

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
    return await work({ client, position: rows[0]?.position ?? '' });
  } finally {
    await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
    client.release(broken);
  }
}
