import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of events lie beside those of exports. */
export const eventsFolderOf = (exports: string): string => join(exports, 'events');

/** Deletes every file of events: a file may have anybody's data. */
export class EventFilesEraser {
  constructor(private readonly exports: string) {}

  async erase(): Promise<void> {
    const folder = eventsFolderOf(this.exports);
    const names = await readdir(folder).catch(() => []);
    for (const name of names) await rm(join(folder, name), { force: true });
  }
}
