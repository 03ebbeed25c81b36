import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { readSheet } from 'read-excel-file/node';
import { writeExportFile } from '../files/write-export-file.js';
import type { Cell, Column } from '../files/export-file.types.js';
import { inFolder, requestFor } from '../testing/export-file.fixture.js';
import { applied, attended, selected, START1 } from '../testing/export-history.js';
import { lookups, partnership, registration } from '../testing/export-rows.js';
import { columnsOfExport, EXPORT_NAMES, type ExportName } from './index.js';
import { DATE_COLUMNS } from './dates.export.js';
import { PARTNERSHIP_COLUMNS } from './partnerships.export.js';
import { REGISTRATION_COLUMNS } from './registrations.export.js';
import { type Lookups } from './export-column.js';

const histories = [
  registration(...attended),
  registration(applied('mentoring'), selected('d3', START1, null, { kind: 'period' })),
];
const dateRows = histories.flatMap((history) =>
  history.dates.map((date) => ({ date, registration: history.registration })),
);

const ROWS: Readonly<Record<ExportName, (look: Lookups) => Cell[][]>> = {
  registrations: (look) =>
    histories.map((history) =>
      REGISTRATION_COLUMNS.map((column) => column.cell(history.registration, look)),
    ),
  dates: (look) => dateRows.map((row) => DATE_COLUMNS.map((column) => column.cell(row, look))),
  partnerships: (look) => [PARTNERSHIP_COLUMNS.map((column) => column.cell(partnership, look))],
};

const EACH = EXPORT_NAMES.flatMap((name) =>
  (['en', 'fr'] as const).map((locale) => [name, locale] as const),
);

/** What a reader of workbooks makes of a cell: times are dates. */
function readAs(cell: Cell, kind: Column['kind']): Cell | Date {
  if (cell === null || cell === '') return null;
  return kind ? new Date(kind === 'local' ? `${String(cell)}Z` : String(cell)) : cell;
}

/** The sheet of an export in a language, and the rows that are to be read from it. */
async function sheetOf(name: ExportName, locale: 'en' | 'fr', folder: string) {
  const rows = ROWS[name](
    lookups({ locale, levels: { eva: 'acme/paris' }, managers: { eva: 'max' } }),
  );
  const columns = columnsOfExport(name);
  const request = {
    ...requestFor('xlsx', folder, rows),
    locale,
    columns,
    layout: 'formatted' as const,
  };
  await writeExportFile(request);
  const expected = rows.map((row) => row.map((cell, index) => readAs(cell, columns[index]?.kind)));
  return { bytes: await readFile(request.path), columns, expected };
}

test.each(EACH)('the sheet of %s (%s) is read by read-excel-file as defined', (name, locale) =>
  inFolder(async (folder) => {
    const { bytes, columns, expected } = await sheetOf(name, locale, folder);
    const [labels, ...read] = await readSheet(bytes, { trim: false });
    expect(labels).toEqual(columns.map(({ label }) => label[locale]));
    expect(read).toEqual(expected);
  }),
);

test.each(EACH)('the sheet of %s (%s) is read by exceljs as defined', (name, locale) =>
  inFolder(async (folder) => {
    const { bytes, columns, expected } = await sheetOf(name, locale, folder);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.buffer);
    const sheet = workbook.worksheets[0] as ExcelJS.Worksheet;
    const read = expected.map((_, row) =>
      columns.map((_column, index) => sheet.getCell(row + 2, index + 1).value),
    );
    expect(read).toEqual(expected);
  }),
);

test('a sheet is set up for printing, with widths by content', () =>
  inFolder(async (folder) => {
    const { bytes, columns } = await sheetOf('dates', 'fr', folder);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.buffer);
    const sheet = workbook.worksheets[0] as ExcelJS.Worksheet;
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    });
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sheet.autoFilter).toBe(`A1:${sheet.getColumn(columns.length).letter}4`);
    const widthOf = (key: string) =>
      sheet.getColumn(columns.findIndex((column) => column.key === key) + 1).width;
    expect(widthOf('start')).toBe(18);
    expect(widthOf('employeeMail')).toBe('Adresse e-mail du collaborateur'.length + 4);
  }));

test('minutes can be summed by the month of a date', () =>
  inFolder(async (folder) => {
    const { bytes, columns } = await sheetOf('dates', 'en', folder);
    const [, ...rows] = await readSheet(bytes);
    const at = (key: string) => columns.findIndex((column) => column.key === key);
    const byMonth = new Map<number, number>();
    for (const row of rows) {
      const month = (row[at('start')] as unknown as Date).getUTCMonth() + 1;
      byMonth.set(month, (byMonth.get(month) ?? 0) + Number(row[at('minutes')] ?? 0));
    }
    expect([...byMonth]).toEqual([[2, 420]]);
  }));
