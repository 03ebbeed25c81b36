import { describe, expect, test } from '@jest/globals';
import { isDeeperThan, tooDeepField } from './body-depth.js';

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

describe('the depth of a body', () => {
  test('is counted in levels of objects and lists', () => {
    expect(isDeeperThan(3, nested(3))).toBe(false);
    expect(isDeeperThan(3, nested(4))).toBe(true);
    expect(isDeeperThan(1, { a: 1 })).toBe(false);
    expect(isDeeperThan(1, { a: { b: 1 } })).toBe(true);
  });

  test('exhausts no stack', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(isDeeperThan(32, deep)).toBe(true);
  });

  test('is refused beyond 32 levels by the name of the field', () => {
    expect(tooDeepField({ a: nested(31) })).toBeUndefined();
    expect(tooDeepField({ a: 1, b: nested(32) })).toBe('b');
    expect(tooDeepField({ pipe: 1, on: { pipe: 1, a: nested(40) } })).toBe('on');
  });
});
