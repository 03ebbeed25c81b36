import { expect, test } from '@jest/globals';
import { validateSync } from 'class-validator';
import { isDay, IsDayUpTo } from './day.js';
import { fieldErrorsOf, MayBeLeftOut } from './validation.js';

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

class Days {
  @MayBeLeftOut() @IsDayUpTo('to') from?: string;
  to?: string;
}

test.each([
  [{ from: '2026-02-28', to: '2026-01-01' }, ['from from_after_to']],
  [{ from: '2026-02-04', to: '2026-02-03' }, ['from from_after_to']],
  [{ from: '2026-02-03', to: '2026-02-03' }, []],
  [{ from: '2026-02-03' }, []],
  [{ to: '2026-02-03' }, []],
  [{ from: 'tomorrow', to: '2026-02-03' }, ['from day']],
  [{ from: '2026-02-30', to: '2026-02-03' }, ['from day']],
] as const)('%j breaks %j', (days, broken) => {
  const errors = fieldErrorsOf(validateSync(Object.assign(new Days(), days)));
  expect(errors.map(({ field, rule }) => `${field} ${rule}`)).toEqual(broken);
});
