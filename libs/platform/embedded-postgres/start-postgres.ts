import { setTimeout as pause } from 'node:timers/promises';
import { attachServer, type Server } from './attach-server.js';
import { candidates, chooseBinaries } from './binaries.js';
import { clusterVersion, ensureCluster } from './cluster.js';
import { openHome, type DataHome } from './data-home.js';
import { PostgresUnavailable } from './postgres-unavailable.js';
import { launch } from './launch-server.js';
import { keptPassword } from './password.js';
import { stopPostmaster } from './postmaster.js';
import { addressOf } from './probe.js';
import { servesCluster } from './process-table.js';
import { Supervisor } from './supervisor.js';
import { until } from './wait-until.js';
import { registerUse } from './users-of-server.js';

export interface StartOptions {
  /** Where everything is kept; made if need be. */
  readonly dataDirectory: string;
  readonly log?: (line: string) => void;
  /** More settings of the server, by name; `port` for one that must be known beforehand. An attached server keeps its own. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface RunningPostgres {
  /** The superuser's address of the maintenance database `postgres`, on 127.0.0.1. */
  readonly url: string;
  /** The same for another database of this server. */
  urlOf(database: string): string;
  /** Where the data really is: the directory asked for, or one under /var/tmp where the server's user can get. */
  readonly dataDirectory: string;
  /** It ran already: an orphan of a killed process, or another process's. */
  readonly attached: boolean;
  readonly origin: 'embedded' | 'system';
  /** Process id of the server; another one after a restart. */
  readonly pid: number;
  /**
   * From now on restarts the server at the same address whenever it ends, at most five times within five minutes.
   * @param onGiveUp called once when that is not enough, with a message for people
   */
  keepRunning(onGiveUp: (error: PostgresUnavailable) => void): void;
  /** Ends the server and waits for its end, unless other living users of it remain. Again: the same. */
  stop(): Promise<void>;
}

const ATTEMPTS = 20;

/**
 * A real PostgreSQL on this data directory: the one that runs on it already, or a new one, out of npm or of the system. It outlives
 * this process unless it is stopped, and is found again by the next call; several calls at once share one.
 * @throws PostgresUnavailable when there can be none; its message is for people
 */
export async function startPostgres({
  dataDirectory,
  log = () => undefined,
  settings = {},
}: StartOptions): Promise<RunningPostgres> {
  const home = openHome(dataDirectory, log);
  const password = await keptPassword(home);
  const releaseUse = registerUse(home);
  try {
    const found = await findOrLaunch(home, password, settings, log);
    const { origin, port } = found.server;
    const what = `PostgreSQL (${origin}) on 127.0.0.1:${port}, data in ${home.directory}`;
    log(found.attached ? `${what}: was running already` : what);
    return handle(home, found, password, releaseUse, log, settings);
  } catch (error) {
    releaseUse();
    throw error;
  }
}

interface Found {
  readonly server: Server;
  readonly attached: boolean;
}

async function findOrLaunch(
  home: DataHome,
  password: string,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Found> {
  let output = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const running = await attachServer(home, password, log);
    if (running) return { server: running, attached: true };
    const binaries = await chooseBinaries(candidates(), home.user, await clusterVersion(home));
    await ensureCluster(home, binaries, password, settings['fsync'] !== 'off');
    const server = await launch(home, binaries, password, settings);
    if (typeof server !== 'string') return { server, attached: false };
    output = server;
    await pause(attempt * 20);
  }
  throw new PostgresUnavailable(`PostgreSQL does not start on ${home.pgdata}:\n${output}`);
}

function handle(
  home: DataHome,
  found: Found,
  password: string,
  releaseUse: () => number,
  log: (line: string) => void,
  settings: Readonly<Record<string, string>>,
): RunningPostgres {
  const { port, origin } = found.server;
  let { server } = found;
  const restart = async (): Promise<void> => {
    const again = await findOrLaunch(home, password, { ...settings, port: String(port) }, log);
    server = again.server;
    log(
      server.port === port
        ? `PostgreSQL on 127.0.0.1:${port}: runs again`
        : `PostgreSQL was started by another process, on port ${server.port} instead of ${port}`,
    );
  };
  const supervisor = new Supervisor(
    () => servesCluster(server.pid, home.pgdata) && server.port === port,
    restart,
    log,
  );
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await supervisor.stop();
    const others = releaseUse();
    if (others > 0)
      return log(`PostgreSQL in ${home.directory} is left running: ${others} more use it`);
    await stopPostmaster(server.pid, home.pgdata, server.binaries);
    await until(server.hasExited, 1000);
  };
  return {
    url: addressOf(port, password),
    urlOf: (database) => addressOf(port, password, database),
    dataDirectory: home.directory,
    attached: found.attached,
    origin,
    get pid() {
      return server.pid;
    },
    keepRunning: (onGiveUp) => supervisor.start(onGiveUp),
    stop: () => (stopping ??= stop()),
  };
}
