import { expect, test } from '@jest/globals';
import { prefetch } from './prefetch.js';

/** Numbers, and what was done: `made 0`, `used 0`, `closed`. */
async function* counting(to: number, done: string[]): AsyncGenerator<number, void, undefined> {
  try {
    for (let count = 0; count < to; count += 1) {
      await Promise.resolve();
      done.push(`made ${count}`);
      yield count;
    }
  } finally {
    done.push('closed');
  }
}
const nextTick = () => new Promise((resolve) => setImmediate(resolve));

test('while one is used the next is made, and no further one', async () => {
  const done: string[] = [];
  for await (const count of prefetch(counting(3, done))) {
    await nextTick();
    done.push(`used ${count}`);
  }
  expect(done).toEqual(['made 0', 'made 1', 'used 0', 'made 2', 'used 1', 'closed', 'used 2']);
});

test('closed early, it has waited for what was being made', async () => {
  const done: string[] = [];
  for await (const count of prefetch(counting(9, done))) if (count === 1) break;
  expect(done).toEqual(['made 0', 'made 1', 'made 2', 'closed']);
});

test('what the source throws comes in its turn', async () => {
  const broken = new Error('connection lost');
  const seen: number[] = [];
  const all = async () => {
    for await (const count of prefetch(
      (async function* () {
        yield 0;
        await Promise.resolve();
        throw broken;
      })(),
    ))
      seen.push(count);
  };
  await expect(all()).rejects.toBe(broken);
  expect(seen).toEqual([0]);
});
