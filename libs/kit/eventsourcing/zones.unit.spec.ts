import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { ZONE_ALIASES, ZONES } from './zone-names.js';
import { canonicalZone, readZone } from './zones.js';

describe('a time zone', () => {
  test.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    ['AMERICA/ARGENTINA/BUENOS_AIRES', 'America/Argentina/Buenos_Aires'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['utc', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('written %s is kept as %s', (written, kept) => {
    expect(canonicalZone(written)).toBe(kept);
  });

  test.each([
    'PST',
    'EST',
    'CET',
    'GMT',
    'Japan',
    'PST8PDT',
    'US/Pacific-New',
    'posix/Europe/Paris',
    'Europe',
    'Europe/',
    'Europe/Nowhere',
    '+01:00',
    ' Europe/Paris',
    '__proto__',
    '',
  ])('is not %j', (written) => {
    expect(canonicalZone(written)).toBeUndefined();
    expect(readZone(written)).toBe('UTC');
  });
});

describe('the list of time zones', () => {
  test('is known to the calendar', () => {
    const unknown = [...ZONES, ...ZONE_ALIASES.keys()].filter((zone) => {
      try {
        Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
        return false;
      } catch {
        return true;
      }
    });
    expect(unknown).toEqual([]);
  });

  test('has each name once, and no alias of an alias', () => {
    const names = [...ZONES, ...ZONE_ALIASES.keys()].map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect([...ZONE_ALIASES.values()].filter((zone) => !ZONES.includes(zone))).toEqual([]);
  });

  test('has the clocks of today behind each alias', () => {
    const instant = Temporal.Instant.from('2026-07-01T00:00Z');
    for (const [alias, zone] of ZONE_ALIASES)
      expect([alias, instant.toZonedDateTimeISO(alias).offset]).toEqual([
        alias,
        instant.toZonedDateTimeISO(zone).offset,
      ]);
  });
});
