import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { StoredEvent } from '#kit/eventsourcing';
import { rowsIn, type InstallationTable } from '#kit/postgres';
import type { Config } from '../../runtime/config.js';
import { fileOf, LOG, readManifest, type BackupFolders } from './backup-folders.js';
import { activateInstallation, importInstallation, type Report } from './import-installation.js';
import { openInstallation, type Installation } from './open-installation.js';

/**
 * Restores a backup into an empty database and event store, verifies it, destroys the keys of all people erased in the log, and builds
 * the read models. Sends no mail. A second run resumes an interrupted one. @throws NotInUse when the target is not empty
 */
export async function restoreInto(
  config: Config,
  url: string,
  folders: BackupFolders,
  report: Report,
): Promise<void> {
  const { files } = await readManifest(folders.events);
  const { files: tables } = await readManifest(folders.keys);
  if (!(LOG in files)) throw new Error(`${folders.events} contains no events (${LOG}).`);
  const log = async function* () {
    const lines = createInterface({
      input: createReadStream(join(folders.events, LOG)).pipe(createGunzip()),
      crlfDelay: Infinity,
    });
    for await (const line of lines) yield JSON.parse(line) as StoredEvent;
  };
  const first = (await log().next()).value;
  if (!first) throw new Error('The backup contains no events.');
  const installation = await openInstallation(config, url);
  try {
    const fill = async ({ client }: Installation, table: InstallationTable) => {
      if (!(fileOf(table) in tables)) return;
      await pipeline(createReadStream(join(folders.keys, fileOf(table))), rowsIn(client, table));
    };
    await importInstallation(installation, { id: first.id, log, fill }, report);
    await activateInstallation(installation, report);
  } finally {
    await installation.close();
  }
}
