import { expect, test } from '@jest/globals';
import { every, inUnits, list, onDays } from './registration.schedule-text.js';

test.each([
  [0, '0 days'],
  [1, '1 day'],
  [7, '7 days'],
])('%i in days is %s', (number, text) => expect(inUnits(number, 'day')).toBe(text));

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('the list of %j is “%s”', (words, text) => expect(list(words)).toBe(text));

test('days are at once, or after', () =>
  expect(onDays({ days: [0, 1, 7] })).toBe('at once, 1 day after and 7 days after'));

test.each([
  [1, 'Every month'],
  [3, 'Every 3 months'],
])('a period of %i months is “%s”', (months, text) => expect(every({ months })).toBe(text));
