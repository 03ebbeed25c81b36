import { expect, test } from '@jest/globals';
import { validateSync } from 'class-validator';
import { ConfirmBody, ValidateBody } from './registration-commands.dto.js';

const brokenBy = (minutes: unknown): boolean[] =>
  [new ConfirmBody(), new ValidateBody()].map(
    (body) => validateSync(Object.assign(body, { minutes })).length > 0,
  );

test.each([1, 2, 1_439, 1_440, undefined])('%s minutes may be named', (minutes) => {
  expect(brokenBy(minutes)).toEqual([false, false]);
});

test.each([0, -1, 1_441, 1.5, '60', null, Number.NaN])('%p minutes are invalid', (minutes) => {
  expect(brokenBy(minutes)).toEqual([true, true]);
});
