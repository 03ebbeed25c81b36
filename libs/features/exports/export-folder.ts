import { UUID_PATTERN } from '#kit/eventsourcing';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportFilesRepository } from './export-files.repository.js';

/** Files of exports are named after them, whatever else lies in the folder. */
const NAME = new RegExp(`^${UUID_PATTERN}\\.`);
const idIn = (name: string): string => name.slice(0, 36);

/** The files and manifests in the folder of exports that a test on their export's id chooses; none where there is no folder yet. */
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

/** Removes all files of one export. */
export const removeFilesOf = (folder: string, id: string): Promise<void> =>
  removeFiles(folder, () => Promise.resolve((other: string) => other === id));

/** Removes the files that belong to no export any more. */
export const removeStray = (folder: string, files: ExportFilesRepository): Promise<void> =>
  removeFiles(folder, async (ids) => {
    const kept = await files.withFile(ids);
    return (id) => !kept.has(id);
  });
