import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startPostgres } from '#platform/embedded-postgres';
import { temporaryDirectory } from './temporary-directory.js';

const run = promisify(execFile);
let template: Promise<string> | undefined;

/** A home in which nothing was started yet. */
export const newHome = (): string => join(temporaryDirectory(), 'data');

/** A home as a first start leaves it once stopped: made once, and copied for every test that is not about making one. */
export async function usedHome(): Promise<string> {
  template ??= make();
  const home = newHome();
  await run('cp', ['-a', join(await template, 'data'), home]);
  return home;
}

async function make(): Promise<string> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'volunteer-ledger-used-')));
  chmodSync(directory, 0o755);
  await (await startPostgres({ dataDirectory: join(directory, 'data') })).stop();
  return directory;
}

/** To be called after all tests. */
export async function clearUsedHome(): Promise<void> {
  const made = await template;
  template = undefined;
  if (made) await rm(made, { recursive: true, force: true });
}
