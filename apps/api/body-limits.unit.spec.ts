import { expect, test } from '@jest/globals';
import { brokenLimit } from './body-limits.js';

const ruleOf = (body: unknown) => brokenLimit(Buffer.from(JSON.stringify(body) ?? ''))?.rule;
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
const list = (length: number, value: unknown = 1) => Array.from({ length }, () => value);

test.each<[string, unknown, string | undefined]>([
  ['nothing', undefined, undefined],
  ['a text', 'x', undefined],
  ['33 levels', nested(33), 'depth'],
  ['32 levels', nested(32), undefined],
  ['2,000 entries', list(2_000), undefined],
  ['2,001 entries', { dates: list(2_001) }, 'width'],
  ['2,001 fields', Object.fromEntries(list(2_001).map((_, at) => [at, 1])), 'width'],
  ['10,002 values', list(2_000, [1, 2, 3, 4]), undefined],
  ['too many values', list(1_500, list(10)), 'values'],
])('a body with %s', (_, body, rule) => {
  expect(ruleOf(body)).toBe(rule);
});

test('the largest body of a bulk request is within the limits', () => {
  const item = { registration: 'x', revision: 1, dates: list(6) };
  expect(ruleOf({ command: 'ConfirmDates', items: list(1_000, item) })).toBeUndefined();
});

test('what stands in a text does not count', () => {
  expect(ruleOf({ text: '[{,\\"'.repeat(20_000) })).toBeUndefined();
});

test.each<[string, unknown, string]>([
  ['its field', { a: 1, b: nested(32) }, 'b'],
  ['its field, whatever lies within', { pipe: 1, on: { pipe: 1, a: nested(40) } }, 'on'],
  ['the body, a list', ['a', nested(40)], 'body'],
  ['the body, of too many fields', Object.fromEntries(list(2_001).map((_, at) => [at, 1])), 'body'],
])('a refusal names %s', (_, body, field) => {
  expect(brokenLimit(Buffer.from(JSON.stringify(body)))?.field).toBe(field);
});

test('a depth that would exhaust a stack is refused', () => {
  expect(brokenLimit(Buffer.from('['.repeat(500_000)))?.rule).toBe('depth');
});
