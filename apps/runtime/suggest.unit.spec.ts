import { expect, test } from '@jest/globals';
import { closest, didYouMean, distance } from './suggest.js';

test('two letters that changed places are one edit', () => {
  expect(distance('lsit', 'list')).toBe(1);
  expect(distance('', 'list')).toBe(4);
  expect(distance('list', 'list')).toBe(0);
});

test('the closest names are suggested, whatever their case', () => {
  expect(closest('confirmdate', ['CancelDates', 'ConfirmDates', 'RefuseDates'])).toEqual([
    'ConfirmDates',
  ]);
  expect(closest('bat', ['cat', 'rat', 'horse'])).toEqual(['cat', 'rat']);
});

test('a name that is not close is not suggested', () => {
  expect(didYouMean('fly', ['ConfirmDates'])).toBe('');
  expect(didYouMean('Adda Moreau', ['Ada Moreau'])).toBe(' Did you mean Ada Moreau?');
});
