import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Server } from './attach-server.js';
import type { Binaries } from './binaries.js';
import type { DataHome } from './data-home.js';
import { PostgresUnavailable } from './postgres-unavailable.js';
import { removeStalePidFile, readPidFile, stopPostmaster } from './postmaster.js';
import { addressOf, probe } from './probe.js';
import { asUser, environment } from './run-as.js';
import { until } from './wait-until.js';

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '128MB',
  max_connections: '200',
  // Pages are found as fast as read in order on what databases stand on today. Without it a page of a long list is sorted out of all of it.
  random_page_cost: '1.1',
};

/** Failures that another attempt may not meet: another start was first, another program took the port, the last server's last children. */
const TRANSIENT = [
  /lock file "postmaster\.pid" already exists/,
  /could not (bind|create any)/,
  /pre-existing shared memory block/,
];

/** Long enough for recovery after a crash. */
const START = 120_000;
const LARGE_LOG = 10_000_000;

/**
 * Starts a server on the cluster, detached from this process: neither the terminal's Ctrl-C nor our end reaches it, and it does not keep us
 * from ending. Ready when this returns.
 * @returns the output of the server, when another attempt may succeed
 * @throws PostgresUnavailable with the end of the server's log
 */
export async function launch(
  home: DataHome,
  binaries: Binaries,
  password: string,
  settings: Readonly<Record<string, string>>,
): Promise<Server | string> {
  removeStalePidFile(home.pgdata);
  const port = settings['port'] === undefined ? await freePort() : Number(settings['port']);
  const log = openLog(home.logFile);
  const child = spawnServer(
    home,
    binaries,
    { ...SETTINGS, ...settings, port: String(port) },
    log.descriptor,
  );
  closeSync(log.descriptor);
  let exit: string | undefined;
  child.once('error', (error) => (exit = String(error)));
  child.once('exit', (code, signal) => (exit = `it ended with ${signal ?? code}`));

  const isReady = (): boolean =>
    readPidFile(home.pgdata)?.pid === child.pid && readPidFile(home.pgdata)?.status === 'ready';
  await until(() => exit !== undefined || isReady(), START, 5);
  const { pid } = child;
  if (
    exit === undefined &&
    pid !== undefined &&
    (await probe(addressOf(port, password), START, START)) === 'ready'
  ) {
    return {
      pid,
      port,
      origin: binaries.origin,
      binaries: binaries.directory,
      hasExited: () => exit !== undefined,
    };
  }
  if (exit === undefined && pid !== undefined)
    await stopPostmaster(pid, home.pgdata, binaries.directory);
  const output = readFileSync(home.logFile).subarray(log.end).toString().trim();
  if (TRANSIENT.some((pattern) => pattern.test(output))) return output;
  throw new PostgresUnavailable(
    `PostgreSQL does not start on ${home.pgdata}: ${exit ?? 'it does not answer'}.\n${output.slice(-2000)}`,
  );
}

function spawnServer(
  home: DataHome,
  binaries: Binaries,
  settings: Record<string, string>,
  log: number,
): ChildProcess {
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(binaries.directory, 'postgres'), ['-D', home.pgdata, ...args], {
    ...asUser(home.user),
    cwd: binaries.directory,
    env: environment(),
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  child.unref();
  return child;
}

/** The log goes on where it was, unless it has become long: then it begins anew and the last one is kept. */
function openLog(path: string): { descriptor: number; end: number } {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGE_LOG)
    renameSync(path, `${path}.old`);
  const descriptor = openSync(path, 'a', 0o600);
  return { descriptor, end: fstatSync(descriptor).size };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const listener = createServer();
    listener.once('error', reject);
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      listener.close(() => resolve(port));
    });
  });
}
