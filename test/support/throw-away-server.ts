import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '#platform/embedded-postgres';

export interface ThrowAwayServer {
  readonly url: string;
  /** Ends the server and removes all it had. */
  drop(): Promise<void>;
}

const PREFIX = 'volunteer-ledger-test-';
/** Nothing here has to survive anything. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * A server for one run of tests. It ends with the run, also when that is interrupted; what a run that was killed outright left
 * behind, the next one clears away.
 * @param settings left out: those of a server on which nothing has to survive anything
 */
export async function startThrowAwayServer(
  settings: Readonly<Record<string, string>> = SETTINGS,
): Promise<ThrowAwayServer> {
  await clearAwayLeftovers();
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const server = await startPostgres({ dataDirectory: directory, settings });
  const forget = stopWithProcess(server.pid);
  return {
    url: server.url,
    drop: async () => {
      forget();
      await server.stop();
      await rm(server.dataDirectory, { recursive: true, force: true });
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Jest's global tear-down does not run after Ctrl-C. */
function stopWithProcess(pid: number): () => void {
  const stop = (): void => {
    try {
      process.kill(pid, 'SIGINT');
    } catch {
      // gone already
    }
  };
  const stopAndEnd = (signal: NodeJS.Signals): void => {
    forget();
    stop();
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    process.off('exit', stop).off('SIGINT', stopAndEnd).off('SIGTERM', stopAndEnd);
  };
  process.on('exit', stop).on('SIGINT', stopAndEnd).on('SIGTERM', stopAndEnd);
  return forget;
}

async function clearAwayLeftovers(): Promise<void> {
  const entries = await readdir(tmpdir());
  const leftovers = entries.filter(
    (name) => name.startsWith(PREFIX) && !isAlive(Number.parseInt(name.slice(PREFIX.length), 10)),
  );
  for (const name of leftovers) await clearAway(join(tmpdir(), name)).catch(() => undefined);
}

/** Starting on the directory adopts the server that still runs there, and so can stop it. */
async function clearAway(directory: string): Promise<void> {
  const server = await startPostgres({ dataDirectory: directory, settings: SETTINGS });
  await server.stop();
  await rm(server.dataDirectory, { recursive: true, force: true });
  await rm(directory, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
