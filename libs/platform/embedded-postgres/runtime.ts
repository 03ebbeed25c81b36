import { existsSync, readdirSync } from 'node:fs';
import {
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { isOwnDirectory, PUBLIC_PLACE } from './data-home.js';
import { createDirectoryAtomically } from './staging-directories.js';
import { codeOf } from './postgres-unavailable.js';
import { mayEnter, type ServerUser } from './server-user.js';

/**
 * The packaged runtime (`bin`, `lib`, `share`) in a place and a state in which the server's user can run it: as it lies in
 * node_modules, with library links that `npm --ignore-scripts` left out made good; or, where that user cannot get there or we
 * cannot write there, a copy made once.
 * @throws when the copy's place is somebody else's
 */
export async function usableRuntime(
  native: string,
  version: string,
  user: ServerUser | undefined,
  place = PUBLIC_PLACE,
): Promise<string> {
  if (withinReach(native, user) && (await makeLinks(native))) return native;
  const copy = join(
    place,
    `volunteer-ledger-${version}-${process.platform}-${process.arch}-${process.getuid?.() ?? 'user'}`,
  );
  if (existsSync(copy) && !isOwnDirectory(copy))
    throw new Error(`${copy} is not a directory that only we can write to`);
  if (existsSync(copy) && isComplete(native, copy)) return copy;
  if (existsSync(copy)) await discard(copy);
  await createDirectoryAtomically(copy, async (draft) => {
    await copyReadable(native, draft);
    await makeLinks(native, draft);
  });
  return copy;
}

function withinReach(native: string, user: ServerUser | undefined): boolean {
  return ['bin/postgres', 'lib', 'share'].every(
    (part) => user === undefined || mayEnter(join(native, part), user),
  );
}

/**
 * Makes the links that are missing, as the package lists them.
 * @returns false when one cannot be made there
 */
async function makeLinks(native: string, target = native): Promise<boolean> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  const missing = links.filter(
    (link) => !existsSync(join(target, relative('native', link.target))),
  );
  const made = await Promise.all(
    missing.map(({ source, target: link }) =>
      symlink(relative(dirname(link), source), join(target, relative('native', link))).then(
        () => true,
        (error: unknown) => codeOf(error) === 'EEXIST',
      ),
    ),
  );
  return made.every(Boolean);
}

/** Copies a tree so that everybody can read and run it, whatever the rights of the original. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyReadable(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else {
      await copyFile(source, target);
      await chmod(target, (await stat(source)).mode & 0o100 ? 0o755 : 0o644);
    }
  }
}

/** A place for temporary things may be cleaned by age, file by file. */
function isComplete(native: string, copy: string): boolean {
  const there = new Set(everything(copy));
  return everything(native).every((path) => there.has(path));
}

function everything(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' });
}

async function discard(copy: string): Promise<void> {
  const aside = `${copy}.new-${process.pid}-old`;
  await rename(copy, aside);
  await rm(aside, { recursive: true, force: true });
}
