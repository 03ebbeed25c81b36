import { chown, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { isCluster, type DataHome } from './data-home.js';
import { createDirectoryAtomically } from './staging-directories.js';
import { PostgresUnavailable } from './postgres-unavailable.js';
import { writePrivately } from './password.js';
import { runAs } from './run-as.js';

/** The major version that made the data; undefined when there is none yet. */
export async function clusterVersion(home: DataHome): Promise<number | undefined> {
  if (!isCluster(home)) return undefined;
  return Number.parseInt(await readFile(join(home.pgdata, 'PG_VERSION'), 'utf8'), 10);
}

/**
 * Makes the cluster with initdb, unless there is one. A killed start leaves none rather than half of one, and several starts at
 * once end up with the same one.
 * @param durable false spares the disk, for data that is thrown away
 * @throws PostgresUnavailable when initdb fails
 */
export async function ensureCluster(
  home: DataHome,
  binaries: Binaries,
  password: string,
  durable: boolean,
): Promise<void> {
  if (isCluster(home)) return;
  await createDirectoryAtomically(home.pgdata, async (draft) => {
    const passwordFile = `${draft}.password`;
    try {
      await writePrivately(passwordFile, password);
      await changeOwner(home, draft, passwordFile);
      await initialise(home, binaries, draft, passwordFile, durable);
    } finally {
      await rm(passwordFile, { force: true });
    }
  });
}

async function changeOwner({ user }: DataHome, ...paths: string[]): Promise<void> {
  if (user === undefined) return;
  try {
    for (const path of paths) await chown(path, user.uid, user.gid);
  } catch (error) {
    throw new PostgresUnavailable(
      `PostgreSQL runs as ${user.name}, but this process may not changeOwner it its directory.`,
      { cause: error },
    );
  }
}

async function initialise(
  home: DataHome,
  binaries: Binaries,
  draft: string,
  passwordFile: string,
  durable: boolean,
): Promise<void> {
  const options = [
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--data-checksums',
  ];
  const sync = durable ? [] : ['--no-sync'];
  const args = [
    ...options,
    ...localeOptions(binaries.major),
    ...sync,
    '--no-instructions',
    '-D',
    draft,
  ];
  const { ok, output } = await runAs(home.user, join(binaries.directory, 'initdb'), args);
  if (ok && existsSync(join(draft, 'PG_VERSION'))) return;
  throw new PostgresUnavailable(
    `PostgreSQL could not make its data directory in ${home.directory}:\n${output}`,
  );
}

/** Order by code point, the same on every system; from 17 on also upper and lower case beyond ASCII without the system's help. */
function localeOptions(major: number): string[] {
  return major >= 17
    ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    : ['--locale=C'];
}
