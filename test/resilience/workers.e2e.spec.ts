import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import { onBothStores } from '../support/both-stores.js';
import { isLong, recordRun } from '../support/fault-runs.js';
import { nowAsStart, offerHeader } from '../support/journey-headers.js';
import type { WorkerProcess } from '../support/ledger-process.js';
import { MultiProcess } from '../support/multi-process.js';

const PEOPLE = Array.from({ length: 8 }, (_, index) => `p${index}`);
/** Leases run out after seconds; the rest is for slow machines. */
const PATIENCE = 90;

/** The lease of a worker that is killed or stopped runs out by itself: soon in the suite, as in production at length. */
const LEASE: Readonly<Record<string, string>> = isLong() ? {} : { WORKER_LEASE_SECONDS: '3' };

let place: MultiProcess;
let workers: WorkerProcess[];

/** The worker that does the work, once there is another than those before. */
const nextAfter = (...before: readonly WorkerProcess[]) =>
  place.working(workers.filter((worker) => !before.includes(worker)));
/** Somebody applies; the read models show it, and the coordinator's mail arrives. */
async function apply(person: string): Promise<void> {
  const { app, taken } = place;
  const mailed = taken.size;
  const { status, body } = await app.send(person, 'POST', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });
  expect(status).toBe(200);
  const shown = () =>
    place.query(`SELECT 1 FROM read.registrations WHERE id = $1 AND status = 'application'`, [
      body.id,
    ]);
  await eventually('the read models show it', async () => (await shown()).length === 1, PATIENCE);
  await eventually('the mail arrives', () => taken.size === mailed + 1, PATIENCE);
}

onBothStores((openStore) => {
  beforeAll(async () => {
    place = await MultiProcess.open(
      openStore,
      offerHeader({ start: nowAsStart(), employees: PEOPLE }),
    );
    workers = await Promise.all([0, 1, 2].map(() => place.startWorker(LEASE)));
  });
  afterAll(() => place?.close());

  test('another worker takes over from one killed, stopped or ended', async () => {
    const first = await nextAfter();
    await apply('p0');
    first.child.kill('SIGKILL');
    await apply('p1');
    const second = await nextAfter(first);

    second.child.kill('SIGSTOP');
    await apply('p2');
    const third = await nextAfter(first, second);
    second.child.kill('SIGCONT');
    for (const person of ['p3', 'p4', 'p5']) await apply(person);
    expect(await place.owner()).toBe(third.owner);
    expect(second.child.exitCode).toBeNull();

    third.child.kill('SIGTERM');
    expect(await third.ended).toBe(0);
    await apply('p6');
    expect(await place.owner()).toBe(second.owner);

    const rows = await place.query<{ id: string }>(
      `SELECT id FROM work.outbox WHERE kind = 'ApplicationSubmitted'`,
    );
    expect(rows).toHaveLength(7);
    const expected = rows.map(({ id }) => `<${id}@volunteer-ledger.invalid>`);
    const seen = [...place.taken].flatMap(([id, times]) => Array<string>(times).fill(id));
    recordRun({ fault: 6, store: place.store.name, injected: 3, expected, seen });
  });

  test('a worker whose sessions the database ends goes on with new ones', async () => {
    const owner = await place.owner();
    const client = new pg.Client({ connectionString: place.app.databaseUrl });
    await client.connect();
    const { rowCount } = await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await client.end();
    expect(rowCount).toBeGreaterThan(0);
    const answers = () =>
      place.owner().then(
        () => true,
        () => false,
      );
    await eventually('this process has connections again', answers, PATIENCE);
    await apply('p7');
    expect(await place.owner()).toBe(owner);
  });
});
