import { expect, test } from '@jest/globals';
import { RoundRobin } from './round-robin.js';

function drained<T>(queue: RoundRobin<T>): T[] {
  const items: T[] = [];
  while (!queue.isEmpty) items.push(queue.next() as T);
  return items;
}
function queueOf(...items: readonly [company: string, person: string, item: string][]) {
  const queue = new RoundRobin<string>();
  for (const [company, person, item] of items) queue.add(item, [company, person]);
  return queue;
}

test('takes turns between companies, and within a company between people', () => {
  const queue = queueOf(
    ...(['1', '2', '3', '4'] as const).map((n): [string, string, string] => ['acme', 'eva', `eva${n}`]),
    ['acme', 'tom', 'tom1'],
    ['beta', 'bob', 'bob1'],
    ['beta', 'bob', 'bob2'],
  ); // prettier-ignore
  expect(drained(queue)).toEqual(['eva1', 'bob1', 'tom1', 'bob2', 'eva2', 'eva3', 'eva4']);
});

test('without inner queues is first in, first out', () => {
  const queue = new RoundRobin<number>();
  for (const n of [1, 2, 3]) queue.add(n);
  expect(drained(queue)).toEqual([1, 2, 3]);
});

test('forgets what is removed', () => {
  const queue = queueOf(['acme', 'eva', 'a'], ['acme', 'eva', 'b'], ['beta', 'bob', 'c']);
  queue.remove('a');
  queue.remove('c');
  expect(drained(queue)).toEqual(['b']);
});
