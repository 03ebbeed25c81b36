import { readdirSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { startOf } from './process-table.js';

/**
 * Makes a directory appear all at once: it is filled under another name beside its place and then renamed, so that nobody ever
 * sees half of it, and of several who do this at once one wins and the others' work is dropped.
 */
export async function createDirectoryAtomically(
  place: string,
  fill: (draft: string) => Promise<void>,
): Promise<void> {
  await sweep(place);
  const draft = await mkdtemp(`${place}.new-${process.pid}-`);
  try {
    await fill(draft);
    await rename(draft, place).catch((error: unknown) => {
      if (!isFilled(place)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Whether a directory is there and has something in it. */
export function isFilled(place: string): boolean {
  try {
    return readdirSync(place).length > 0;
  } catch {
    return false;
  }
}

/** Removes what killed processes left of their drafts. */
async function sweep(place: string): Promise<void> {
  const prefix = `${basename(place)}.new-`;
  const entries = await readdir(dirname(place));
  const dead = entries.filter(
    (name) =>
      name.startsWith(prefix) &&
      startOf(Number.parseInt(name.slice(prefix.length), 10)) === undefined,
  );
  for (const name of dead)
    await rm(join(dirname(place), name), { recursive: true, force: true }).catch(() => undefined);
}
