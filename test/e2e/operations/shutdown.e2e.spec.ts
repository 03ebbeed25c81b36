import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { connectAsOwner } from '#kit/postgres';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { eventsOf } from '../../../libs/kit/eventsourcing/testing/read-checks.js';
import { onBothStores, type StoreInUse } from '../../support/both-stores.js';
import { nowAsStart, offerHeader } from '../../support/journey-headers.js';
import type { ApiProcess, WorkerProcess } from '../../support/ledger-process.js';
import { MultiProcess } from '../../support/multi-process.js';

/** `ledger api` and `ledger worker` in processes of their own, told to stop in the middle of something. */

const PATIENCE = 90;

let place: MultiProcess;
let owner: pg.Client;
let patient: ApiProcess;
let hasty: ApiProcess;
let worker: WorkerProcess;

async function open(openStore: () => Promise<StoreInUse>): Promise<void> {
  place = await MultiProcess.open(
    openStore,
    offerHeader({ start: nowAsStart(), employees: ['p0', 'p1', 'p2'] }),
  );
  owner = await connectAsOwner(place.app.databaseUrl);
  [patient, hasty, worker] = await Promise.all([
    place.startApi(),
    place.startApi({ STOP_SECONDS: '1' }),
    place.startWorker(),
  ]);
}
async function close(): Promise<void> {
  await owner?.end();
  await place?.close();
}

/** Who would write to the table meanwhile waits until this is over. */
async function whileLocked(table: string, work: () => Promise<void>): Promise<void> {
  await owner.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
  await work().finally(() => owner.query('ROLLBACK'));
}
/** Somebody waits for a lock in this database; the server has others. */
const underWay = () =>
  eventually(
    'something is under way',
    async () =>
      (
        await owner.query(
          `SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'relation' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        )
      ).rowCount !== 0,
    PATIENCE,
  );

async function apply(person: string, { url }: { readonly url: string }): Promise<Response> {
  const { app } = place;
  const headers = {
    authorization: `Bearer ${await app.token(person)}`,
    'content-type': 'application/json',
    'idempotency-key': person,
  };
  const body = JSON.stringify({ initiative: app.scenario.id('initiative', 'advice') });
  return fetch(`${url}/registrations/submit-application`, { method: 'POST', headers, body });
}
const refusesConnections = ({ url }: ApiProcess) =>
  eventually(
    'new requests are taken no more',
    () =>
      fetch(`${url}/health/live`).then(
        () => false,
        () => true,
      ),
    PATIENCE,
  );
const appliedFor = async (): Promise<number> =>
  (
    await eventsOf(place.app.scenario.product.runtime.store, '', 500, {
      types: ['ApplicationSubmitted'],
    })
  ).length;

onBothStores((openStore) => {
  beforeAll(() => open(openStore));
  afterAll(close);

  test('an API told to stop takes nothing new, answers what is under way, and ends well', async () => {
    let answer: Promise<Response> | undefined;
    await whileLocked('work.answers', async () => {
      answer = apply('p0', patient);
      await underWay();
      patient.child.kill('SIGTERM');
      await refusesConnections(patient);
      expect(patient.child.exitCode).toBeNull();
    });
    expect((await answer)?.status).toBe(200);
    expect(await patient.ended).toBe(0);
    expect(await appliedFor()).toBe(1);
  });

  test('ends after STOP_SECONDS; another process does the request once', async () => {
    await whileLocked('work.answers', async () => {
      const answer = expect(apply('p1', hasty)).rejects.toThrow('fetch failed');
      await underWay();
      hasty.child.kill('SIGTERM');
      expect(await hasty.ended).toBe(1);
      await answer;
    });
    expect(hasty.complaints()).toContain('Not stopped within 1 s');
    expect((await apply('p1', place.app.scenario.product)).status).toBe(200);
    expect(await appliedFor()).toBe(2);
  });

  test('a stopping worker finishes its batch and releases its lease', async () => {
    await place.working([worker]);
    await eventually(
      'the worker has caught up',
      async () => (await owner.query('SELECT 1 FROM read.registrations')).rowCount === 2,
      PATIENCE,
    );
    let applied = '';
    await whileLocked('read.registrations', async () => {
      const { id } = (await (await apply('p2', place.app.scenario.product)).json()) as {
        id: string;
      };
      applied = id;
      await underWay();
      worker.child.kill('SIGTERM');
    });
    expect(await worker.ended).toBe(0);
    const { rows } = await owner.query(
      `SELECT owner, until FROM work.leases WHERE name = 'worker'`,
    );
    expect(rows).toEqual([{ owner: null, until: null }]);
    expect(
      (await owner.query('SELECT 1 FROM read.registrations WHERE id = $1', [applied])).rowCount,
    ).toBe(1);

    const second = await place.startWorker();
    await place.working([second]);
    await eventually('every mail has come', () => place.taken.size === 3, PATIENCE);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect([...place.taken.values()]).toEqual([1, 1, 1]);
  });
});
