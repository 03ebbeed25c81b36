import { expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { inRequestOrder, batchLoader } from './batch-loader.js';

/** Answers with the square; keeps every joint question, and holds it back until released. */
function slowSquares() {
  const asked: (readonly number[])[] = [];
  const held: (() => void)[] = [];
  const square = batchLoader<number, number>(async (numbers) => {
    asked.push(numbers);
    await new Promise<void>((resolve) => held.push(resolve));
    return numbers.map((number) => number ** 2);
  });
  return { square, asked, release: () => held.shift()?.() };
}

test('questions put in one turn are asked as one, and each gets its own answer', async () => {
  const { square, asked, release } = slowSquares();
  const answers = Promise.all([2, 3, 4].map(square));
  await turn();
  release();
  expect(await answers).toEqual([4, 9, 16]);
  expect(asked).toEqual([[2, 3, 4]]);
});

test('a question put while another is under way is not answered by it', async () => {
  const { square, asked, release } = slowSquares();
  const first = square(5);
  await turn();
  const second = square(5);
  await turn();
  expect(asked).toEqual([[5]]);
  release();
  await first;
  while (asked.length < 2) await turn();
  release();
  expect(await second).toBe(25);
  expect(asked).toEqual([[5], [5]]);
});

test('one question that cannot be answered fails alone', async () => {
  const root = batchLoader<number, number>(async (numbers) => {
    if (numbers.some((number) => number < 0)) throw new RangeError('none');
    return numbers.map(Math.sqrt);
  });
  const results = await Promise.allSettled([4, -1, 9].map(root));
  expect(
    results.map((result) => (result.status === 'fulfilled' ? result.value : 'refused')),
  ).toEqual([2, 'refused', 3]);
});

test('never more are asked at once than may be', async () => {
  const sizes: number[] = [];
  const same = batchLoader<number, number>(async (numbers) => {
    sizes.push(numbers.length);
    return numbers;
  }, 10);
  await Promise.all(Array.from({ length: 25 }, (_, number) => same(number)));
  expect(sizes).toEqual([10, 10, 5]);
});

test('rows find their questions; a question without a row has no answer', () => {
  expect(
    inRequestOrder(3, [
      { n: 3, name: 'c' },
      { n: 1, name: 'a' },
    ]),
  ).toEqual([{ name: 'a' }, undefined, { name: 'c' }]);
});
