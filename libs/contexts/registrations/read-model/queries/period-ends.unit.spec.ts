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

  test('are none when the days are the wrong way round', () => {
    expect(periodEnds('2026-03-01', '2026-01-30', 'week')).toEqual([]);
  });

  test('include both days, and go on in the next year', () => {
    expect(periodEnds('2026-12-27', '2027-01-03', 'week')).toEqual(['2026-12-27', '2027-01-03']);
    expect(periodEnds('2026-11-30', '2027-01-31', 'month')).toEqual([
      '2026-11-30',
      '2026-12-31',
      '2027-01-31',
    ]);
  });

  test('of the widest period are all found', () => {
    expect(periodEnds('1970-01-01', '2200-12-31', 'week')).toHaveLength(12_053);
  });
});
