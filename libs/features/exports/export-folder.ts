import { UUID_PATTERN } from '#kit/eventsourcing';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportFilesRepository } from './export-files.repository.js';

/** Names of export files begin with the id of the export. The folder may hold other files. */
const NAME = new RegExp(`^${UUID_PATTERN}\\.`);
const idIn = (name: string): string => name.slice(0, 36);

/** Deletes the files and manifests of the chosen exports. A missing folder counts as empty. */
async function removeFiles(
  folder: string,
  chosen: (ids: readonly string[]) => Promise<(id: string) => boolean>,
): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name));
  const isChosen = await chosen([...new Set(names.map(idIn))]);
  await Promise.all(
    names
      .filter((name) => isChosen(idIn(name)))
      .map((name) => rm(join(folder, name), { force: true })),
  );
}

/** Deletes all files of one export. */
export const removeFilesOf = (folder: string, id: string): Promise<void> =>
  removeFiles(folder, () => Promise.resolve((other: string) => other === id));

/** Deletes files whose export has no file or no longer exists. */
export const removeStray = (folder: string, files: ExportFilesRepository): Promise<void> =>
  removeFiles(folder, async (ids) => {
    const kept = await files.withFile(ids);
    return (id) => !kept.has(id);
  });
