import type { Pool } from 'pg';
import type { Lock } from '#kit/eventsourcing';

/** A lock is waited for at most 30 s. The database takes it from a process that is stopped for 60 s. */
const BEGIN = `BEGIN; SET LOCAL lock_timeout = '30s'; SET LOCAL idle_in_transaction_session_timeout = '60s'`;

/**
 * Named locks as advisory locks of the database (ADR 0025). A lock lasts as long as its transaction: a process that dies releases it at
 * once, a stopped one after a minute.
 * @param pool connections for locks only: the work under a lock needs connections of its own
 */
export class AdvisoryLock implements Lock {
  constructor(private readonly pool: Pool) {}

  async withLocks<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(BEGIN);
      for (const name of names)
        await client.query({
          name: 'turn',
          text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
          values: [name],
        });
      return await work();
    } finally {
      await client.query('COMMIT').catch((lost: Error) => (broken = lost)); // the work is done, or refused, all the same
      client.release(broken);
    }
  }
}
