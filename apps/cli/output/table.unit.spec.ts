import { expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { WriteStream } from 'node:tty';
import { cell, detail } from './cell.js';
import { styled } from './colour.js';
import { table } from './table.js';

const ROWS = [
  { id: 'a1', employee: { id: 'e', name: 'Eva' }, at: '2026-02-03T13:00:00.000Z', gone: null },
  { id: 'b2', employee: { id: 'f', name: 'Félix' }, at: null, gone: null },
];

test('a program gets every column, tab-separated and unchanged', () => {
  expect(table(ROWS, {}).lines).toEqual([
    'id\temployee\tat',
    'a1\tEva\t2026-02-03T13:00:00.000Z',
    'b2\tFélix\t',
  ]);
});

test('a terminal gets aligned columns', () => {
  expect(table(ROWS, { width: 80 }).lines).toEqual([
    'id  employee  at',
    'a1  Eva       2026-02-03 13:00Z',
    'b2  Félix',
  ]);
});

test('columns that do not fit are narrowed, then left out and named', () => {
  const wide = [{ id: 'a1', title: 'x'.repeat(50), place: 'y'.repeat(50) }];
  const { lines, leftOut } = table(wide, { width: 40 });
  expect(leftOut).toEqual([]);
  expect(lines.every((line) => line.length <= 40)).toBe(true);
  expect(lines[1]).toContain('…');
  expect(table(wide, { width: 20 }).leftOut).toEqual(['place']);
});

test('chosen columns come in their order', () => {
  expect(table(ROWS, { columns: ['at', 'id'] }).lines[0]).toBe('at\tid');
});

test('things are shown by their names, and lists with commas', () => {
  expect(cell([{ id: '1', title: 'Sorting food' }, 'x'])).toBe('Sorting food, x');
  expect(cell({ done: 1, total: 2 })).toBe('done 1, total 2');
  expect(cell('a\n b')).toBe('a b');
});

test('a detail has one line for each field that is not empty', () => {
  expect(detail({ status: 'x', none: null, dates: [{ id: 'd', places: [] }], ok: false })).toEqual([
    'status: x',
    'dates:',
    '  - id: d',
    'ok: false',
  ]);
});

test('colour is only for a terminal, and never with NO_COLOR', () => {
  const terminal = (environment: object) =>
    Object.assign(new PassThrough(), {
      isTTY: true,
      getColorDepth: () => WriteStream.prototype.getColorDepth({ TERM: 'xterm', ...environment }),
    });
  expect(styled('red', 'x', terminal({}))).toBe('\u001b[31mx\u001b[39m');
  expect(styled('red', 'x', new PassThrough())).toBe('x');
  expect(styled('red', 'x', terminal({ NO_COLOR: '1' }))).toBe('x');
});
