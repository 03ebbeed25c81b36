import { expect, test } from '@jest/globals';
import { csvLine } from './csv-line.js';

test('cells are quoted where they need it', () => {
  expect(csvLine(['plain', 'a, b', 'a; b', 'say "no"', 12, -3])).toBe(
    'plain,"a, b","a; b","say ""no""",12,-3',
  );
});

test.each(['=1+1', '+33', '-x', '@sum', '\tx', ' =1', '＝1'])('%j is no formula', (cell) => {
  expect(csvLine([cell]).replaceAll('"', '')).toBe(`'${cell}`);
});

test.each([
  ['a;=1', "a;'=1"],
  ['a\t"+1', 'a\t\'"+1'],
])('%j is no formula to a reader of another separator', (cell, safe) => {
  expect(csvLine([cell])).toBe(`"${safe.replaceAll('"', '""')}"`);
});
