import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PostgresUnavailable } from './postgres-unavailable.js';

/** Whom the server runs as, because it refuses to run as root. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** In this order; an existing cluster's owner comes before them. None is ever created. */
const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * The user for a server of this cluster; undefined means: whoever we are.
 * @throws PostgresUnavailable when we are root and there is nobody else to be
 */
export function serverUser(pgdata: string, passwd = '/etc/passwd'): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(pgdata, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const users = readUsers(passwd);
  const found = CANDIDATES.map((name) => users.get(name)).find(
    (user) => user !== undefined && user.uid !== 0,
  );
  if (found) return found;
  throw new PostgresUnavailable(
    `PostgreSQL does not run as root, and ${passwd} names no user "postgres" or "nobody" to run it as.`,
  );
}

/** Whether that user gets to a directory, or may run a file, going by the permission bits on the whole way. */
export function mayEnter(path: string, user: ServerUser | undefined): boolean {
  if (user === undefined) return true;
  const { uid, gid, mode } = statSync(path);
  const bits = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
  if ((bits & 1) === 0) return false;
  const parent = dirname(path);
  return parent === path || mayEnter(parent, user);
}

function readUsers(passwd: string): Map<string, ServerUser> {
  const lines = readFileSync(passwd, 'utf8').split('\n');
  return new Map(
    lines
      .map((line) => line.split(':'))
      .filter((fields) => fields.length >= 4)
      .map(([name = '', , uid, gid]) => [
        name,
        { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 },
      ]),
  );
}
