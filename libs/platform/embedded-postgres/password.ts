import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { isCluster, type DataHome } from './data-home.js';
import { codeOf, PostgresUnavailable } from './postgres-unavailable.js';

/**
 * The superuser's password of this home, made up and kept at the first call. Several first callers at once get the same one.
 * @throws PostgresUnavailable when it is not ours to read, or is lost although there is data
 */
export async function keptPassword(home: DataHome): Promise<string> {
  return (await read(home)) ?? (await make(home));
}

async function read({ passwordFile }: DataHome): Promise<string | undefined> {
  try {
    return (await readFile(passwordFile, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new PostgresUnavailable(
      `The password in ${passwordFile} cannot be read: it is another user's data.`,
      { cause: error },
    );
  }
}

async function make(home: DataHome): Promise<string> {
  if (isCluster(home)) return (await read(home)) ?? lost(home);
  const draft = `${home.passwordFile}.${process.pid}-${randomBytes(4).toString('hex')}`;
  await writePrivately(draft, randomBytes(24).toString('base64url'));
  try {
    await link(draft, home.passwordFile);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await read(home)) ?? make(home);
}

function lost({ pgdata, passwordFile }: DataHome): never {
  throw new PostgresUnavailable(
    `There is data in ${pgdata}, but its password, ${passwordFile}, is missing.`,
  );
}

/** A new file that nobody else can read, safe on the disk when this returns. */
export async function writePrivately(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${text}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
