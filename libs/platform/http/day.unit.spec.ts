import { expect, test } from '@jest/globals';
import { isDay } from './day.js';

test.each([
  '2026-02-30',
  '2026-02-29',
  '2026-13-01',
  '2026-2-3',
  '2026-02-03T00:00',
  '1969-12-31',
  '2201-01-01',
  '0000-01-01',
  'tomorrow',
  '',
])('"%s" is not a day', (text) => {
  expect(isDay(text)).toBe(false);
});

test.each(['2026-02-28', '2028-02-29', '1970-01-01', '2199-12-31', '2200-12-31'])(
  '%s is a day',
  (text) => {
    expect(isDay(text)).toBe(true);
  },
);
