import { expect, test } from '@jest/globals';
import { formatDeadline, formatPeriod } from './format-date.js';

const [START, END] = ['2026-02-03T13:00:00.000Z', '2026-02-03T16:30:00.000Z'];

test('instants are written in the reader’s language and the subject’s zone', () => {
  expect(formatPeriod(START, 'Europe/Paris', 'en')).toBe('Tuesday 3 February 2026 at 14:00');
  expect(formatPeriod(START, 'Europe/Paris', 'fr')).toBe('mardi 3 février 2026 à 14:00');
  expect(formatPeriod('2026-02-03T23:00:00.000Z', 'Europe/Paris', 'en')).toBe(
    'Wednesday 4 February 2026 at 00:00',
  );
});

test('of an end on the same day, there, the time is enough', () => {
  expect(formatDeadline(START, END, 'Europe/Paris', 'fr')).toBe('17:30');
  expect(formatDeadline(START, '2026-02-04T09:00:00.000Z', 'Europe/Paris', 'en')).toBe(
    'Wednesday 4 February 2026 at 10:00',
  );
  expect(formatDeadline(START, END, 'Asia/Tokyo', 'en')).toBe('Wednesday 4 February 2026 at 01:30');
});
