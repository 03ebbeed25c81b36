import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addToInstant,
  dayOf,
  daysBetween,
  instantOf,
  localTimeOf,
  minutesBetween,
  nextDay,
  startOfDay,
} from './calendar.js';

const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Africa/Casablanca',
] as const;

describe('a local time', () => {
  it.each([
    ['Europe/Paris', '2026-02-03T14:00', '2026-02-03T13:00:00.000Z', 'an ordinary one'],
    ['Europe/Paris', '2026-03-29T02:30', '2026-03-29T01:00:00.000Z', 'in the gap of spring'],
    [
      'Europe/Paris',
      '2026-10-25T02:30',
      '2026-10-25T00:30:00.000Z',
      'in the hour that comes twice',
    ],
    [
      'America/New_York',
      '2026-03-08T02:00',
      '2026-03-08T07:00:00.000Z',
      'at the beginning of a gap',
    ],
    [
      'America/New_York',
      '2026-11-01T01:59',
      '2026-11-01T05:59:00.000Z',
      'in the hour that comes twice',
    ],
    ['America/Santiago', '2026-09-06T00:00', '2026-09-06T04:00:00.000Z', 'midnight in a gap'],
    [
      'Australia/Lord_Howe',
      '2026-10-04T02:10',
      '2026-10-03T15:30:00.000Z',
      'in a gap of half an hour',
    ],
    [
      'Australia/Lord_Howe',
      '2026-04-05T01:45',
      '2026-04-04T14:45:00.000Z',
      'in the half hour that comes twice',
    ],
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00:00.000Z', 'on a day left out'],
    [
      'Asia/Kolkata',
      '2026-03-29T02:30',
      '2026-03-28T21:00:00.000Z',
      'where the clocks never change',
    ],
  ])('in %s, %s is %s: %s', (zone, local, instant) => expect(instantOf(local, zone)).toBe(instant));

  /** The local time of an instant by another road than the calendar's. */
  const shownIn = (zone: string) => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    return (milliseconds: number) => format.format(milliseconds).replace(' ', 'T');
  };
  const MINUTE = 60_000;

  it.each(ZONES)('in %s is the first instant that shows it, else the next that exists', (zone) => {
    const shown = shownIn(zone);
    const transitions = [
      '2026-03-08',
      '2026-03-29',
      '2026-04-05',
      '2026-10-04',
      '2026-10-25',
      '2026-09-06',
      '2026-02-15',
      '2026-03-22',
      '2026-11-01',
    ];
    const anyDay = fc.oneof(
      fc.constantFrom(...transitions),
      fc
        .integer({ min: 0, max: 3_650 })
        .map((day) => new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10)),
    );
    const anyTime = fc
      .integer({ min: 0, max: 287 })
      .map(
        (five) =>
          `${String(Math.floor(five / 12)).padStart(2, '0')}:${String((five % 12) * 5).padStart(2, '0')}`,
      );
    fc.assert(
      fc.property(anyDay, anyTime, (day, time) => {
        const local = `${day}T${time}`;
        const found = Date.parse(instantOf(local, zone));
        expect(shown(found) >= local).toBe(true);
        for (let before = found - 150 * MINUTE; before < found; before += 5 * MINUTE)
          expect(shown(before)).not.toBe(local);
        if (shown(found) !== local) expect(shown(found - MINUTE) < local).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it.each([...ZONES, 'Africa/Monrovia', 'Pacific/Kiritimati', 'Pacific/Apia'])(
    'in %s is what the clocks there show',
    (zone) => {
      const shown = shownIn(zone);
      const anyMinute = fc.integer({ min: 0, max: Date.UTC(2040, 0, 1) / MINUTE });
      fc.assert(
        fc.property(anyMinute, fc.integer({ min: 0, max: 59_999 }), (minute, rest) => {
          const milliseconds = minute * MINUTE + rest;
          expect(localTimeOf(new Date(milliseconds).toISOString(), zone)).toBe(shown(milliseconds));
        }),
        { numRuns: 500 },
      );
    },
  );

  it.each(ZONES)('in %s comes back from the instant that it names, but for gaps', (zone) => {
    const anyInstant = fc
      .integer({ min: Date.UTC(2020, 0, 1) / MINUTE, max: Date.UTC(2035, 0, 1) / MINUTE })
      .map((minute) => new Date(minute * MINUTE).toISOString());
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const again = instantOf(localTimeOf(instant, zone), zone);
        expect(again <= instant).toBe(true);
        expect(localTimeOf(again, zone)).toBe(localTimeOf(instant, zone));
      }),
      { numRuns: 200 },
    );
  });
});

