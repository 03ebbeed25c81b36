import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localTimeOf } from '#eventsourcing';
import { localDay, localTime } from './local-time.js';

const ZONES = ['Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Pacific/Apia', 'UTC'];

test('the local time is what the kit says, in every zone and at every instant', () => {
  const instant = fc.date({ min: new Date('1990-01-01T00:00Z'), max: new Date('2100-01-01T00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), instant, (zone, date) => {
      expect(localTime(date.toISOString(), zone)).toBe(localTimeOf(date.toISOString(), zone));
    }),
    { numRuns: 500 },
  );
});

test('it changes with the clocks', () => {
  const around = ['2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00.000Z', '2026-10-25T00:59:00.000Z', '2026-10-25T01:00:00.000Z'];
  expect(around.map((instant) => localTime(instant, 'Europe/Paris'))).toEqual([
    '2026-03-29T01:59',
    '2026-03-29T03:00',
    '2026-10-25T02:59',
    '2026-10-25T02:00',
  ]);
});

test('the day is the local one', () => {
  expect(localDay('2026-02-03T23:30:00.000Z', 'Europe/Paris')).toBe('2026-02-04');
  expect(localDay('2026-02-03T03:30:00.000Z', 'America/New_York')).toBe('2026-02-02');
});
