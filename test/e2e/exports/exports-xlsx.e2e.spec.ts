import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { columnsOfExport, EXPORT_NAMES, type ExportName } from '#features/exports';
import { openExports, type ExportApp } from '../../support/exports.js';

/** What a spreadsheet would run, were it no text. */
const FORMULAS = ['=1+1', '+1', '-1', '@SUM(1)', '＝1+1'];

let exportApp: ExportApp;
beforeAll(async () => {
  exportApp = await openExports();
  for (const title of FORMULAS) {
    const initiative = {
      nonprofit: exportApp.id('nonprofit', 'helpers'),
      kind: 'mentoring',
      title,
    };
    const id = await exportApp.say('cora', '/initiatives/create-initiative', initiative);
    await exportApp.say('cora', `/initiatives/${id}/open-initiative`);
    const registration = await exportApp.say('tom', '/registrations/submit-application', {
      initiative: id,
    });
    await exportApp.say('cora', `/registrations/${registration}/approve-application`);
    await exportApp.say('tom', `/registrations/${registration}/record-mentee-found`, {
      start: '2026-02-05T00:00+01:00',
    });
  }
});
afterAll(() => exportApp.app.close());

const EACH = EXPORT_NAMES.flatMap((name) =>
  (['en', 'fr'] as const).map((locale) => [name, locale] as const),
);

/** Numbers, in the csv as in the sheet; the cells of all other columns are texts, local times and days among them. */
const NUMBERS: Readonly<Record<ExportName, readonly string[]>> = {
  registrations: ['dates', 'participated', 'minutes'],
  dates: ['minutes'],
  partnerships: ['created', 'open'],
};

test.each(EACH)(
  'the sheet of %s (%s) equals the csv, read back by another library',
  async (name, locale) => {
    const xlsx = await exportApp.exported('pia', name, { locale, format: 'xlsx' });
    const csv = await exportApp.exported('pia', name, { locale, format: 'csv' });
    const [labels, ...rows] = await readSheet(xlsx.bytes, { trim: false });
    const [header, ...lines] = parse(csv.bytes, { bom: true });
    const columns = columnsOfExport(name);
    expect(labels).toEqual(columns.map(({ label }) => label[locale]));
    expect(header).toEqual(labels);
    expect(rows).toHaveLength(xlsx.manifest.rows);
    expect(lines).toHaveLength(xlsx.manifest.rows);
    expect(rows.length).toBeGreaterThan(1);
    // The apostrophe is what csv, which has no types, puts before a text that would be run.
    const written = (cell: unknown) =>
      typeof cell === 'string' && /^[=+\-@＝]/.test(cell) ? `'${cell}` : String(cell ?? '');
    expect(lines).toEqual(rows.map((row) => row.map(written)));
    const kinds = (key: string) =>
      new Set(rows.map((row) => typeof row[columns.findIndex((column) => column.key === key)]));
    for (const key of NUMBERS[name])
      expect([key, [...kinds(key)].filter((kind) => kind !== 'object')]).toEqual([key, ['number']]);
    const initiative = columns.findIndex(({ key }) => key === 'initiative');
    if (name !== 'partnerships')
      expect(rows.map((row) => row[initiative])).toEqual(expect.arrayContaining(FORMULAS));
  },
);
