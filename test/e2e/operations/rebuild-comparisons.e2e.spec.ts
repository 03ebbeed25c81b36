import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JobAnswer } from '#platform/jobs';
import { openExports, type ExportApp } from '../../support/exports.js';
import { outcomesOf } from '../../support/jobs.js';

const RIGHTS = ['admin', 'auditor', 'analyst', 'platform'].map((right) => ({ right }));

let exportApp: ExportApp;
beforeAll(async () => {
  exportApp = await openExports();
});
afterAll(() => exportApp.app.close());

const query = (sql: string, ...values: unknown[]) =>
  exportApp.app.scenario.product.runtime.pool.query(sql, values);
const start = (who: string, name: string) =>
  exportApp.app.send<JobAnswer>(who, 'POST', '/rebuild-comparisons?wait=true', { export: name });
const compared = async (who: string, name: string) => {
  const { body } = await start(who, name);
  expect(body.status).toBe('done');
  return outcomesOf(exportApp.app, who, body.id);
};
const count = async (table: string) =>
  ((await query(`SELECT count(*)::int AS n FROM read.${table}`)).rows[0] as { n: number }).n;

describe('a comparison of rebuilt rows', () => {
  test.each([
    ['registrations', 'registrations'],
    ['dates', 'participation_dates'],
    ['partnerships', 'partnerships'],
  ])('finds every row of %s equal', async (name, table) => {
    const rows = await count(table);
    expect(rows).toBeGreaterThan(2);
    expect(await compared('ana', name)).toMatchObject([
      { outcome: 'summary', rows, equal: rows, different: 0, omitted: 0 },
    ]);
  });

  test.each([
    ['ada', 3],
    ['bea', 1],
  ])('%s compares the registrations in scope', async (who, rows) => {
    expect((await compared(who, 'registrations')).at(-1)).toMatchObject({ rows, equal: rows });
  });

  test.each(['eva', 'max', 'cora'])('is not for %s', async (who) => {
    expect(await start(who, 'dates')).toMatchObject({
      status: 403,
      problem: { rule: 'role', needs: RIGHTS },
    });
  });

  test('refuses an export that there is not', async () => {
    expect(await start('ana', 'people')).toMatchObject({
      status: 400,
      problem: { errors: [{ field: 'export' }] },
    });
  });

  test('names the columns of a row that is not what the events say', async () => {
    await query(
      `UPDATE read.registrations SET minutes = minutes + 1, tasks = '{}' || tasks WHERE id = $1`,
      exportApp.ids.slots,
    );
    expect(await compared('ada', 'registrations')).toMatchObject([
      {
        outcome: 'differs',
        table: 'registrations',
        row: exportApp.ids.slots,
        columns: ['minutes'],
      },
      { outcome: 'summary', rows: 3, equal: 2, different: 1 },
    ]);
    expect((await compared('bea', 'registrations')).at(-1)).toMatchObject({ different: 0 });
  });

  test('names rows that are missing or that no event made', async () => {
    const { slots, abroad } = exportApp.ids;
    await query(
      `INSERT INTO read.participation_dates SELECT (json_populate_record(d, '{"id":"5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11"}')).*
         FROM read.participation_dates d WHERE owner = $1 LIMIT 1`,
      slots,
    );
    await query(
      `DELETE FROM read.participation_dates WHERE id = (SELECT id FROM read.participation_dates WHERE owner = $1 AND id::text NOT LIKE '5d2c2a86-%' LIMIT 1)`,
      slots,
    );
    const outcomes = await compared('ada', 'dates');
    expect(outcomes.filter(({ outcome }) => outcome === 'missing')).toMatchObject([
      { owner: slots },
    ]);
    expect(outcomes.filter(({ outcome }) => outcome === 'extra')).toMatchObject([{ owner: slots }]);
    await query('DELETE FROM read.registrations WHERE id = $1', abroad);
    expect(await compared('bea', 'registrations')).toMatchObject([
      { outcome: 'missing', row: abroad },
      { outcome: 'summary', rows: 1, equal: 0, different: 1 },
    ]);
    expect((await compared('lea', 'registrations')).at(-1)).toMatchObject({ different: 0 });
  });
});

describe('the report of rebuilds', () => {
  const report = async (who = 'pia') => exportApp.app.get<object>(who, '/rebuild');

  test('is for those who see the whole platform', async () => {
    expect([(await report('ada')).status, (await report('ana')).status]).toEqual([403, 200]);
  });

  test('says what the last one found, and that none is under way', async () => {
    expect((await report()).body).toEqual({ underWay: null, last: null });
    await exportApp.app.scenario.product.engine.rebuild();
    expect((await report()).body).toMatchObject({
      underWay: null,
      last: {
        events: await exportApp.app.events(),
        differing: expect.arrayContaining(['registrations', 'participation_dates']),
        digests: { registrations: expect.stringMatching(/^4:/) },
      },
    });
    expect((await compared('ana', 'dates')).at(-1)).toMatchObject({ different: 0 });
  });

  test('says how far one is that was interrupted', async () => {
    await query(
      `INSERT INTO work.rebuild (range, head, stream, events) VALUES (0, '0000000000000120', '', 60)`,
    );
    expect((await report()).body).toMatchObject({
      underWay: { running: false, events: 60, total: 120 },
    });
  });
});
