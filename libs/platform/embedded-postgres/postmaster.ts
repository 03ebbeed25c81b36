import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './postgres-unavailable.js';
import { servesCluster, startOf } from './process-table.js';
import { until } from './wait-until.js';

/** What a server writes about itself into `postmaster.pid`, line by line while it starts. */
export interface Postmaster {
  readonly pid: number;
  /** Undefined: not there yet. */
  readonly port: number | undefined;
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby' | undefined;
}

/** What the cluster's pid file says; undefined when there is none. It says nothing about whether that server still lives. */
export function readPidFile(pgdata: string): Postmaster | undefined {
  const lines = pidFileText(pgdata)?.split('\n');
  const pid = Number.parseInt(lines?.[0] ?? '', 10);
  if (!lines || Number.isNaN(pid)) return undefined;
  const port = Number.parseInt(lines[3] ?? '', 10);
  return {
    pid,
    port: port > 0 ? port : undefined,
    status: (lines[7]?.trim() || undefined) as Postmaster['status'],
  };
}

/** The server of this cluster, if one lives. */
export function runningPostmaster(pgdata: string): Postmaster | undefined {
  const found = readPidFile(pgdata);
  return found && servesCluster(found.pid, pgdata) ? found : undefined;
}

/**
 * Removes a pid file whose number some other process has got since: the server would believe it and refuse to start. (One
 * without a process the server removes itself.)
 */
export function removeStalePidFile(pgdata: string): void {
  const text = pidFileText(pgdata);
  const pid = readPidFile(pgdata)?.pid;
  if (
    text === undefined ||
    pid === undefined ||
    startOf(pid) === undefined ||
    servesCluster(pid, pgdata)
  )
    return;
  const [path, aside] = [
    join(pgdata, 'postmaster.pid'),
    join(pgdata, `postmaster.pid.${process.pid}`),
  ];
  renameSync(path, aside);
  if (readFileSync(aside, 'utf8') === text) return rmSync(aside);
  renameSync(aside, path);
}

/** How long each signal has: a fast shutdown ends sessions and writes all out, an immediate one relies on recovery. */
export interface Patience {
  readonly fast: number;
  readonly immediate: number;
}

const SHUTDOWN: Patience = { fast: 60_000, immediate: 10_000 };

/**
 * Ends the server and waits until it is gone; harmless when it is gone already.
 * @param binaries where pg_ctl is, which Windows needs for signals
 * @throws when it outlives even SIGKILL, or is not ours to signal
 */
export async function stopPostmaster(
  pid: number,
  pgdata: string,
  binaries: string,
  timeout = SHUTDOWN,
): Promise<void> {
  const gone = (): boolean => !servesCluster(pid, pgdata);
  const steps = [
    ['INT', timeout.fast],
    ['QUIT', timeout.immediate],
    ['KILL', 10_000],
  ] as const;
  for (const [signal, time] of steps) {
    if (gone()) return;
    send(pid, signal, binaries);
    if (await until(gone, time)) return;
  }
  throw new Error(`The PostgreSQL server with process id ${pid} does not end.`);
}

/** A stopped process (Ctrl-Z, SIGSTOP) hears its signals only when it is woken. */
function send(pid: number, signal: 'INT' | 'QUIT' | 'KILL', binaries: string): void {
  if (process.platform === 'win32' && signal !== 'KILL') {
    spawnSync(join(binaries, 'pg_ctl'), ['kill', signal, String(pid)], { windowsHide: true });
    return;
  }
  try {
    process.kill(pid, `SIG${signal}`);
    if (process.platform !== 'win32') process.kill(pid, 'SIGCONT');
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

function pidFileText(pgdata: string): string | undefined {
  try {
    return readFileSync(join(pgdata, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
