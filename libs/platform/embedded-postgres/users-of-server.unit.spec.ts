import { afterEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearAway, temporaryDirectory } from '../../../test/support/temporary-directory.js';
import { openHome } from './data-home.js';
import { startOf } from './process-table.js';
import { registerUse } from './users-of-server.js';

afterEach(clearAway);

const home = () => openHome(temporaryDirectory(), () => undefined);

test('ending a use tells how many others there are', () => {
  const one = home();
  const [first, second] = [registerUse(one), registerUse(one)];
  expect(first()).toBe(1);
  expect(second()).toBe(0);
});

test('another live process counts; a dead one does not and is forgotten', () => {
  const one = home();
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  const live = `${process.ppid}-${startOf(process.ppid)}-1`;
  writeFileSync(join(one.usersDirectory, live), '');
  writeFileSync(join(one.usersDirectory, `${dead}-123-1`), '');
  expect(registerUse(one)()).toBe(1);
  expect(readdirSync(one.usersDirectory)).toEqual([live]);
});

if (process.platform === 'linux') {
  test('a process that has got a dead one’s number does not count', () => {
    const one = home();
    writeFileSync(join(one.usersDirectory, `${process.ppid}-1-1`), '');
    expect(registerUse(one)()).toBe(0);
  });
}
