import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SealSigner } from '#features/history';
import type { Config } from './config.js';

/** Creates a file, or reads it if it exists. Of two processes at once, the second reads what the first wrote. */
export async function keptFile(
  folder: string,
  name: string,
  make: () => Promise<string>,
): Promise<string> {
  const path = join(folder, name);
  await mkdir(folder, { recursive: true });
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known !== undefined) return known;
  await writeFile(path, await make(), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return readFile(path, 'utf8');
}

/** The key that wraps the keys of persons: from the environment, or in development from the data folder. */
export async function masterKey(config: Config): Promise<Buffer> {
  const encoded =
    config.LEDGER_MASTER_KEY ??
    (await keptFile(config.LEDGER_DATA, 'master.key', () =>
      Promise.resolve(randomBytes(32).toString('base64')),
    ));
  return Buffer.from(encoded.trim(), 'base64');
}

/** The previous master key, during a rotation. */
export const previousMasterKey = ({
  LEDGER_MASTER_KEY_PREVIOUS: encoded,
}: Config): Buffer | undefined =>
  encoded === undefined ? undefined : Buffer.from(encoded.trim(), 'base64');

/** Signs seals and manifests. Undefined if no key is configured. */
export const sealSigner = ({ LEDGER_SEAL_KEY: encoded }: Config): SealSigner | undefined =>
  encoded === undefined ? undefined : new SealSigner(Buffer.from(encoded.trim(), 'base64'));
