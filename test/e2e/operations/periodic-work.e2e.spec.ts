import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAllInOne, type AllInOne } from '../../../apps/all-in-one/all-in-one.js';
import { readConfig } from '../../../apps/runtime/config.js';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { migratedDatabase } from '../../support/migrated-database.js';
import type { TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let folder: string;
let product: AllInOne;
beforeAll(async () => {
  database = await migratedDatabase();
  folder = await mkdtemp(join(tmpdir(), 'periodic-work-'));
  const config = readConfig({ LEDGER_DATA: folder, PORT: '0', LOG_LEVEL: 'silent' });
  product = await startAllInOne({ config, databaseUrl: database.url });
});
afterAll(async () => {
  await product.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

test('the scheduler’s registry lists all periodic work, each once', () => {
  const { scheduler } = product;
  expect([...scheduler.getCronJobs().keys()].sort()).toEqual([
    'daily-seal',
    'deadlines',
    'retention',
    'scheduled-exports',
  ]);
  expect(scheduler.getIntervals().toSorted()).toEqual(['event-export-clean-up', 'export-clean-up']);
  expect(scheduler.getTimeouts()).toEqual([]);
});

test('the worker’s jobs of every second run by themselves', async () => {
  const { scheduler } = product;
  const executed = () =>
    ['daily-seal', 'deadlines'].every((name) => scheduler.getCronJob(name).lastExecution !== null);
  await eventually('each job was executed', executed);
});
