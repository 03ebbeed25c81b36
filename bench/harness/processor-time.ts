import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from 'pg';

/** Hundredths of a second: the unit of /proc on Linux. */
const TICK_MICROSECONDS = 10_000;

interface Stat {
  readonly parent: number;
  readonly own: number;
  /** Of its children that have ended. */
  readonly ended: number;
}

/** Processor time of a process so far, in microseconds (Linux); undefined once it has ended. */
function statOf(pid: number | string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const time = (...places: number[]) =>
      TICK_MICROSECONDS * places.reduce((sum, place) => sum + Number(fields[place]), 0);
    return { parent: Number(fields[1]), own: time(11, 12), ended: time(13, 14) };
  } catch {
    return undefined;
  }
}

/** Processor time of one process so far, in microseconds. */
export const processTime = (pid: number): number => statOf(pid)?.own ?? 0;

/** Processor time of a PostgreSQL server and all its processes so far, in microseconds. */
export async function serverTime(pool: Pick<Pool, 'query'>): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const server = statOf(rows[0]?.pid ?? 0)?.parent ?? 0;
  const whole = statOf(server);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat?.parent === server)
    .reduce((sum, stat) => sum + (stat?.own ?? 0), (whole?.own ?? 0) + (whole?.ended ?? 0));
}

/** What processes and the server have used since, in microseconds. */
export async function timeUsed(
  pids: readonly number[],
  server: Pick<Pool, 'query'>,
): Promise<() => Promise<number>> {
  const now = async (): Promise<number> =>
    pids.reduce((sum, pid) => sum + processTime(pid), await serverTime(server));
  const begun = await now();
  return async () => (await now()) - begun;
}
