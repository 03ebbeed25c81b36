import { describe, expect, test } from '@jest/globals';
import { inTurns, median, quantile } from './contest.js';
import { atLeast, atMost, type Line } from './figure.js';
import { againstLast, rangeOf, toJson, toMarkdown, verdictOf, type Run } from './report.js';

const line = (ours: number[], rival: number[], goal?: Line['goal']): Line => ({
  figure: 'B0',
  what: 'work',
  against: 'a rival',
  unit: 'ms',
  ours,
  rival,
  ...(goal ? { goal } : {}),
});

test('measures contestants in turns, and another begins each round', async () => {
  const order: string[] = [];
  const contestant = (name: string) => async () => ({ value: order.push(name) });
  const { a, b } = await inTurns(2, { a: contestant('a'), b: contestant('b') });
  expect(order).toEqual(['a', 'b', 'b', 'a']);
  expect(a.value).toEqual([1, 4]);
  expect(b.value).toEqual([2, 3]);
});

test('a quantile is a measured value: the nearest rank', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(quantile(Array.from({ length: 100 }, (_, index) => index + 1).reverse(), 0.99)).toBe(99);
});

describe('a line', () => {
  test('is judged by its medians', () => {
    expect(verdictOf(line([10, 100, 11], [22, 20, 21], atMost(0.6)))).toEqual({
      ours: 11,
      rival: 21,
      ratio: 11 / 21,
      met: true,
    });
  });

  test('misses its goal by the smallest difference', () => {
    expect(verdictOf(line([199], [100], atLeast(2))).met).toBe(false);
    expect(verdictOf(line([200], [100], atLeast(2))).met).toBe(true);
  });

  test('without a goal is neither met nor missed', () =>
    expect(verdictOf(line([1], [1])).met).toBeNull());
});

describe('a run', () => {
  const run: Run = {
    at: '2026-02-03T13:00:00.000Z',
    machine: {
      processor: 'A Processor',
      processors: 2,
      memoryGigabytes: 4,
      platform: 'linux x64',
      node: 'v20.20.2',
      postgres: '17.10',
    },
    sizes: { events: 1_000, registrations: 50, rounds: 3, seconds: 1 },
    lines: [line([1, 2, 3], [4, 5, 6], atMost(0.2))],
    failed: [{ figure: 'B9', problem: 'it fell over' }],
  };

  test('prints the machine, a table with missed goals, and failed figures', () => {
    const text = toMarkdown(run);
    expect(text).toContain('2 × A Processor, 4 GB, linux x64 · Node v20.20.2 · PostgreSQL 17.10');
    expect(text).toMatch(
      /\| B0 +\| work +\| 2 +\| 5 +\| ms +\| a rival +\| 0\.40 +\| 0\.25 to 0\.50 +\| +\| ≤ 0\.2 +\| \*\*missed\*\* \|/,
    );
    expect(text).toContain('B9 failed: it fell over');
  });

  test('has a range of ratios, round by round', () =>
    expect(rangeOf(line([10, 30], [20, 20]))).toEqual([0.5, 1.5]));

  test('marks a ratio outside the range of an earlier run', () => {
    const last = { lines: [line([10, 30], [20, 20])] };
    expect(againstLast(line([9], [20]), last)).toBe('**below**');
    expect(againstLast(line([20], [20]), last)).toBe('within');
    expect(againstLast(line([31], [20]), last)).toBe('**above**');
    expect(againstLast({ ...line([9], [20]), what: 'other' }, last)).toBe('new');
    const text = toMarkdown({ ...run, lines: [line([9], [20])] }, { ...run, ...last });
    expect(text).toContain('Since 2026-02-03');
    expect(text).toContain('**below**');
  });

  test('shows processor time per operation', () => {
    const measured = { ...line([1], [2]), cpu: { ours: [10, 30, 20], rival: [40] } };
    expect(toMarkdown({ ...run, lines: [measured] })).toContain('| 20 : 40 |');
  });

  test('keeps every round in JSON', () => {
    expect((JSON.parse(toJson(run)) as Run).lines[0]?.ours).toEqual([1, 2, 3]);
  });
});
