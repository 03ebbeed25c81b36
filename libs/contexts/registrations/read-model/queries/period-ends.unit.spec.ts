import { describe, expect, test } from '@jest/globals';
import { periodEnds } from './period-ends.js';

describe('the ends of periods', () => {
  test('are the last days of months, leap years too', () => {
    expect(periodEnds('2028-01-31', '2028-03-30', 'month')).toEqual(['2028-01-31', '2028-02-29']);
  });

  test('are Sundays', () => {
    expect(periodEnds('2026-01-05', '2026-01-18', 'week')).toEqual(['2026-01-11', '2026-01-18']);
  });

  test('are none within a month', () => {
    expect(periodEnds('2026-01-01', '2026-01-30', 'month')).toEqual([]);
  });
});
