import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf, PostgresUnavailable } from './postgres-unavailable.js';
import { mayEnter, serverUser, type ServerUser } from './server-user.js';

/**
 * One directory with everything that belongs to one server. The cluster is the server's user's; the rest stays ours, also when
 * the server runs as somebody else: who may read the password is decided by who we are.
 */
export interface DataHome {
  readonly directory: string;
  readonly pgdata: string;
  readonly passwordFile: string;
  readonly logFile: string;
  /** Who uses the server at present, a file each. */
  readonly usersDirectory: string;
  /** Undefined: the server runs as whoever we are. */
  readonly user: ServerUser | undefined;
}

/** Where things go that the server's user could not get at in their own place. */
export const PUBLIC_PLACE = process.platform === 'win32' ? tmpdir() : '/var/tmp';

/**
 * The home for the directory asked for, made if need be. Where the server's user cannot get to it, the home is one under
 * {@link PUBLIC_PLACE}, always the same for the same directory; the log says which.
 * @throws PostgresUnavailable when it cannot be made, when data is there already but out of the server's user's reach, or when
 * there is no such user
 */
export function openHome(asked: string, log: (line: string) => void): DataHome {
  try {
    return open(asked, log);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    throw new PostgresUnavailable(
      `${asked} cannot be used for PostgreSQL's data: ${String(error)}`,
      { cause: error },
    );
  }
}

function open(asked: string, log: (line: string) => void): DataHome {
  const wanted = homeAt(truePath(resolve(asked)));
  const elsewhere = homeAt(substituteFor(wanted.directory));
  if (isCluster(wanted)) return prepared(reachable(wanted));
  if (!isCluster(elsewhere) && makeReachable(wanted)) return prepared(wanted);
  log(
    `PostgreSQL runs as ${elsewhere.user?.name}, who had no way to ${wanted.directory}: the data is in ${elsewhere.directory}`,
  );
  makeOwnDirectory(elsewhere.directory, 0o711);
  return prepared(elsewhere);
}

/** Whether data was ever made here. */
export function isCluster(home: DataHome): boolean {
  return existsSync(join(home.pgdata, 'PG_VERSION'));
}

/**
 * A directory of ours where everybody can put things: nobody else's of that name is believed.
 * @throws PostgresUnavailable when somebody else has it
 */
export function makeOwnDirectory(path: string, mode: number): void {
  try {
    mkdirSync(path);
    chmodSync(path, mode);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  if (!isOwnDirectory(path))
    throw new PostgresUnavailable(
      `${path} is not a directory that only we can write to; remove it.`,
    );
}

export function isOwnDirectory(path: string): boolean {
  const found = lstatSync(path);
  if (!found.isDirectory()) return false;
  return (
    process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0)
  );
}

function homeAt(directory: string): DataHome {
  const at = (name: string): string => join(directory, name);
  const pgdata = at('pgdata');
  return {
    directory,
    pgdata,
    passwordFile: at('password'),
    logFile: at('server.log'),
    usersDirectory: at('users'),
    user: serverUser(pgdata),
  };
}

function prepared(home: DataHome): DataHome {
  mkdirSync(home.usersDirectory, { recursive: true, mode: 0o700 });
  return home;
}

function reachable(home: DataHome): DataHome {
  if (mayEnter(home.directory, home.user)) return home;
  throw new PostgresUnavailable(
    `There is data in ${home.directory}, but ${home.user?.name}, whom PostgreSQL runs as, may not enter it or a directory above it.`,
  );
}

/** Makes the directory, its parents with the usual rights and only itself closed, unless the server's user could not get there. */
function makeReachable({ directory, user }: DataHome): boolean {
  if (!mayEnter(nearestExisting(dirname(directory)), user)) return false;
  mkdirSync(dirname(directory), { recursive: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (user !== undefined && isOwnDirectory(directory) && holdsOnlyOurs(directory))
    chmodSync(directory, 0o711);
  return mayEnter(directory, user);
}

/** Empty, or holding only what an earlier, unfinished start left: then its rights are ours to set. */
function holdsOnlyOurs(directory: string): boolean {
  return readdirSync(directory).every((name) =>
    /^(password|server\.log|users|pgdata\.new-)/.test(name),
  );
}

/** The home under {@link PUBLIC_PLACE} that stands in for a directory. */
export function substituteFor(directory: string): string {
  const digest = createHash('sha256').update(directory).digest('hex').slice(0, 12);
  return join(
    PUBLIC_PLACE,
    `volunteer-ledger-data-${process.getuid?.() ?? 'user'}-${basename(directory)}-${digest}`,
  );
}

/** The path without symbolic links, also where its end does not exist yet: one directory, one name. */
function truePath(path: string): string {
  const existing = nearestExisting(path);
  return join(realpathSync(existing), path.slice(existing.length));
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}
