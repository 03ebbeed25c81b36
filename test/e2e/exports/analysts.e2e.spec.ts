import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
