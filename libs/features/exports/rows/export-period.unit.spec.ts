import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextDay } from '#kit/eventsourcing';
import { dayWithin, minutesWithin, overlaps, widest } from './export-period.js';

const PARIS = 'Europe/Paris';
const at = (utc: string) => new Date(`${utc}Z`).toISOString();

describe('a sign-up', () => {
  test('counts by its day in its own zone, both days included', () => {
    const period = { from: '2026-02-02', to: '2026-02-03' };
    const within = (utc: string, zone = PARIS) => dayWithin(period, at(utc), zone);
    expect([
      within('2026-02-01T22:59'),
      within('2026-02-01T23:00'),
      within('2026-02-03T22:59'),
      within('2026-02-03T23:00'),
    ]).toEqual([false, true, true, false]);
    expect([
      within('2026-02-01T23:00', 'America/New_York'),
      within('2026-02-04T04:59', 'America/New_York'),
    ]).toEqual([false, true]);
  });

  test('always counts without a period', () => {
    expect(dayWithin({}, at('2026-02-01T22:59'), PARIS)).toBe(true);
  });
});

describe('a date', () => {
  const march = { from: '2026-03-01', to: '2026-03-31' };
  test.each([
    ['inside', '2026-03-10T10:00', '2026-03-10T12:00', true],
    ['around', '2026-01-01T00:00', '2026-12-31T00:00', true],
    ['ending on the first day', '2026-02-27T10:00', '2026-02-28T23:01', true],
    ['ending as the first day begins', '2026-02-27T10:00', '2026-02-28T23:00', false],
    ['starting on the last day', '2026-03-31T21:59', '2026-04-02T10:00', true],
    ['starting as the last day ends', '2026-03-31T22:00', '2026-04-02T10:00', false],
    ['without an end, from before', '2025-01-01T00:00', null, true],
    ['without an end, from after', '2026-04-01T00:00', null, false],
    ['of no length, as the first day begins', '2026-02-28T23:00', '2026-02-28T23:00', true],
  ])('%s', (_, start, end, expected) => {
    expect(overlaps(march, at(start), end === null ? null : at(end), PARIS)).toBe(expected);
  });

  test('is looked for in a zone whose midnight does not exist that day', () => {
    const day = { from: '2026-04-24', to: '2026-04-24' };
    expect(overlaps(day, at('2026-04-23T22:30'), at('2026-04-23T23:30'), 'Africa/Cairo')).toBe(
      true,
    );
    expect(overlaps(day, at('2026-04-23T20:00'), at('2026-04-23T22:00'), 'Africa/Cairo')).toBe(
      false,
    );
  });
});

describe('the minutes of a date within a period', () => {
  const january = { from: '2026-01-01', to: '2026-01-31' };
  const [start, end] = [at('2026-01-31T21:00'), at('2026-02-01T01:00')];

  test('are in proportion to the time that lies within', () => {
    expect(minutesWithin(january, 240, start, end, PARIS)).toBe(120);
    expect(minutesWithin(january, 60, start, end, PARIS)).toBe(30);
    expect(minutesWithin({ from: '2026-02-01' }, 240, start, end, PARIS)).toBe(120);
    expect(minutesWithin({}, 240, start, end, PARIS)).toBe(240);
  });

  test('are none outside, touching included', () => {
    const days = (from: string, to: string) =>
      minutesWithin({ from, to }, 240, start, at('2026-01-31T23:00'), PARIS);
    expect([days('2026-02-01', '2026-02-28'), days('2026-01-01', '2026-01-31')]).toEqual([0, 240]);
  });

  test('of no length count by its start', () => {
    const midnight = at('2026-01-31T23:00');
    const of = (from: string, to: string) =>
      minutesWithin({ from, to }, 30, midnight, midnight, PARIS);
    expect([of('2026-01-01', '2026-01-31'), of('2026-02-01', '2026-02-28')]).toEqual([0, 30]);
  });

  test('add up over consecutive days, whatever the zone, the length and the minutes', () => {
    const zones = [
      PARIS,
      'America/New_York',
      'Africa/Cairo',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
    ];
    const days = ['2026-03-28'];
    while (days.length < 8) days.push(nextDay(days.at(-1) ?? ''));
    fc.assert(
      fc.property(
        fc.integer({ min: 24 * 60, max: 5 * 24 * 60 }),
        fc.integer({ min: 0, max: 24 * 3_600_000 }),
        fc.integer({ min: 1, max: 1_440 }),
        fc.constantFrom(...zones),
        (minute, length, minutes, zone) => {
          const begins = Date.parse('2026-03-28T00:00Z') + minute * 60_000;
          const [from, to] = [begins, begins + length].map((ms) => new Date(ms).toISOString());
          const parts = days.map((day) =>
            minutesWithin({ from: day, to: day }, minutes, from ?? '', to ?? '', zone),
          );
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(minutes);
          expect(parts.every((part) => part >= 0)).toBe(true);
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('the widest period', () => {
  const period = { from: '2026-02-01', to: '2026-02-03' };
  const HOUR = 3_600_000;

  test('begins 14 hours before the days in UTC and ends 12 hours after them', () => {
    expect(widest(period)).toEqual({
      from: '2026-01-31T10:00:00.000Z',
      until: '2026-02-04T12:00:00.000Z',
    });
  });

  test('is open where the period is', () => {
    expect(widest({})).toEqual({});
    expect(widest({ from: period.from })).toEqual({ from: '2026-01-31T10:00:00.000Z' });
    expect(widest({ to: period.to })).toEqual({ until: '2026-02-04T12:00:00.000Z' });
  });

  test('holds every instant that counts, wherever on Earth', () => {
    const [from, until] = [Date.parse('2026-02-01T00:00Z'), Date.parse('2026-02-04T00:00Z')];
    const offsets: Readonly<Record<string, number>> = {
      'Pacific/Kiritimati': 14,
      'Pacific/Pago_Pago': -11,
      'Etc/GMT+12': -12,
      [PARIS]: 1,
      UTC: 0,
    };
    const zone = fc.constantFrom(...Object.entries(offsets));
    // Half of the instants lie within two milliseconds of where the period begins or ends in the zone.
    const instant = zone.chain(([name, hours]) =>
      fc.tuple(
        fc.constant(name),
        fc.oneof(
          fc.integer({ min: from - 48 * HOUR, max: until + 48 * HOUR }),
          fc
            .tuple(fc.constantFrom(from, until), fc.integer({ min: -2, max: 2 }))
            .map(([edge, beside]) => edge - hours * HOUR + beside),
        ),
      ),
    );
    fc.assert(
      fc.property(instant, ([name, milliseconds]) => {
        const date = new Date(milliseconds).toISOString();
        const { from: first = '', until: end = '' } = widest(period);
        const local = milliseconds + (offsets[name] ?? 0) * HOUR;
        const counts = local >= from && local < until;
        expect(dayWithin(period, date, name)).toBe(counts);
        if (counts) expect(date >= first && date < end).toBe(true);
      }),
    );
  });
});
