import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Analysts } from '../../support/analysts.js';
import { demoDatabase } from '../../support/demo-database.js';
import { MASTER_KEY } from '../../support/master-key.js';
import type { TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let data: string;
let analysts: Analysts;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'analysts-demo-'));
  database = await demoDatabase(data);
  analysts = await Analysts.open({
    ...{ databaseUrl: database.url, data, masterKey: MASTER_KEY, as: 'Pia Platform' },
  });
});
afterAll(async () => {
  await analysts.close();
  await database.drop();
  await rm(data, { recursive: true, force: true });
});

test.each([
  [{}],
  [{ locale: 'fr' as const }],
  [{ asOf: '2025-06-30T22:00:00.000Z' }],
  [{ asOf: '2025-12-01T09:17:00.000Z' }],
])('SQL on the demo’s dump gives every cell of the exports (%j)', async (settings) => {
  await analysts.load(await analysts.dump(), settings);
  const { cells, differences } = await analysts.compared(settings);
  expect(differences.slice(0, 30)).toEqual([]);
  expect(cells).toBeGreaterThan(10_000);
});
