import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { TooManyRows, type Cell } from './export-file.types.js';
import { columnLetters, cut, rowXml } from './sheet-xml.js';
import {
  columnsOf,
  inFolder,
  readRows,
  requestFor,
  sheetOf,
  streamOf,
} from '../testing/export-file.fixture.js';
import { writeExportFile } from './write-export-file.js';
import { sheetName } from './xlsx-writer.js';

const roundTrip = (value: Cell): Cell | undefined => readRows(rowXml([{}])([value], 1), 1)[0]?.[0];

/** Every kind of cell, over more columns than the alphabet has letters. */
const variedRows = (count: number): Cell[][] =>
  Array.from({ length: count }, (_, row) =>
    Array.from({ length: 30 }, (_, column): Cell => {
      const kinds: readonly Cell[] = [
        `Éva & <${row}>, "${column}"`,
        row * column,
        -(row + 1) / 3,
        row % 2 === 0,
        null,
        `line\r\n${row}`,
        ` 🎉${row} `,
      ];
      return kinds[(row + column) % kinds.length] ?? null;
    }),
  );

describe('a cell of a sheet', () => {
  it.each<Cell>([
    '=1+1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '\r=1',
    '<b>&amp;</b>',
    ']]>',
    ' edges ',
    'a\r\nb\rc\n',
    '_x000D_',
    '\u200Fعربي\u200E',
    0,
    -5.25,
    1e21,
    true,
    false,
  ])('is read as the %j that it was', (value) => {
    expect(roundTrip(value)).toBe(value);
  });

  it.each<[string, string, string]>([
    ['a null', 'a\u0000b', 'a\uFFFDb'],
    ['an escape character', '\u001b[1m', '\uFFFD[1m'],
    ['a non-character', '\uFFFE\uFFFF', '\uFFFD\uFFFD'],
    ['half an emoji', 'x\uD83C', 'x\uFFFD'],
  ])('holds U+FFFD for %s, which XML cannot hold', (_, value, expected) => {
    expect(roundTrip(value)).toBe(expected);
  });

  it.each<Cell>([null, ''])('is left out where the value is %j', (value) => {
    expect(rowXml([{}])([value], 7)).toBe('<row r="7"></row>');
  });

  it('says that white space at its edges counts', () => {
    expect(rowXml([{}])([' a'], 1)).toContain('<t xml:space="preserve"> a</t>');
  });

  it('is cut at 32,767 characters, never within one', () => {
    expect(roundTrip('a'.repeat(32_767))).toBe('a'.repeat(32_767));
    expect(roundTrip('a'.repeat(32_768))).toBe(`${'a'.repeat(32_766)}…`);
    expect(roundTrip(`${'a'.repeat(32_765)}🎉🎉`)).toBe(`${'a'.repeat(32_765)}…`);
  });

  it('refuses what is no number', () => {
    expect(() => roundTrip(NaN)).toThrow(/cannot hold the number NaN/);
  });

  it('is well-formed and read back, whatever the text', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('_', 'x', '0', 'D', '<', '&', '\r', '\uD800', '\uDC00') }),
    );
    const inXml = (text: string): string =>
      text.replace(/(?![\t\n\r\u007f-\u009f])[\p{Cs}\p{Cc}\ufffe\uffff]/gu, '\uFFFD');
    fc.assert(fc.property(any, (text) => expect(roundTrip(text) ?? '').toBe(inXml(text))));
  });
});

describe('names on a sheet', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [702, 'ZZ'],
    [703, 'AAA'],
  ] as const)('column %d is %s', (number, letters) => {
    expect(columnLetters(number)).toBe(letters);
  });

  it.each([
    ['Partnership tracking', 'Partnership tracking'],
    ['Initiatives – Participation dates follow-up', 'Initiatives – Participation dat'],
    ['a/b\\c:[d]*?', 'a b c d'],
    ["'quoted'", 'quoted'],
    ['***', 'Export'],
  ])('%j becomes the sheet %j', (title, name) => {
    expect(sheetName(title)).toBe(name);
  });

  it('cut leaves no half of a pair', () => {
    expect(cut('ab🎉', 3)).toBe('ab');
    expect(cut('ab🎉', 4)).toBe('ab🎉');
  });
});

