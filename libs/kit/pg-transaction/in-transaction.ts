import type { Pool, PoolClient } from 'pg';

/**
 * Seconds for which a transaction may wait for its own process: the database ends it then, and the locks of a process that was stopped
 * in the middle of it are free before its lease has run out.
 */
const IDLE_SECONDS = 5;

/** Runs work in one transaction; any error rolls it back. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`BEGIN; SET LOCAL idle_in_transaction_session_timeout = '${IDLE_SECONDS}s'`);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The same for work that waits for others under the same lock name, in this process and in others, until their transactions end. */
export const inLockedTransaction = <T>(
  pool: Pool,
  lock: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> =>
  inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);
    return work(client);
  });
