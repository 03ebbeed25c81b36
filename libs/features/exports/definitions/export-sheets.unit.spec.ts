import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';
import { writeExportFile } from '../files/write-export-file.js';
import { type Cell } from '../files/export-file.types.js';
import { inFolder, requestFor } from '../testing/export-file.fixture.js';
import {
  applied,
  attended,
  lookups,
  partnership,
  registration,
  selected,
  START1,
} from '../testing/export-history.js';
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

test.each(EACH)(
  'the sheet of %s (%s) matches its definition, read back by another library',
  (name, locale) =>
    inFolder(async (folder) => {
      const rows = ROWS[name](
        lookups({ locale, levels: { eva: 'acme/paris' }, managers: { eva: 'max' } }),
      );
      const request = {
        ...requestFor('xlsx', folder, rows),
        locale,
        columns: columnsOfExport(name),
      };
      await writeExportFile(request);
      const [labels, ...read] = await readSheet(await readFile(request.path), { trim: false });
      expect(labels).toEqual(columnsOfExport(name).map(({ label }) => label[locale]));
      expect(read).toEqual(rows.map((row) => row.map((cell) => (cell === '' ? null : cell))));
    }),
);
