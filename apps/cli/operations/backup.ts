import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BEGINNING, eventsOf, type StoredEvent } from '#kit/eventsourcing';
import { installationTables, rowsIn, rowsOut, type InstallationTable } from '#kit/postgres';
import type { Config } from '../../runtime/config.js';
import { importInstallation, activateInstallation, type Report } from './import-installation.js';
import { EPHEMERAL_TABLES } from './installation-policy.js';
import { openInstallation, type Installation } from './open-installation.js';

/** Two folders: events, whose personal data are sealed, in one; keys, and what is kept in the clear, in the other. */
export interface BackupFolders {
  readonly events: string;
  readonly keys: string;
}

/** What a folder holds: each file with its SHA-256. */
interface Manifest {
  readonly format: 1;
  readonly madeAt: string;
  readonly head?: string;
  readonly files: Readonly<Record<string, string>>;
}

const MANIFEST = 'manifest.json';
const LOG = 'log.ndjson.gz';
/** For their owner alone. */
const PRIVATE = { mode: 0o600 };
const fileOf = ({ name }: InstallationTable): string => `${name}.copy`;

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function seal(
  folder: string,
  names: readonly string[],
  more: { head?: string } = {},
): Promise<void> {
  const files = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await sha256(join(folder, name))] as const)),
  );
  const manifest: Manifest = { format: 1, madeAt: new Date().toISOString(), ...more, files };
  await writeFile(join(folder, MANIFEST), JSON.stringify(manifest, null, 2), PRIVATE);
}

/** Reads what a folder says of itself, and checks every file. */
async function unseal(folder: string): Promise<Manifest> {
  const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
  for (const [name, hash] of Object.entries(manifest.files)) {
    if ((await sha256(join(folder, name))) !== hash)
      throw new Error(`${join(folder, name)} is not as it was written.`);
  }
  return manifest;
}

function checkApart({ events, keys }: BackupFolders): void {
  const inside = (a: string, b: string) => !relative(resolve(a), resolve(b)).startsWith('..');
  if (inside(events, keys) || inside(keys, events))
    throw new Error('Keys are kept apart from events: name a folder elsewhere (--keys).');
}

async function writeTables(
  place: Installation,
  folder: string,
  tables: readonly InstallationTable[],
): Promise<void> {
  await place.client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  for (const table of tables)
    await pipeline(
      rowsOut(place.client, table),
      createWriteStream(join(folder, fileOf(table)), PRIVATE),
    );
  await place.client.query('COMMIT');
}

/**
 * Backs an installation up while it runs, whatever its stores are. The order makes the parts fit: first what follows from the log, then
 * the log, then the keys, so that every checkpoint lies within the log and every event has its key.
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
  const place = await openInstallation(config, url);
  try {
    const [work, keys] = [
      await installationTables(place.client, ['work'], EPHEMERAL_TABLES),
      await installationTables(place.client, ['keys'], EPHEMERAL_TABLES),
    ];
    await writeTables(place, folders.keys, work);
    const head = await place.store.head();
    const lines = async function* () {
      if (head === BEGINNING) return;
      for await (const event of eventsOf(place.store, head)) yield `${JSON.stringify(event)}\n`;
    };
    await pipeline(
      Readable.from(lines()),
      createGzip(),
      createWriteStream(join(folders.events, LOG), PRIVATE),
    );
    await writeTables(place, folders.keys, keys);
    await seal(folders.events, [LOG], { head });
    await seal(folders.keys, [...work, ...keys].map(fileOf));
    report(`Backed up to position ${head}: events in ${folders.events}, keys in ${folders.keys}.`);
  } finally {
    await place.close();
  }
}

/**
 * Puts a back-up into an empty database (and an empty store), verifies it, destroys again the keys of everyone erased in the log, and
 * builds the read models. Sends nothing. Interrupted, it goes on when called again. @throws NotInUse when something is there
 */
export async function restoreInto(
  config: Config,
  url: string,
  folders: BackupFolders,
  report: Report,
): Promise<void> {
  const { files } = await unseal(folders.events);
  const { files: tables } = await unseal(folders.keys);
  if (!(LOG in files)) throw new Error(`${folders.events} holds no events.`);
  const log = async function* () {
    const lines = createInterface({
      input: createReadStream(join(folders.events, LOG)).pipe(createGunzip()),
      crlfDelay: Infinity,
    });
    for await (const line of lines) yield JSON.parse(line) as StoredEvent;
  };
  const first = (await log().next()).value;
  if (!first) throw new Error('The back-up is empty.');
  const place = await openInstallation(config, url);
  try {
    const fill = async ({ client }: Installation, table: InstallationTable) => {
      if (!(fileOf(table) in tables)) return;
      await pipeline(createReadStream(join(folders.keys, fileOf(table))), rowsIn(client, table));
    };
    await importInstallation(place, { id: first.id, log, fill }, report);
    await activateInstallation(place, report);
  } finally {
    await place.close();
  }
}
