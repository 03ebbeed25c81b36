import { describe, expect, test } from '@jest/globals';
import { Refusal } from '#kit/eventsourcing';
import { daysOf, type SchedulePeriod } from './schedule-period.js';
import { checkRule, lastMissed, nextRuns } from './schedule-rule.js';

const PARIS = 'Europe/Paris';

describe('the next runs of a rule', () => {
  test('keep the local time when the clocks change', () => {
    expect(nextRuns('0 8 * * MON', PARIS, '2026-03-22T12:00:00.000Z')).toEqual([
      '2026-03-23T07:00:00.000Z',
      '2026-03-30T06:00:00.000Z',
      '2026-04-06T06:00:00.000Z',
    ]);
  });

  test('come once, at the end of an hour that the clocks skip', () => {
    expect(nextRuns('30 2 * * *', PARIS, '2026-03-28T02:00:00.000Z')).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:30:00.000Z',
      '2026-03-31T00:30:00.000Z',
    ]);
  });

  test('come once in a night that has an hour twice', () => {
    expect(nextRuns('30 2 * * *', PARIS, '2026-10-24T02:00:00.000Z')).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
      '2026-10-27T01:30:00.000Z',
    ]);
  });

  test('leave out months that have no such day', () => {
    expect(nextRuns('0 8 31 * *', 'UTC', '2026-10-31T08:00:00.000Z', 2)).toEqual([
      '2026-12-31T08:00:00.000Z',
      '2027-01-31T08:00:00.000Z',
    ]);
  });

  test('lie on the other side of the date line', () => {
    expect(nextRuns('0 8 1 * *', 'Pacific/Auckland', '2026-05-30T00:00:00.000Z', 1)).toEqual([
      '2026-05-31T20:00:00.000Z',
    ]);
  });
});

describe('the last run that was missed', () => {
  test.each([
    ['0 * * * *', '2026-01-01T00:00:00.000Z', '2026-06-15T10:30:00.000Z', '2026-06-15T10:00'],
    ['0 8 * * *', '2026-06-12T08:00:00.000Z', '2026-06-15T10:30:00.000Z', '2026-06-15T08:00'],
    ['0 8 * * *', '2026-06-15T08:00:00.000Z', '2026-06-15T08:00:00.000Z', '2026-06-15T08:00'],
    ['0 8 1 1 *', '2020-01-01T08:00:00.000Z', '2026-06-15T10:30:00.000Z', '2026-01-01T08:00'],
    ['0 8 29 2 *', '2024-02-29T08:00:00.000Z', '2026-06-15T10:30:00.000Z', '2024-02-29T08:00'],
  ])('of %s since %s, at %s, is %s', (rule, first, now, last) => {
    expect(lastMissed(rule, 'UTC', first, now)).toBe(`${last}:00.000Z`);
  });
});

describe('a rule', () => {
  const refusalOf = (rule: string) => {
    try {
      checkRule(rule, PARIS, '2026-01-01T00:00:00.000Z');
      return undefined;
    } catch (error) {
      return error instanceof Refusal ? error.rule : error;
    }
  };

  test.each(['0 8 1 * *', '30 7 * * MON-FRI', '0 8 1,15 JAN-MAR *', '0 */6 * * 7'])(
    'may be %s',
    (rule) => {
      expect(refusalOf(rule)).toBeUndefined();
    },
  );

  test.each([
    '* * * * *',
    '*/5 8 * * *',
    '61 8 * * *',
    '0 8 * *',
    '0 0 8 1 * *',
    '@daily',
    '0 8 L * *',
    '',
  ])('cannot be %p', (rule) => {
    expect(refusalOf(rule)).toBe('schedule_rule');
  });

  test('that is never due is refused', () => {
    expect(refusalOf('0 8 30 2 *')).toBe('schedule_never_due');
  });
});

describe('a period', () => {
  test.each<[SchedulePeriod, string, string, string]>([
    ['previous_week', '2026-03-02T07:00:00.000Z', '2026-02-23', '2026-03-01'],
    ['previous_week', '2026-03-01T07:00:00.000Z', '2026-02-16', '2026-02-22'],
    ['previous_month', '2026-03-31T22:30:00.000Z', '2026-03-01', '2026-03-31'],
    ['previous_month', '2026-01-01T07:00:00.000Z', '2025-12-01', '2025-12-31'],
    ['previous_quarter', '2026-05-31T07:00:00.000Z', '2026-01-01', '2026-03-31'],
    ['previous_year', '2026-05-31T07:00:00.000Z', '2025-01-01', '2025-12-31'],
    ['month_to_date', '2026-05-12T07:00:00.000Z', '2026-05-01', '2026-05-12'],
    ['year_to_date', '2026-05-12T07:00:00.000Z', '2026-01-01', '2026-05-12'],
  ])('%s at %s is %s to %s in Paris', (period, run, from, to) => {
    expect(daysOf(period, run, PARIS)).toEqual({ from, to });
  });
});
