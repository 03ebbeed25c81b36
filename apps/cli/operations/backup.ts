import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BEGINNING, eventsOf } from '#kit/eventsourcing';
import { installationTables, rowsOut, type InstallationTable } from '#kit/postgres';
import type { Config } from '../../runtime/config.js';
import { fileOf, LOG, PRIVATE, writeManifest, type BackupFolders } from './backup-folders.js';
import type { Report } from './import-installation.js';
import { EPHEMERAL_TABLES } from './installation-policy.js';
import { openInstallation, type Installation } from './open-installation.js';

function checkApart({ events, keys }: BackupFolders): void {
  const inside = (a: string, b: string) => !relative(resolve(a), resolve(b)).startsWith('..');
  if (inside(events, keys) || inside(keys, events))
    throw new Error(
      'Keys must be stored apart from the events. Give --keys a folder outside the folder of the events.',
    );
}

async function writeTables(
  installation: Installation,
  folder: string,
  tables: readonly InstallationTable[],
): Promise<void> {
  await installation.client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  for (const table of tables)
    await pipeline(
      rowsOut(installation.client, table),
      createWriteStream(join(folder, fileOf(table)), PRIVATE),
    );
  await installation.client.query('COMMIT');
}

/**
 * Backs up an installation while it runs, on either event store. The order keeps the parts consistent: first the tables derived from
 * the log, then the log, then the keys. So every checkpoint lies within the log, and every event has its key.
 * @throws Error when one folder lies inside the other
 */
export async function backUp(
  config: Config,
  url: string,
  folders: BackupFolders,
  report: Report,
): Promise<void> {
  checkApart(folders);
  for (const folder of [folders.events, folders.keys])
    await mkdir(folder, { recursive: true, mode: 0o700 });
  const installation = await openInstallation(config, url);
  try {
    const [work, keys] = [
      await installationTables(installation.client, ['work'], EPHEMERAL_TABLES),
      await installationTables(installation.client, ['keys'], EPHEMERAL_TABLES),
    ];
    await writeTables(installation, folders.keys, work);
    const head = await installation.store.head();
    const lines = async function* () {
      if (head === BEGINNING) return;
      for await (const event of eventsOf(installation.store, head))
        yield `${JSON.stringify(event)}\n`;
    };
    await pipeline(
      Readable.from(lines()),
      createGzip(),
      createWriteStream(join(folders.events, LOG), PRIVATE),
    );
    await writeTables(installation, folders.keys, keys);
    await writeManifest(folders.events, [LOG], { head });
    await writeManifest(folders.keys, [...work, ...keys].map(fileOf));
    report(`Backed up to position ${head}: events in ${folders.events}, keys in ${folders.keys}.`);
  } finally {
    await installation.close();
  }
}
