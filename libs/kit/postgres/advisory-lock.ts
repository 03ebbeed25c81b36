import type { Pool } from 'pg';
import type { Lock } from '#kit/eventsourcing';

/** For how long one waits for a turn before it fails; and after which the database takes it from a process that stands still. */
const BEGIN = `BEGIN; SET LOCAL lock_timeout = '30s'; SET LOCAL idle_in_transaction_session_timeout = '60s'`;

/**
 * Turns by advisory locks of the database (ADR 0025). A lock lasts as long as its transaction: a process that dies gives it back at
 * once, one that was stopped after a minute.
 * @param pool of connections for nothing else: whoever has a turn needs others for its work
 */
export class AdvisoryLock implements Lock {
  constructor(private readonly pool: Pool) {}

  async withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(BEGIN);
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
