import { PROJECTIONS } from '../../../apps/runtime/read-models.js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { uuid5 } from '#kit/eventsourcing';
import { nonprofit } from '#contexts/organisations';
import { readConfig } from '../../../apps/runtime/config.js';
import { createRuntime, type Runtime } from '../../../apps/runtime/runtime.js';
import { Engine } from '../../../apps/worker/engine.js';
import { createMailer } from '#platform/mail-transport';
import { databaseWithHistory, MASTER_KEY } from '../../../bench/harness/history.js';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { amount, recordRun } from '../../support/fault-runs.js';
import { testDatabase, type TestDatabase } from '../../support/test-database.js';
import { temporaryDirectory, clearAway } from '../../support/temporary-directory.js';
import { beginLedger } from '../../support/ledger-process.js';

/** Faults 14 and 15: rebuilds of a history, in little memory, under load, and killed. */

const EVENTS = amount('EVENTS', { usual: 12_000, long: 1_000_000 });
/** Megabytes. */
const HEAP = 128;
const KILLS = 2;
/** Between two appends of the load, and between two looks of a reader. */
const [APPEND_MILLISECONDS, LOOK_MILLISECONDS] = [5, 10];

let database: TestDatabase;
let runtime: Runtime;
let engine: Engine;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  await databaseWithHistory(
    {
      server: {
        version: '',
        database: () => Promise.resolve(database.url),
        stop: () => Promise.resolve(),
      },
      say: () => undefined,
    },
    EVENTS,
  );
  folder = temporaryDirectory();
  runtime = await createRuntime(
    readConfig({ DATABASE_URL: database.url, LEDGER_MASTER_KEY: MASTER_KEY, LEDGER_DATA: folder }),
    database.url,
  );
  engine = new Engine(
    runtime,
    createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: 'nobody@ledger.example' }),
    () => undefined,
  );
  engine.start();
});
afterAll(async () => {
  await engine?.stop();
  await runtime?.close();
  await database?.drop();
  await clearAway();
});

const count = async (sql: string): Promise<number> =>
  (await runtime.pool.query<{ count: number }>(sql)).rows[0]?.count ?? 0;
const folded = () => count('SELECT coalesce(sum(events), 0)::int AS count FROM work.rebuild');

const startRebuild = (environment: Readonly<Record<string, string>> = {}) =>
  beginLedger(['rebuild'], {
    ...environment,
    NODE_OPTIONS: `--max-old-space-size=${HEAP}`,
    DATABASE_URL: database.url,
    LEDGER_MASTER_KEY: MASTER_KEY,
    LEDGER_DATA: folder,
  });

/** How many tables it found equal; it found no other. */
async function foundEqual({
  ended,
  output,
  complaints,
}: ReturnType<typeof startRebuild>): Promise<number> {
  expect({ code: await ended, complaints: complaints() }).toMatchObject({ code: 0 });
  expect(output()).not.toContain('CHANGED');
  return output()
    .split('\n')
    .filter((line) => line.startsWith('equal')).length;
}

test(`faults 14 and 15: a rebuild of ${EVENTS} events in ${HEAP} MB resumes`, async () => {
  const registrations = 'SELECT count(*)::int AS count FROM read.registrations';
  const least = await count(registrations);
  const made: string[] = [];
  let [going, looks] = [true, 0];
  const append = async () => {
    for (; going; await delay(APPEND_MILLISECONDS)) {
      const id = uuid5('load', 'nonprofit', String(made.length));
      const data = {
        nonprofit: id,
        name: `Nonprofit ${made.length}`,
        description: '',
        locations: [],
      };
      const cause = { commandId: id, correlation: id, causation: id };
      const plan = () => ({
        command: { name: 'RegisterNonprofit', data } as const,
        actor: null,
        capacity: 'platform',
        mandate: null,
      });
      await runtime.ledger.execute(nonprofit, `nonprofit-${id}`, cause, plan);
      made.push(id);
    }
  };
  const look = async () => {
    for (; going; looks++) {
      expect(await count(registrations)).toBe(least);
      await delay(LOOK_MILLISECONDS);
    }
  };
  const meanwhile = Promise.all([append(), look()]);
  let places = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const rebuild = startRebuild();
    await Promise.race([
      eventually('some more is folded', async () => (await folded()) > places, 300),
      rebuild.ended,
    ]);
    rebuild.child.kill('SIGKILL');
    expect(await rebuild.ended).toBeNull();
    places = await folded();
    // Its lease runs out after ten seconds: they need not be waited for here.
    await runtime.pool.query(
      `UPDATE work.leases SET until = now() - interval '1 second' WHERE name = 'rebuild'`,
    );
  }
  expect(places).toBeGreaterThan(0);
  expect(await foundEqual(startRebuild())).toBe(engine.projector.tables.length);
  going = false;
  await meanwhile;
  expect(looks).toBeGreaterThan(KILLS);
  const shown = () =>
    runtime.pool.query<{ id: string }>('SELECT id FROM read.nonprofits WHERE id = ANY($1)', [made]);
  await eventually(
    'the read models are up to date',
    async () => (await shown()).rowCount === made.length,
    60,
  );
  recordRun({
    fault: 14,
    store: 'PostgreSQL',
    injected: KILLS,
    expected: made,
    seen: (await shown()).rows.map(({ id }) => id),
  });
  const idsOf = async (select: string) =>
    (await runtime.pool.query<{ stream: string }>(select)).rows.map(({ stream }) => stream);
  const expected = await idsOf('SELECT DISTINCT stream FROM events.log');
  const seen = await idsOf(
    PROJECTIONS.map(
      ({ category, tables: [first] }) => `SELECT '${category}-' || id AS stream FROM read.${first}`,
    ).join(' UNION ALL '),
  );
  recordRun({ fault: 15, store: 'PostgreSQL', injected: 1, expected, seen });
});

/** Ids of the processes that a process has started. */
const startedBy = (parent: number | undefined) =>
  new Promise<number[]>((resolve) => {
    execFile('pgrep', ['-P', `${parent}`], (_, found) =>
      resolve(found.split('\n').filter(Boolean).map(Number)),
    );
  });

test('a range whose process was killed is folded by the process that rebuilds', async () => {
  const processes = 3;
  const rebuild = startRebuild({ REBUILD_PROCESSES: `${processes}` });
  let folding: number[] = [];
  await eventually(
    'all processes have been started',
    async () => (folding = await startedBy(rebuild.child.pid)).length === processes,
    60,
  );
  const ranges = await count('SELECT count(*)::int AS count FROM work.rebuild');
  process.kill(folding[0] ?? 0, 'SIGKILL');
  expect(await foundEqual(rebuild)).toBe(engine.projector.tables.length);
  expect(ranges).toBeGreaterThan(processes);
});
