import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { EXPORT_NAMES } from '#features/exports';
import { Analysts } from '../../support/analysts.js';
import { openExports, type ExportApp } from '../../support/exports.js';

let exportApp: ExportApp;
let analysts: Analysts;
beforeAll(async () => {
  exportApp = await openExports();
  const { config } = exportApp.app.scenario.product.runtime;
  analysts = await Analysts.open({
    databaseUrl: exportApp.app.databaseUrl,
    data: config.LEDGER_DATA,
    masterKey: config.LEDGER_MASTER_KEY ?? '',
    as: 'pia',
  });
});
afterAll(async () => {
  await analysts.close();
  await exportApp.app.close();
});

test.each([[{}], [{ locale: 'fr' as const }], [{ asOf: '2026-01-07T12:00:00.000Z' }]])(
  'SQL on the dump gives every cell of the exports (%j)',
  async (settings) => {
    await analysts.load(await analysts.dump(), settings);
    const { cells, differences } = await analysts.compared(settings);
    expect(differences).toEqual([]);
    expect(cells).toBeGreaterThan(100);
  },
);

const TOTALS = `
  SELECT (SELECT count(*) FROM export_registrations) AS registrations,
         (SELECT sum(minutes) FROM export_registrations) AS minutes,
         (SELECT sum(participated) FROM export_registrations) AS participated,
         (SELECT count(*) FROM export_dates) AS dates,
         (SELECT sum("creditedMinutes") FROM export_dates) AS credited,
         (SELECT count(*) FROM export_partnerships) AS partnerships,
         (SELECT count(*) FROM people) AS people`;

test('SQL on a dump of JSON lines gives the same cells', async () => {
  await analysts.load(await analysts.dump('events.jsonl'));
  const { cells, differences } = await analysts.compared();
  expect(differences).toEqual([]);
  expect(cells).toBeGreaterThan(100);
});

test('an erasure keeps the totals of the tables, and leaves no name in them', async () => {
  await analysts.load(await analysts.dump());
  const before = await analysts.duck.rows(TOTALS);
  expect(before[0]?.['credited']).toBe(210);
  expect(JSON.stringify(await analysts.table('registrations'))).toContain('"eva"');
  await exportApp.app.do('pia', `/people/${exportApp.id('person', 'eva')}/erase-person`);
  const dump = await analysts.dump('events.jsonl');
  await analysts.load(await analysts.dump());
  expect(await analysts.duck.rows(TOTALS)).toEqual(before);
  const tables = await Promise.all(EXPORT_NAMES.map((name) => analysts.table(name)));
  for (const text of [JSON.stringify(tables), await readFile(dump, 'utf8')])
    expect(text).not.toMatch(/"eva"|eva@/);
  const { cells, differences } = await analysts.compared();
  expect(differences).toEqual([]);
  expect(cells).toBeGreaterThan(100);
});
