import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { openExports, type Exported, type ExportApp } from '../../support/exports.js';

/** Registrations beside those of the fixture, so that an export takes a while. */
const MANY = 40_000;

interface Building extends Exported {
  readonly progress: { readonly done: number; readonly total: number };
}

let exportApp: ExportApp;
beforeAll(async () => {
  exportApp = await openExports();
  const { pool } = exportApp.app.scenario.product.runtime;
  await pool.query(
    `INSERT INTO read.registrations
     SELECT (jsonb_populate_record(r, jsonb_build_object('id', copy.id, 'owner', copy.id))).*
       FROM read.registrations r, (SELECT gen_random_uuid() AS id FROM generate_series(1, $2)) copy WHERE r.id = $1`,
    [exportApp.ids.slots, MANY],
  );
  await pool.query('ANALYZE read.registrations'); // which part of all an export asks for decides how it is read
});
afterAll(() => exportApp.app.close());

const isUnderWay = ({ status }: Building) => ['waiting', 'running'].includes(status);
const asked = async () =>
  (await exportApp.app.send<Building>('pia', 'POST', '/exports', { name: 'registrations' })).body
    .id;
const look = async (id: string) =>
  (await exportApp.app.get<Building>('pia', `/exports/${id}`)).body;

/** Asks until an export is as it should be; not longer than a minute. */
async function untilExport(
  id: string,
  what: string,
  holds: (now: Building) => boolean,
): Promise<Building> {
  let now = await look(id);
  await eventually(what, async () => holds((now = await look(id))), 60);
  return now;
}
const isMoving = (now: Building) => !isUnderWay(now) || now.progress.done > 0;

test('a large export is seen to move on, while others are answered', async () => {
  const id = await asked();
  const seen = new Set<number>();
  await untilExport(id, 'it moves', isMoving);
  const others = await Promise.all(
    Array.from({ length: 20 }, () => exportApp.app.get('ada', '/exports')),
  );
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
  expect((await look(id)).status).toBe('running');
  const ended = await untilExport(id, 'it ends', (now) => {
    seen.add(now.progress.done);
    return !isUnderWay(now);
  });
  expect(ended).toMatchObject({
    status: 'done',
    progress: { done: MANY + 4, total: MANY + 4 },
    manifest: { rows: MANY + 4 },
  });
  expect([...seen]).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.size).toBeGreaterThan(2);
});

test('a large export cancelled midway leaves no file, and the next is built', async () => {
  const id = await asked();
  const now = await untilExport(id, 'it moves', isMoving);
  expect(now.progress.done).toBeLessThan(now.progress.total);
  expect((await exportApp.app.send('pia', 'DELETE', `/exports/${id}`)).status).toBe(204);
  expect((await look(id)).status).toBe('cancelled');
  await eventually('its files are gone', async () => (await exportApp.filesOf(id)).length === 0);
  expect((await exportApp.app.get('pia', `/exports/${id}/file`)).status).toBe(409);
  expect((await exportApp.exported('bea', 'registrations')).rows).toHaveLength(1);
});

/** How often the tables of an export were read from one end to the other, and how many rows were found. */
async function readings(): Promise<{ readonly whole: number; readonly found: number }> {
  const { rows } = await exportApp.app.scenario.product.runtime.pool.query<{
    whole: number;
    found: number;
  }>(
    `SELECT sum(seq_scan)::int AS whole, sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS found FROM pg_stat_user_tables
      WHERE schemaname = 'read' AND relname IN ('registrations', 'participation_dates', 'people', 'initiatives', 'nonprofits')`,
  );
  return rows[0] ?? { whole: 0, found: 0 };
}

test.each(['registrations', 'dates'] as const)(
  'an export of %s reads its tables from end to end less than 20 times',
  async (name) => {
    const before = await readings();
    await exportApp.exported('pia', name);
    await eventually(
      'the database has counted',
      async () => (await readings()).found >= before.found + MANY,
      60,
    );
    expect((await readings()).whole - before.whole).toBeLessThan(20);
  },
);
