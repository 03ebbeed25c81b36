import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { clearAway, temporaryDirectory } from '../../../test/support/temporary-directory.js';
import { candidates } from './binaries.js';
import { runAs } from './run-as.js';
import { usableRuntime } from './runtime.js';

let root: string;
let native: string;

/** Hundreds of small files that nobody asks for here. */
const isNeeded = (path: string): boolean =>
  !/share\/postgresql\/(timezone|extension|tsearch_data)$/.test(path);

/** The package as `npm ci --ignore-scripts` leaves it: without its links. */
beforeEach(async () => {
  root = temporaryDirectory();
  native = join(root, 'package', 'native');
  await cp(dirname(await candidates()[0]!.locate(undefined)), native, {
    recursive: true,
    verbatimSymlinks: true,
    filter: isNeeded,
  });
  links().forEach((link) => rmSync(link, { force: true }));
});
afterEach(clearAway);

const links = (): string[] =>
  (JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[]).map(
    ({ target }) => join(dirname(native), target),
  );
const runs = async (
  runtime: string,
  user?: { name: string; uid: number; gid: number },
): Promise<boolean> => (await runAs(user, join(runtime, 'bin', 'postgres'), ['--version'])).ok;

test('links that npm --ignore-scripts left out are made where they belong', async () => {
  expect(links().length).toBeGreaterThan(0);
  expect(await runs(native)).toBe(false);
  expect(await usableRuntime(native, '1.2.3', undefined)).toBe(native);
  expect(await runs(native)).toBe(true);
});

test('where a link cannot be made, a copy gets them', async () => {
  const list = join(native, 'pg-symlinks.json');
  const impossible = { source: 'native/missing/a', target: 'native/missing/b' };
  writeFileSync(
    list,
    JSON.stringify([impossible, ...(JSON.parse(readFileSync(list, 'utf8')) as object[])]),
  );
  const copy = await usableRuntime(native, '1.2.3', undefined, temporaryDirectory());
  expect(copy).not.toBe(native);
  expect(await runs(copy)).toBe(true);
});

if (process.getuid?.() === 0) {
  const stranger = { name: 'stranger', uid: 54321, gid: 54321 };
  const place = (): string => join(root, 'place');

  beforeEach(() => {
    chmodSync(dirname(native), 0o700);
    chmodSync(join(native, 'bin', 'postgres'), 0o700);
    chmodSync(join(native, 'pg-symlinks.json'), 0o600);
    mkdirSync(place());
  });

  test('root: copies a runtime that the server’s user cannot reach', async () => {
    const copy = await usableRuntime(native, '1.2.3', stranger, place());
    expect(dirname(copy)).toBe(place());
    expect(copy).toContain('volunteer-ledger-1.2.3-');
    expect(await runs(copy, stranger)).toBe(true);
    expect(statSync(join(copy, 'pg-symlinks.json')).mode & 0o777).toBe(0o644);
  });

  test('root: copies once, and again when files are missing', async () => {
    const copy = await usableRuntime(native, '1.2.3', stranger, place());
    const made = statSync(copy).ino;
    expect(statSync(await usableRuntime(native, '1.2.3', stranger, place())).ino).toBe(made);
    rmSync(join(copy, 'bin', 'initdb'));
    await usableRuntime(native, '1.2.3', stranger, place());
    expect(statSync(join(copy, 'bin', 'initdb')).isFile()).toBe(true);
  });

  test('root: somebody else’s directory is not taken for the copy', async () => {
    const copy = await usableRuntime(native, '1.2.3', stranger, place());
    chmodSync(copy, 0o777);
    await expect(usableRuntime(native, '1.2.3', stranger, place())).rejects.toThrow(
      'only we can write to',
    );
  });
}
