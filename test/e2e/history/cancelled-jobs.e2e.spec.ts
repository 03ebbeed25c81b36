import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobAnswer } from '#platform/jobs';
import { exportsFolder } from '../../../apps/runtime/config.js';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { openExports, type ExportApp } from '../../support/exports.js';
import { holdReads } from '../../support/hold-reads.js';
import { outcomesOf, untilJob } from '../../support/jobs.js';

let exportApp: ExportApp;
const product = () => exportApp.app.scenario.product;

beforeAll(async () => {
  exportApp = await openExports();
  await product().engine.sealDaily();
});
afterAll(() => exportApp.app.close());

const start = async (path: string, body: object, wait = '') =>
  (await exportApp.app.send<JobAnswer>('pia', 'POST', `/${path}${wait}`, body)).body;
const openTransactions = async () => {
  const { rows } = await product().runtime.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
  );
  return rows[0]?.count;
};
const filesOfEvents = () => readdir(join(exportsFolder(product().runtime.config), 'events'));

describe.each([
  ['verification of the log', 'verifications', { what: 'log' }],
  ['verification of the seals', 'verifications', { what: 'seals' }],
  ['what-if', 'what-if', { managerPolicy: 'none' }],
  ['comparison of rebuilt rows', 'rebuild-comparisons', { export: 'dates' }],
  ['export of events', 'event-exports', {}],
])('a %s', (_, path, body) => {
  test('that is cancelled midway says so, and leaves nothing behind', async () => {
    const { held, release } = holdReads(product().runtime.written);
    const { id } = await start(path, body);
    await held;
    expect((await exportApp.app.get<JobAnswer>('pia', `/jobs/${id}`)).body.status).toBe('running');
    expect((await exportApp.app.send('pia', 'DELETE', `/jobs/${id}`)).status).toBe(204);
    release();
    await untilJob(exportApp.app, 'pia', id, ({ status }) => status === 'cancelled');
    expect(await outcomesOf(exportApp.app, 'pia', id)).toEqual([]);
    await eventually('nothing is left', async () => (await openTransactions()) === 0);
    await eventually('no file is left', async () => (await filesOfEvents()).length === 0);
  });

  test('that runs to its end has done all of its steps', async () => {
    const { status, progress, id } = await start(path, body, '?wait=true');
    expect(status).toBe('done');
    expect(progress.done).toBe(progress.total);
    await exportApp.app.send('pia', 'DELETE', `/jobs/${id}`);
    expect((await exportApp.app.get('pia', `/jobs/${id}`)).status).toBe(404);
  });
});
