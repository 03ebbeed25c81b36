import { afterEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearAway, temporaryDirectory } from '../../../test/support/temporary-directory.js';
import { removeStalePidFile, readPidFile, runningPostmaster } from './postmaster.js';

afterEach(clearAway);

const pgdataWith = (text: string): string => {
  const pgdata = temporaryDirectory();
  writeFileSync(join(pgdata, 'postmaster.pid'), text);
  return pgdata;
};

test('a pid file is read as far as it is written', () => {
  expect(readPidFile(temporaryDirectory())).toBeUndefined();
  expect(readPidFile(pgdataWith(''))).toBeUndefined();
  expect(readPidFile(pgdataWith('12\n/data\n'))).toEqual({
    pid: 12,
    port: undefined,
    status: undefined,
  });
  expect(readPidFile(pgdataWith('12\n/data\n1700000000\n5433\n\n127.0.0.1\n\nready   \n'))).toEqual(
    {
      pid: 12,
      port: 5433,
      status: 'ready',
    },
  );
});

test('a process that is no server is not believed, and its pid file goes', () => {
  const pgdata = pgdataWith(`${process.pid}\n`);
  expect(runningPostmaster(pgdata)).toBeUndefined();
  removeStalePidFile(pgdata);
  expect(existsSync(join(pgdata, 'postmaster.pid'))).toBe(false);
});

test('leaves a dead server’s pid file to the next server', () => {
  const pgdata = pgdataWith(`${spawnSync(process.execPath, ['--version']).pid}\n`);
  removeStalePidFile(pgdata);
  expect(existsSync(join(pgdata, 'postmaster.pid'))).toBe(true);
});
