import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  by,
  openDatabaseFixture,
  type DatabaseFixture,
} from '../../../../test/support/database-fixture.js';
import { replayUnder } from './replay-under-policy.js';

let world: DatabaseFixture;
let attending: string;
let talking: string;

beforeAll(async () => {
  world = await openDatabaseFixture('postgres');
  attending = await world.signUp('bob', 'cleanup', [{ slot: world.id('slot', 's1') }]);
  await world.act(attending, 'ConfirmDates', {}, by('cora', 'coordinator'));
  talking = await world.signUp('bob', 'advice');
  await world.settle();
});
afterAll(() => world.close());

/** How many rows each table has, and what the log and the registrations' read models say. */
async function everything() {
  const { rows: tables } = await world.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await world.pool.query<{ digest: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS digest FROM ${name} t`,
    );
    digests[name] = rows[0]?.digest ?? '';
  }
  return digests;
}
const replay = (request: Parameters<typeof replayUnder>[1]) =>
  replayUnder({ pool: world.pool, store: world.store, now: world.clock.now() }, request);

test('reports what would differ, by status and by registration, and changes nothing', async () => {
  const before = await everything();
  const waits = await replay({ managerPolicy: 'per_date' });
  expect(await everything()).toEqual(before);
  expect(waits).toMatchObject({ registrations: 2, differing: 1 });
  expect(waits.statuses).toEqual([
    { status: 'application', now: 1, whatIf: 1 },
    { status: 'awaiting_manager_approval', now: 0, whatIf: 1 },
    { status: 'in_progress', now: 1, whatIf: 0 },
  ]);
  expect(waits.differences).toMatchObject([
    {
      registration: attending,
      now: 'in_progress',
      whatIf: 'awaiting_manager_approval',
      dates: [{ now: 'in_progress', whatIf: 'awaiting_manager' }],
      from: { type: 'DateConfirmedByCoordinator' },
      why: 'Under per_date the date is awaiting_manager.',
      leftOut: 0,
    },
  ]);
});

test('replays only those signed up in the days asked for', async () => {
  expect(await replay({ managerPolicy: 'per_date', to: '2026-01-04' })).toMatchObject({
    registrations: 0,
    differing: 0,
    differences: [],
  });
  expect(
    await replay({ managerPolicy: 'per_date', from: '2026-01-05', to: '2026-01-05' }),
  ).toMatchObject({ registrations: 2 });
});

test('archives by other months, as of now', async () => {
  world.clock.moveTo('2026-02-10T08:00:00.000Z');
  const { differences } = await replay({ archiveAfterMonths: 2 });
  expect(differences).toMatchObject([
    { registration: talking, now: 'not_finalized', whatIf: 'application' },
  ]);
});
