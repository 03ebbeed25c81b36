import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportFile } from '../apps/cli/export.js';
import type { PageOf } from './support/outcome.js';
import { openExports, type ExportScene } from './support/exports.js';

let desk: ExportScene;
let folder: string;
const environment = { ...process.env };
beforeAll(async () => {
  desk = await openExports();
  folder = await mkdtemp(join(tmpdir(), 'exported-'));
  const { config } = desk.scene.stage.product.runtime;
  Object.assign(process.env, { DATABASE_URL: desk.scene.databaseUrl, LEDGER_DATA: config.LEDGER_DATA });
});
afterAll(async () => {
  process.env = environment;
  await rm(folder, { recursive: true, force: true });
  await desk.scene.close();
});

interface Read {
  readonly reader: { readonly name: string };
  readonly rows: number;
  readonly sha256: string;
  readonly capacity: string;
}

test('an export of the command line is recorded like one of the API, with the hash that it prints', async () => {
  const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  await exportFile('dates', { as: 'lea', format: 'csv', locale: 'en', folder });
  await exportFile('dates', { as: 'cora', format: 'csv', locale: 'en', folder });
  const printed = said.mock.calls.join('\n');
  said.mockRestore();
  expect((await readdir(folder)).length).toBeGreaterThan(0);
  const { body } = await desk.scene.get<PageOf<Read>>('pia', '/reads');
  const ofLea = body.items.filter(({ reader }) => reader.name === 'lea');
  expect(ofLea).toHaveLength(1);
  expect(ofLea[0]).toMatchObject({ capacity: 'admin', what: 'export', subject: 'dates' });
  expect(printed).toContain(`${ofLea[0]?.rows} rows, SHA-256 ${ofLea[0]?.sha256}`);
  expect(body.items.filter(({ reader }) => reader.name === 'cora')).toEqual([]);
});
