import { StoredLog } from '#features/history';
import { PostgresEventStore } from '#kit/postgres';
import type { Runtime } from './runtime.js';

/** The log as it is stored, with its seals. */
export function storedLogOf({
  written,
  seals,
  pool,
}: Pick<Runtime, 'written' | 'seals' | 'pool'>): StoredLog {
  const dense = written instanceof PostgresEventStore;
  return {
    log: written,
    seals,
    dense,
    lastAssigned: async () => (dense ? lastPosition(pool) : undefined),
  };
}

/** The last position that the counter assigned. It shows whether the end of the log was deleted. */
async function lastPosition(pool: Runtime['pool']): Promise<string | undefined> {
  const { rows } = await pool.query<{ last: number }>('SELECT last FROM events.counter');
  const last = rows[0]?.last ?? 0;
  return last === 0 ? undefined : String(last).padStart(16, '0');
}
