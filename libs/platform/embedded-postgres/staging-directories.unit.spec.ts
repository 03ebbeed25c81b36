import { afterEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearAway, temporaryDirectory } from '../../../test/support/temporary-directory.js';
import { createDirectoryAtomically } from './staging-directories.js';

afterEach(clearAway);

const fillWith =
  (words: string) =>
  async (draft: string): Promise<void> =>
    writeFileSync(join(draft, 'words'), words);

test('of several at once one wins, and nothing of the others is left', async () => {
  const directory = temporaryDirectory();
  const place = join(directory, 'place');
  await Promise.all(
    ['one', 'two', 'three'].map((words) => createDirectoryAtomically(place, fillWith(words))),
  );
  expect(readdirSync(directory)).toEqual(['place']);
  expect(readFileSync(join(place, 'words'), 'utf8')).toMatch(/^(one|two|three)$/);
});

test('what is there already stays', async () => {
  const place = join(temporaryDirectory(), 'place');
  await createDirectoryAtomically(place, fillWith('first'));
  await createDirectoryAtomically(place, fillWith('second'));
  expect(readFileSync(join(place, 'words'), 'utf8')).toBe('first');
});

test('filling that fails leaves nothing', async () => {
  const directory = temporaryDirectory();
  const filling = createDirectoryAtomically(join(directory, 'place'), (draft) =>
    fillWith('half')(draft).then(() => Promise.reject(new Error('the disk is full'))),
  );
  await expect(filling).rejects.toThrow('the disk is full');
  expect(readdirSync(directory)).toEqual([]);
});

test('what a killed process left is removed, what a live one works at is not', async () => {
  const directory = temporaryDirectory();
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  mkdirSync(join(directory, `place.new-${dead}-abc`));
  mkdirSync(join(directory, `place.new-${process.ppid}-abc`));
  await createDirectoryAtomically(join(directory, 'place'), fillWith('words'));
  expect(readdirSync(directory).sort()).toEqual(['place', `place.new-${process.ppid}-abc`]);
});
