import { READ_MODELS_POSITION } from '#kit/eventsourcing';
import type { Runtime } from '../runtime.js';
import { migrationsPending } from '#kit/postgres';
import { MIGRATIONS } from '../read-models.js';
import { lagBehind } from './lag.js';

export const CHECKS = ['database', 'store', 'migrations', 'lag', 'engine', 'stopping'] as const;

/** Whether this process can do its work, and if not, what is missing. Says nothing about the data. */
export interface Readiness {
  readonly status: 'ok' | 'not ready';
  readonly failing: readonly (typeof CHECKS)[number][];
}

/** An answer that takes longer is none. */
const PATIENCE_MILLISECONDS = 3_000;

async function inTime(check: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>(
    (resolve) => (timer = setTimeout(() => resolve(false), PATIENCE_MILLISECONDS)),
  );
  return Promise.race([check().catch(() => false), late]).finally(() => clearTimeout(timer));
}

/**
 * Ready: the database answers and is of this version, the store answers, the read models are not further behind than
 * READY_LAG_SECONDS, no cycle of the engine has lasted longer than that, and the process is not about to stop.
 */
export async function readinessOf({
  pool,
  store,
  clock,
  config,
  cycles,
  stopping,
}: Runtime): Promise<Readiness> {
  const lag = async () => {
    const { rows } = await pool.query<{ position: string }>(READ_MODELS_POSITION);
    const { seconds } = await lagBehind(store, rows[0]?.position ?? '', clock.now());
    return seconds <= config.READY_LAG_SECONDS;
  };
  const checks: Record<(typeof CHECKS)[number], () => Promise<boolean>> = {
    database: async () => (await pool.query('SELECT 1')).rowCount === 1,
    store: async () => typeof (await store.head()) === 'string',
    migrations: async () => (await migrationsPending(pool, MIGRATIONS)).length === 0,
    lag,
    engine: async () => cycles.seconds <= config.READY_LAG_SECONDS,
    stopping: async () => !stopping.aborted,
  };
  const passed = await Promise.all(CHECKS.map((name) => inTime(checks[name])));
  const failing = CHECKS.filter((_, index) => !passed[index]);
  return { status: failing.length === 0 ? 'ok' : 'not ready', failing };
}
