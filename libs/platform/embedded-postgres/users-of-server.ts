import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataHome } from './data-home.js';
import { startOf } from './process-table.js';

let count = 0;

/**
 * Says that this process uses the server of this home, so that whoever stops first leaves it running for the others. A process
 * that dies without a word no longer counts.
 * @returns how to end the use; it tells how many others there are
 */
export function registerUse({ usersDirectory }: DataHome): () => number {
  const mine = `${process.pid}-${startOf(process.pid)}-${++count}`;
  writeFileSync(join(usersDirectory, mine), '');
  return () => {
    rmSync(join(usersDirectory, mine), { force: true });
    const entries = readdirSync(usersDirectory);
    entries
      .filter((entry) => !isLive(entry))
      .forEach((entry) => rmSync(join(usersDirectory, entry), { force: true }));
    return entries.filter(isLive).length;
  };
}

function isLive(entry: string): boolean {
  const [pid, start] = entry.split('-');
  return startOf(Number(pid)) === start;
}
