import { expect, test } from '@jest/globals';
import { brokenLimit } from './body-limits.js';

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
const list = (length: number, value: unknown = 1) => Array.from({ length }, () => value);

test.each<[string, unknown, string | undefined]>([
  ['nothing', undefined, undefined],
  ['a text', 'x', undefined],
  ['33 levels', nested(33), 'depth'],
  ['31 levels', nested(31), undefined],
  ['2,000 entries', list(2_000), undefined],
  ['2,001 entries', { dates: list(2_001) }, 'width'],
  ['2,001 fields', Object.fromEntries(list(2_001).map((_, at) => [at, 1])), 'width'],
  ['10,002 values', [list(1_000), ...list(1_800, [1, 2, 3, 4])], undefined],
  ['too many values', list(1_500, list(10)), 'values'],
])('a body with %s', (_, body, rule) => {
  expect(brokenLimit(body)?.rule).toBe(rule);
});

test('the largest body of a bulk request is within the limits', () => {
  const item = { registration: 'x', revision: 1, dates: list(6) };
  expect(brokenLimit({ command: 'ConfirmDates', items: list(1_000, item) })).toBeUndefined();
});
