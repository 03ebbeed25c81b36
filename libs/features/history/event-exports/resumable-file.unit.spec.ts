import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OtherRequest, ResumableFile } from './resumable-file.js';

const REQUEST = { form: 'opened' };
const line = (position: number, type = 'DateSelected') =>
  `${JSON.stringify({ position: String(position), type, version: 1, data: { text: 'é' } })}\n`;

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'resumed-'));
  path = join(folder, 'events.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

/** A run that was killed after these texts. */
async function killedAfter(...texts: readonly string[]): Promise<void> {
  const file = await ResumableFile.open(path, REQUEST);
  for (const text of texts) await file.write(Buffer.from(text));
  await file.discard();
}

test('goes on after the last whole line', async () => {
  await killedAfter(line(1), line(2));
  await appendFile(`${path}.part`, line(3).slice(0, -9));
  const file = await ResumableFile.open(path, REQUEST);
  expect(file.tally.last).toBe('2');
  await file.write(Buffer.from(line(3, 'MessagePosted')));
  const text = line(1) + line(2) + line(3, 'MessagePosted');
  expect(await file.commit()).toEqual({
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  });
  expect(await readFile(path, 'utf8')).toBe(text);
  expect(await readdir(folder)).toEqual(['events.jsonl']);
});

test('counts what earlier runs have written', async () => {
  await killedAfter(line(1), line(2, 'MessagePosted'), line(3));
  const file = await ResumableFile.open(path, REQUEST);
  await file.discard();
  expect(file.tally.counted()).toEqual({
    events: 3,
    first: '1',
    last: '3',
    types: { DateSelected: { 1: 2 }, MessagePosted: { 1: 1 } },
  });
});

test('has no name before it is complete', async () => {
  await killedAfter(line(1));
  expect(await readdir(folder)).not.toContain('events.jsonl');
});

test('refuses to go on with another request', async () => {
  await killedAfter(line(1));
  await expect(ResumableFile.open(path, { form: 'sealed' })).rejects.toThrow(OtherRequest);
  const file = await ResumableFile.open(path, REQUEST);
  await file.discard();
  expect(file.tally.last).toBe('1');
});
