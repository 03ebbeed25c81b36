import { expect, test } from '@jest/globals';
import { untilWhen, when } from './format-date.js';

const [START, END] = ['2026-02-03T13:00:00.000Z', '2026-02-03T16:30:00.000Z'];

test('instants are written out for people, in their language and the zone of what they are about', () => {
  expect(when(START, 'Europe/Paris', 'en')).toBe('Tuesday 3 February 2026 at 14:00');
  expect(when(START, 'Europe/Paris', 'fr')).toBe('mardi 3 février 2026 à 14:00');
  expect(when('2026-02-03T23:00:00.000Z', 'Europe/Paris', 'en')).toBe(
    'Wednesday 4 February 2026 at 00:00',
  );
});

test('of an end on the same day, there, the time is enough', () => {
  expect(untilWhen(START, END, 'Europe/Paris', 'fr')).toBe('17:30');
  expect(untilWhen(START, '2026-02-04T09:00:00.000Z', 'Europe/Paris', 'en')).toBe(
    'Wednesday 4 February 2026 at 10:00',
  );
  expect(untilWhen(START, END, 'Asia/Tokyo', 'en')).toBe('Wednesday 4 February 2026 at 01:30');
});
