import { expect, test } from '@jest/globals';
import { START } from '@eventstore/db-client';
import { toPosition, toServer } from './commit-position.js';

test('positions are sorted as text like their numbers, by commit and then by prepare', () => {
  const places = [
    [0n, 0n],
    [9n, 9n],
    [10n, 9n],
    [10n, 10n],
    [2n ** 53n + 1n, 3n],
    [2n ** 63n - 1n, 2n ** 63n - 1n],
  ] as const;
  const texts = places.map(([commit, prepare]) => toPosition({ commit, prepare }));
  expect([...texts].sort()).toEqual(texts);
  expect(texts.every((text) => text > '')).toBe(true);
  expect(texts.map(toServer)).toEqual(places.map(([commit, prepare]) => ({ commit, prepare })));
  expect(toServer('')).toBe(START);
});

test('what never was a position is refused, and so is a server that gives none', () => {
  for (const text of ['1', '1.1', '0000000000000000001', `${'1'.repeat(19)}.${'1'.repeat(19)} `])
    expect(() => toServer(text)).toThrow(RangeError);
  expect(() => toPosition({ commit: 2n ** 64n - 1n, prepare: 2n ** 64n - 1n })).toThrow(/22.10/);
  expect(() => toPosition(undefined)).toThrow(/22.10/);
});