describe('an xlsx file', () => {
  it('equals the csv cell by cell, read back by another library', () =>
    inFolder(async (folder) => {
      const rows = variedRows(1_300);
      await writeExportFile(requestFor('csv', folder, rows));
      const written = await writeExportFile(requestFor('xlsx', folder, rows));
      const labels = columnsOf(30).map((column) => column.label.en);
      const sheet = await readSheet(await readFile(`${folder}/out.xlsx`), { trim: false });
      expect(written.rows).toBe(rows.length);
      expect(sheet).toEqual([labels, ...rows]);
      expect(parse(await readFile(`${folder}/out.csv`), { bom: true })).toEqual(
        sheet.map((row) => row.map((cell) => String(cell ?? ''))),
      );
    }));

  it('holds a formula that somebody wrote as the text that it is, and so does the csv', () =>
    inFolder(async (folder) => {
      const formulas = ['=1+1', '+1', '-1', '@SUM(1)', '\t=1+1', '\r=1+1', ' =1+1', '＝1+1'].map(
        (text) => [text, -1],
      );
      for (const format of ['xlsx', 'csv'] as const)
        await writeExportFile(requestFor(format, folder, formulas));
      const [, ...sheet] = await readSheet(await readFile(`${folder}/out.xlsx`), { trim: false });
      const [, ...lines] = parse(await readFile(`${folder}/out.csv`), { bom: true });
      expect(sheet).toEqual(formulas);
      // After a tab or a line break another reader would begin a cell.
      const safe = (text: string) => `'${text.replace(/^[\t\r]/, "$&'")}`;
      expect(lines).toEqual(formulas.map(([text]) => [safe(String(text)), '-1']));
    }));

  it('has a frozen bold header, a filter, widths and a title', () =>
    inFolder(async (folder) => {
      const request = requestFor('xlsx', folder, [
        ['a', 1],
        ['b', 2],
      ]);
      const [first, second] = columnsOf(2);
      if (!first || !second) throw new Error('two columns');
      await writeExportFile({
        ...request,
        locale: 'fr',
        title: 'Suivi <des> dates',
        columns: [{ ...first, width: 33 }, second],
      });
      const { sheet, entries } = await sheetOf(request.path);
      const part = (name: string): string =>
        entries.find((entry) => entry.name === name)?.text ?? '';
      expect((await readSheet(await readFile(request.path)))[0]).toEqual([
        'Colonne n° 0',
        'Colonne n° 1',
      ]);
      expect(sheet).toMatch(/<pane ySplit="1" topLeftCell="A2"[^>]* state="frozen"\/>/);
      expect(sheet).toContain('<autoFilter ref="A1:B3"/>');
      expect(sheet).toContain(
        '<col min="1" max="1" width="33" customWidth="1"/><col min="2" max="2" width="16" customWidth="1"/>',
      );
      expect(sheet).toMatch(/<c r="A1" s="1" /);
      expect(part('xl/styles.xml')).toMatch(/<fonts[^>]*><font>(?:(?!<b\/>).)*<\/font><font><b\/>/);
      expect(part('xl/workbook.xml')).toContain('name="Suivi &lt;des&gt; dates"');
      expect(part('docProps/core.xml')).toContain('<dc:title>Suivi &lt;des&gt; dates</dc:title>');
      expect(entries.map((entry) => entry.name)).not.toContain('xl/sharedStrings.xml');
    }));

  it('without rows is its header', () =>
    inFolder(async (folder) => {
      const request = requestFor('xlsx', folder, []);
      expect((await writeExportFile(request)).rows).toBe(0);
      expect(await readSheet(await readFile(request.path))).toEqual([['Column 0', 'Column 1']]);
    }));

  it('refuses the row that no sheet has room for, and names csv', () =>
    inFolder(async (folder) => {
      const batch = Array.from({ length: 1_025 }, () => [null]);
      let fitted = false;
      const rows = streamOf(
        (function* () {
          for (let left = 1_023; left > 0; left -= 1) yield batch;
          fitted = true;
          yield [[null]];
        })(),
      );
      const writing = writeExportFile({ ...requestFor('xlsx', folder, [[null]]), rows });
      await expect(writing).rejects.toThrow(TooManyRows);
      await expect(writing).rejects.toThrow(/1,048,575 rows.*csv/);
      expect(fitted).toBe(true);
    }));
});

describe('a time of a formatted sheet', () => {
  const styles = { local: 1, utc: 2, day: 3 };
  const numberOf = (value: string, kind: 'local' | 'utc' | 'day'): number | undefined => {
    const xml = rowXml([{ kind }], styles)([value], 1);
    const written = new RegExp(`s="${styles[kind]}"><v>([\\d.]+)</v>`).exec(xml)?.[1];
    return written === undefined ? undefined : Number(written);
  };

  it.each([
    ['2026-02-03', 'day', 46_056],
    ['2026-02-03T00:00', 'local', 46_056],
    ['2026-02-03T18:00', 'local', 46_056.75],
    ['2026-02-03T06:00:00.000Z', 'utc', 46_056.25],
  ] as const)('%s (%s) is the number that spreadsheets know it by', (text, kind, serial) => {
    expect(numberOf(text, kind)).toBe(serial);
  });

  it('is never before its minute, for readers that cut fractions', () => {
    for (let minute = 0; minute < 1_440; minute += 1) {
      const text = new Date(Date.UTC(2026, 1, 3, 0, minute)).toISOString();
      const read = Math.floor(((numberOf(text, 'utc') ?? 0) - 25_569) * 86_400_000);
      expect(new Date(read).toISOString()).toBe(text);
    }
  });

  it('stays a text before the days that all spreadsheets count alike', () => {
    expect(numberOf('1899-12-31', 'day')).toBeUndefined();
  });
});
