import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine } from './csv-writer.js';
import type { Cell } from './export-file.types.js';
import { inFolder, requestFor } from '../testing/export-file.fixture.js';
import { writeExportFile } from './write-export-file.js';

describe('a csv record', () => {
  it.each<[string, Cell, string]>([
    ['plain text', 'Eva Martin', 'Eva Martin'],
    ['a comma', 'a,b', '"a,b"'],
    ['a semicolon', 'a;b', '"a;b"'],
    ['a tab', 'a\tb', '"a\tb"'],
    ['a quote', 'say "hi"', '"say ""hi"""'],
    ['a line feed', 'a\nb', '"a\nb"'],
    ['a carriage return', 'a\rb', '"a\rb"'],
    ['spaces at the edges', 'a ', 'a '],
    ['accents and emoji', 'Éva 🎉', 'Éva 🎉'],
    ['a right-to-left mark', 'a\u200Fb', 'a\u200Fb'],
    ['nothing', null, ''],
    ['true', true, 'true'],
    ['false', false, 'false'],
    ['a number', 12.5, '12.5'],
    ['a negative number', -5, '-5'],
    ['minus zero', -0, '0'],
  ])('writes %s', (_, cell, expected) => {
    expect(csvLine(['x', cell])).toBe(`x,${expected}\r\n`);
  });

  it.each<[string, string]>([
    ['=1+1', "'=1+1"],
    ['+33 6 12', "'+33 6 12"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t\'=1"'],
    ['\tx', '"\'\tx"'],
    ['a;=1+1', '"a;\'=1+1"'],
    ['a;"=1"', '"a;\'""=1"""'],
    ['a\n-1', '"a\n\'-1"'],
    ['\r=1', '"\'\r\'=1"'],
    ['\n=1', '"\'\n\'=1"'],
    [' =1', "' =1"],
    ['\u00A0@x', "'\u00A0@x"],
    ['＝1+1', "'＝1+1"],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ])('keeps %j from being a formula', (text, expected) => {
    expect(csvLine([text])).toBe(`${expected}\r\n`);
  });

  it.each(['a=1', 'a-b', ' plain', "'quoted'", '3-4', 'é=1'])(
    'leaves the harmless %j alone',
    (text) => {
      expect(csvLine([text])).toBe(`${text}\r\n`);
    },
  );

  it('is no empty line, which readers skip', () => {
    expect(csvLine([null])).toBe('""\r\n');
  });

  it.each([NaN, Infinity, -Infinity])('refuses %d', (value) => {
    expect(() => csvLine(['x', value])).toThrow(/Cell 2: .* number/);
  });

  it('parses back to what it was, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(',', '"', '\r', '\n', ' ', '=', "'", 'a') }),
    );
    const guarded = (value: string): string =>
      (/^([\t\r\n]|\s*[=+\-@＝＋－＠])/.test(value) ? `'${value}` : value).replace(
        /[;\t\r\n](?=[\s"]*[=+\-@＝＋－＠])/g,
        "$&'",
      );
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const file = `\uFEFFa,b\r\n${rows.map((row) => csvLine(row)).join('')}`;
        expect(parse(file, { bom: true, from_line: 2 })).toEqual(
          rows.map((row) => row.map(guarded)),
        );
      }),
    );
  });
});

describe('a csv record, read with whichever separator', () => {
  const separators = [',', ';', '\t'] as const;
  const text = fc.string({ unit: fc.constantFrom(...',;\t"\r\n =+-@＝a') });

  it('is never a formula in any cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text), { minLength: 1 }),
        fc.constantFrom(...separators),
        fc.constantFrom(...separators),
        (rows, written, read) => {
          const file = rows.map((row) => csvLine(row, written)).join('');
          const formulas = cellsIn(file, read).filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell));
          expect(formulas).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('parses back with its own', () => {
    const harmless = fc.string({ unit: fc.constantFrom(...',;\t"\r\n ab') });
    fc.assert(
      fc.property(harmless, harmless, fc.constantFrom(...separators), (one, other, separator) => {
        const cells = [`a${one}`, `b${other}`];
        expect(parse(csvLine(cells, separator), { delimiter: separator })).toEqual([cells]);
      }),
    );
  });
});

/** A lenient reader, as spreadsheets are: quotes count only at the start of a cell, and nothing is refused. */
function cellsIn(file: string, separator: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= file.length; at += 1) {
    let cell = '';
    if (file[at] === '"') {
      for (at += 1; at < file.length && (file[at] !== '"' || file[at + 1] === '"'); at += 1) {
        if (file[at] === '"') at += 1;
        cell += file[at] ?? '';
      }
      at += 1;
    }
    while (at < file.length && !`${separator}\r\n`.includes(file[at] ?? '')) {
      cell += file[at] ?? '';
      at += 1;
    }
    cells.push(cell);
  }
  return cells;
}

describe('a csv file', () => {
  it('begins with a byte order mark and the labels of the locale', () =>
    inFolder(async (folder) => {
      const request = requestFor('csv', folder, [
        ['é', 1],
        [null, false],
      ]);
      const written = await writeExportFile({ ...request, locale: 'fr' });
      expect(await readFile(request.path, 'utf8')).toBe(
        '\uFEFFColonne n° 0,Colonne n° 1\r\né,1\r\n,false\r\n',
      );
      expect(written.rows).toBe(2);
    }));

  it('without rows is its header', () =>
    inFolder(async (folder) => {
      const request = requestFor('csv', folder, []);
      expect((await writeExportFile(request)).rows).toBe(0);
      expect(await readFile(request.path, 'utf8')).toBe('\uFEFFColumn 0,Column 1\r\n');
    }));
});
