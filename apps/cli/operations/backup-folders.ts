import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { InstallationTable } from '#kit/postgres';

/** A backup is two folders: `events` with encrypted personal data, `keys` with the keys and the unencrypted tables. */
export interface BackupFolders {
  readonly events: string;
  readonly keys: string;
}

/** The content of a folder: each file with its SHA-256. */
interface Manifest {
  readonly format: 1;
  readonly madeAt: string;
  /** Position of the last event in the folder; only in the folder of the events. */
  readonly head?: string;
  readonly files: Readonly<Record<string, string>>;
}

const MANIFEST = 'manifest.json';
/** Name of the file that holds all events, one JSON object per line, compressed. */
export const LOG = 'log.ndjson.gz';
/** Files of a backup are readable by their owner only. */
export const PRIVATE = { mode: 0o600 };
export const fileOf = ({ name }: InstallationTable): string => `${name}.copy`;

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Writes the manifest of a folder. Written last: a folder without one is an unfinished backup. */
export async function writeManifest(
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

/** Reads the manifest of a folder and checks the hash of every file. @throws Error that names a modified file */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
  for (const [name, hash] of Object.entries(manifest.files)) {
    if ((await sha256(join(folder, name))) !== hash)
      throw new Error(
        `${join(folder, name)} was modified after the backup: its hash does not match the manifest.`,
      );
  }
  return manifest;
}
