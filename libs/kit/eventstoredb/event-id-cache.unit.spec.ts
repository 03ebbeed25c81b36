import { expect, test } from '@jest/globals';
import type { StoredEvent } from '#kit/eventsourcing';
import { newEvent } from '../eventsourcing/testing/contract-check.js';
import { EventIdCache } from './event-id-cache.js';

const events = (stream: string, from: number, count: number): StoredEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    ...newEvent(),
    stream,
    revision: from + index,
    position: '',
  }));

test('it learns what follows on what it knows, and nothing behind a gap', () => {
  const [known, first, gap, next] = [
    new EventIdCache(100),
    events('a', 0, 2),
    events('a', 3, 1),
    events('a', 2, 2),
  ];
  known.learn('a', gap);
  expect(known.count('a')).toBe(0);
  known.learn('a', first);
  known.learn('a', gap);
  expect(known.count('a')).toBe(2);
  known.learn('a', [...first, ...next]);
  expect(known.count('a')).toBe(4);
  expect(known.find('a', [newEvent(), ...next])).toBe(2);
  expect(known.find('a', [newEvent()])).toBeUndefined();
  expect(known.find('b', first)).toBeUndefined();
});

test('it goes on where another program wrote an id twice', () => {
  const [known, [one, two]] = [new EventIdCache(100), events('a', 0, 2)];
  const again = { ...one, revision: 1 } as StoredEvent;
  const last = { ...two, revision: 2 } as StoredEvent;
  known.learn('a', [one as StoredEvent, again, last]);
  expect(known.count('a')).toBe(3);
  expect(known.find('a', [last])).toBe(2);
});

test('forgets the least recently used streams beyond its limit', () => {
  const known = new EventIdCache(5);
  for (const stream of ['a', 'b']) known.learn(stream, events(stream, 0, 2));
  known.learn('a', events('a', 2, 1));
  known.learn('c', events('c', 0, 2));
  expect(['a', 'b', 'c'].map((stream) => known.count(stream))).toEqual([3, 0, 2]);
  known.learn('d', events('d', 0, 9));
  expect(['a', 'b', 'c', 'd'].map((stream) => known.count(stream))).toEqual([0, 0, 0, 9]);
});
