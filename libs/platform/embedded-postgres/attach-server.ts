import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SYSTEM_DIRECTORY } from './binaries.js';
import type { DataHome } from './data-home.js';
import { PostgresUnavailable } from './postgres-unavailable.js';
import { readPidFile, runningPostmaster, stopPostmaster } from './postmaster.js';
import { addressOf, probe } from './probe.js';
import { servesCluster } from './process-table.js';
import { until } from './wait-until.js';

export interface Server {
  readonly pid: number;
  readonly port: number;
  readonly origin: 'embedded' | 'system';
  /** Where its programs are. */
  readonly binaries: string;
  /** False while it is our child and its end has not reached us: to end ourselves then would leave a zombie. */
  readonly hasExited: () => boolean;
}

/** How long another's start, recovery included, or its shutdown may take. */
const TRANSITION_TIMEOUT = 120_000;
const ANSWER_TIMEOUT = 3_000;

/**
 * The server that runs on this data already: an orphan of a killed process, or another process's. One that is just starting or
 * stopping is waited for; one that does not answer is stopped. Its settings stay those it was started with.
 * @returns undefined when there is none, or none any more
 * @throws PostgresUnavailable when it does not take the password of this home
 */
export async function attachServer(
  home: DataHome,
  password: string,
  log: (line: string) => void,
): Promise<Server | undefined> {
  const found = runningPostmaster(home.pgdata);
  if (!found) return undefined;
  await until(() => isSettled(found.pid, home.pgdata), TRANSITION_TIMEOUT);
  const settled = runningPostmaster(home.pgdata);
  if (!settled) return undefined;
  if (settled.pid !== found.pid) return attachServer(home, password, log);
  const { pid, port } = settled;
  const answer =
    port === undefined
      ? 'silent'
      : await probe(addressOf(port, password), ANSWER_TIMEOUT, TRANSITION_TIMEOUT);
  if (answer === 'ready' && port !== undefined)
    return { pid, port, ...programOf(home.pgdata), hasExited: () => true };
  if (answer === 'wrong_password') {
    throw new PostgresUnavailable(
      `A PostgreSQL server (process ${pid}) runs on ${home.pgdata}, but not with the password in ${home.passwordFile}.`,
    );
  }
  log(
    `PostgreSQL (process ${pid}) was left running on ${home.pgdata} and does not answer: stopping it`,
  );
  await stopPostmaster(pid, home.pgdata, programOf(home.pgdata).binaries, {
    fast: 5_000,
    immediate: 5_000,
  });
  return undefined;
}

function isSettled(pid: number, pgdata: string): boolean {
  if (!servesCluster(pid, pgdata)) return true;
  const status = readPidFile(pgdata)?.status;
  return status === 'ready' || status === 'standby';
}

/** The server keeps its own command line. */
function programOf(pgdata: string): Pick<Server, 'origin' | 'binaries'> {
  const [program = ''] = readFileSync(join(pgdata, 'postmaster.opts'), 'utf8').split(' "-');
  return {
    origin: program.startsWith(`${SYSTEM_DIRECTORY}/`) ? 'system' : 'embedded',
    binaries: dirname(program),
  };
}
