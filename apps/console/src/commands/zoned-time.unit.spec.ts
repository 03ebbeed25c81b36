import { describe, expect, test } from '@jest/globals';
import { toInstant, toLocal } from './zoned-time.js';

describe('toInstant', () => {
  test.each([
    ['2026-02-03T14:00', 'Europe/Paris', '2026-02-03T14:00:00+01:00'],
    ['2026-07-03T14:00', 'Europe/Paris', '2026-07-03T14:00:00+02:00'],
    ['2026-07-03T14:00', 'Asia/Kolkata', '2026-07-03T14:00:00+05:30'],
    ['2026-07-03T14:00', 'America/New_York', '2026-07-03T14:00:00-04:00'],
    ['2026-07-03T14:00', 'UTC', '2026-07-03T14:00:00+00:00'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(toInstant(local, zone)).toBe(instant);
  });

  test('a time that the clock skips moves forward', () => {
    expect(toInstant('2026-03-29T02:30', 'Europe/Paris')).toBe('2026-03-29T03:30:00+02:00');
  });

  test('of a time that occurs twice the first is meant', () => {
    expect(toInstant('2026-10-25T02:30', 'Europe/Paris')).toBe('2026-10-25T02:30:00+02:00');
  });
});

test.each(['Europe/Paris', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland'])(
  'toLocal turns toInstant back in %s',
  (zone) => {
    for (const local of ['2026-01-01T00:00', '2026-03-29T12:15', '2026-12-31T23:59'])
      expect(toLocal(toInstant(local, zone), zone)).toBe(local);
  },
);
