import { expect, test } from '@jest/globals';
import { FileText, MOST_BYTES, TooLarge } from './people-file.text.js';

const MEGABYTE = 1_048_576;

async function* megabytes(count: number): AsyncGenerator<Buffer> {
  for (let index = 0; index < count; index++) yield Buffer.alloc(MEGABYTE, 'x');
}

async function charactersOf(upload: AsyncIterable<Buffer>, declared?: number): Promise<number> {
  let characters = 0;
  for await (const part of new FileText(declared).read(upload)) characters += part.length;
  return characters;
}

test('a file is as large as may be', async () => {
  expect(await charactersOf(megabytes(32))).toBe(MOST_BYTES);
  await expect(charactersOf(megabytes(33))).rejects.toThrow(TooLarge);
});

test('one declared too large is drained unread, so that its sender gets the answer', async () => {
  const upload = megabytes(40);
  const text = new FileText(40 * MEGABYTE).read(upload);
  await expect(text.next()).rejects.toThrow(TooLarge);
  expect(await upload.next()).toEqual({ done: true, value: undefined });
});
