import { expect, test } from '@jest/globals';
import { instantOf } from '#kit/eventsourcing';
import {
  formatDay,
  formatDeadline,
  formatPeriod,
  lastInstantOf,
  lengthOfPeriod,
} from './format-date.js';

const [START, END] = ['2026-02-03T13:00:00.000Z', '2026-02-03T16:30:00.000Z'];

test('instants are written in the reader’s language and the subject’s zone', () => {
  expect(formatPeriod(START, 'Europe/Paris', 'en')).toBe('Tuesday 3 February 2026 at 14:00');
  expect(formatPeriod(START, 'Europe/Paris', 'fr')).toBe('mardi 3 février 2026 à 14\u00a0h');
  expect(formatPeriod('2026-03-01T08:05:00.000Z', 'Europe/Paris', 'fr')).toBe(
    'dimanche 1er mars 2026 à 9\u00a0h\u00a005',
  );
  expect(formatPeriod('2026-02-03T23:00:00.000Z', 'Europe/Paris', 'en')).toBe(
    'Wednesday 4 February 2026 at 00:00',
  );
});

test('of an end on the same day, there, the time is enough', () => {
  expect(formatDeadline(START, END, 'Europe/Paris', 'fr')).toBe('17\u00a0h\u00a030');
  expect(formatDeadline(START, '2026-02-04T09:00:00.000Z', 'Europe/Paris', 'en')).toBe(
    'Wednesday 4 February 2026 at 10:00',
  );
  expect(formatDeadline(START, END, 'Asia/Tokyo', 'en')).toBe('Wednesday 4 February 2026 at 01:30');
});

test.each([
  ['2026-02-01T00:00', '2026-06-30T18:00', 5, 0],
  ['2026-02-01T09:00', '2026-05-01T00:00', 3, 0],
  ['2026-01-31T00:00', '2026-02-28T12:00', 1, 1],
  ['2026-03-28T00:00', '2026-03-30T23:00', 0, 3],
  ['2026-02-03T09:00', '2026-02-03T10:00', 0, 1],
  ['2026-02-03T09:00', '2026-02-03T09:00', 0, 1],
])('a period from %s to %s is %i months and %i days long', (start, end, months, days) => {
  const [from, to] = [start, end].map((local) => instantOf(local, 'Europe/Paris')) as [
    string,
    string,
  ];
  expect(lengthOfPeriod(from, to, 'Europe/Paris')).toEqual({ months, days });
});

test('a period that ends at midnight ends with the day before', () => {
  const [start, end] = ['2026-01-31T23:00:00.000Z', '2026-04-30T22:00:00.000Z'];
  expect(formatDay(lastInstantOf(start, end), 'Europe/Paris', 'en')).toBe('Thursday 30 April 2026');
  expect(lastInstantOf(start, start)).toBe(start);
});