describe('calendar arithmetic', () => {
  const paris = 'Europe/Paris';
  const from = (local: string, amount: { months?: number; days?: number }, zone: string = paris) =>
    localTimeOf(addToInstant(instantOf(local, zone), amount, zone), zone);

  it('clamps the day to the end of the month, always from the first anchor', () => {
    const months = [1, 2, 3, 4, 13, 25].map((count) => from('2026-01-31T09:00', { months: count }));
    expect(months).toEqual([
      '2026-02-28T09:00',
      '2026-03-31T09:00',
      '2026-04-30T09:00',
      '2026-05-31T09:00',
      '2027-02-28T09:00',
      '2028-02-29T09:00',
    ]);
  });

  it.each([
    [paris, '2026-03-22T02:30', { days: 7 }, '2026-03-29T03:00'],
    [paris, '2026-03-22T02:30', { days: 8 }, '2026-03-30T02:30'],
    [paris, '2026-10-18T02:30', { days: 7 }, '2026-10-25T02:30'],
    [paris, '2026-04-05T02:30', { days: -7 }, '2026-03-29T03:00'],
    ['America/New_York', '2026-02-08T02:30', { months: 1 }, '2026-03-08T03:00'],
    ['America/Santiago', '2026-08-06T00:00', { months: 1 }, '2026-09-06T01:00'],
    ['Australia/Lord_Howe', '2026-09-04T02:10', { months: 1 }, '2026-10-04T02:30'],
    ['Africa/Casablanca', '2026-02-08T02:30', { days: 7 }, '2026-02-15T02:30'],
  ] as const)('in %s, %s and %p is %s', (zone, anchor, amount, local) =>
    expect(from(anchor, amount, zone)).toBe(local),
  );

  it('keeps seconds and milliseconds, and the form of an instant', () => {
    expect(addToInstant('2026-01-31T08:00:12.345Z', { months: 1 }, paris)).toBe(
      '2026-02-28T08:00:12.345Z',
    );
  });

  it('takes seven local days, not 168 hours', () => {
    expect(
      minutesBetween(
        instantOf('2026-03-25T09:00', paris),
        addToInstant(instantOf('2026-03-25T09:00', paris), { days: 7 }, paris),
      ),
    ).toBe(167 * 60);
  });
});

describe('days', () => {
  it('are those of the zone', () => {
    expect(dayOf('2026-01-31T23:30:00.000Z', 'Europe/Paris')).toBe('2026-02-01');
    expect(dayOf('2026-02-01T04:30:00.000Z', 'America/New_York')).toBe('2026-01-31');
    expect(startOfDay('2026-02-01', 'Europe/Paris')).toBe('2026-01-31T23:00:00.000Z');
    expect(startOfDay('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
    expect(nextDay('2028-02-28')).toBe('2028-02-29');
  });
  it('and minutes are counted whole', () => {
    expect(minutesBetween('2026-02-03T13:00:00.000Z', '2026-02-03T16:30:00.000Z')).toBe(210);
    expect(daysBetween('2026-02-03T13:00:00.000Z', '2026-02-05T12:59:00.000Z')).toBe(1);
  });
});

it('reads an unknown zone as UTC', () => {
  const [instant, zone] = ['2026-02-03T13:00:00.000Z', 'US/Pacific-New'];
  expect(localTimeOf(instant, zone)).toBe('2026-02-03T13:00');
  expect(instantOf('2026-02-03T13:00', zone)).toBe(instant);
  expect(addToInstant(instant, { months: 1 }, zone)).toBe('2026-03-03T13:00:00.000Z');
});

describe('what is remembered of a zone', () => {
  const zone = fc.constantFrom(
    ...ZONES,
    'Pacific/Apia',
    'Asia/Kathmandu',
    'America/St_Johns',
    'UTC',
  );
  const ordinary = fc.date({
    min: new Date('1990-01-01T00:00Z'),
    max: new Date('2100-01-01T00:00Z'),
    noInvalidDate: true,
  });
  const nearChange = fc
    .tuple(
      fc.constantFrom(
        '2026-03-29T01:00Z',
        '2026-10-25T01:00Z',
        '2026-10-03T15:30Z',
        '2026-03-08T07:00Z',
        '2011-12-30T10:00Z',
        '2026-02-15T02:00Z',
      ),
      fc.integer({ min: -2_000, max: 2_000 }),
    )
    .map(([change, minutes]) => new Date(Date.parse(change) + minutes * 60_000));
  const instant = fc.oneof(ordinary, nearChange);
  const asked = (date: Date, name: string) =>
    Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(name);

  it('is what the calendar says when it is asked', () => {
    fc.assert(
      fc.property(zone, instant, (name, date) => {
        const local = asked(date, name).toPlainDateTime();
        expect(localTimeOf(date.toISOString(), name)).toBe(
          local.toString({ smallestUnit: 'minute' }),
        );
        expect(dayOf(date.toISOString(), name)).toBe(local.toPlainDate().toString());
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the same instants after months and days', () => {
    const size = {
      months: fc.integer({ min: 0, max: 60 }),
      days: fc.integer({ min: 0, max: 400 }),
    };
    const amount = fc
      .tuple(fc.constantFrom(1, -1), fc.record(size))
      .map(([sign, { months, days }]) => ({ months: sign * months, days: sign * days }));
    fc.assert(
      fc.property(zone, instant, amount, (name, date, change) => {
        const local = asked(date, name).toPlainDateTime().add(change);
        const found = addToInstant(date.toISOString(), change, name);
        const earlier = local.toZonedDateTime(name, { disambiguation: 'earlier' });
        if (earlier.toPlainDateTime().equals(local))
          expect(Date.parse(found)).toBe(earlier.epochMilliseconds);
        else
          expect(localTimeOf(found, name) > local.toString({ smallestUnit: 'minute' })).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
