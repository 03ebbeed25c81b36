import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type pg from 'pg';
import { InMemoryEventStore, type StoredEvent } from '#kit/eventsourcing';
import { testDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import {
  begin,
  eventually,
  newEvent,
  newStream,
} from '../../eventsourcing/testing/contract-check.js';
import { createPool, migrate } from '../database.js';
import { KIT_MIGRATIONS } from '../testing/kit-migrations.js';
import { Lease, NotOwner } from './lease.js';
import { EventProcessor } from './event-processor.js';

/** A page that takes longer than its lease would last. */

let database: TestDatabase;
let pool: pg.Pool;
let store: InMemoryEventStore;
beforeAll(async () => {
  database = await testDatabase();
  await migrate(database.url, KIT_MIGRATIONS);
  pool = createPool(database.url);
  await pool.query('CREATE TABLE work.effects (event uuid NOT NULL, owner text NOT NULL)');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('TRUNCATE work.effects, work.checkpoints, work.leases');
  store = new InMemoryEventStore();
  await begin(store, newStream(), [newEvent()]);
});

const effects = async () =>
  (await pool.query<{ owner: string }>('SELECT owner FROM work.effects')).rows.map(
    ({ owner }) => owner,
  );
const validUntil = async () =>
  (
    await pool.query<{ at: number }>(
      `SELECT extract(epoch FROM until)::float8 AS at FROM work.leases`,
    )
  ).rows[0]?.at ?? 0;

/** A reader whose work takes as long as `work`, and that notes each event it has read. */
function readerOf(
  lease: Lease,
  owner: string,
  work: () => Promise<void> = () => Promise.resolve(),
): EventProcessor {
  const handle = async (events: readonly StoredEvent[]) => {
    await work();
    const note = events.map(({ id }) => ({ event: id, owner }));
    return async (client: pg.PoolClient) =>
      void (await client.query(
        'INSERT INTO work.effects SELECT * FROM json_populate_recordset(null::work.effects, $1)',
        [JSON.stringify(note)],
      ));
  };
  return new EventProcessor(
    pool,
    store,
    'notes',
    lease,
    { handle, asksAbout: () => false },
    { parked: new Map() },
  );
}

test('is written under its lease, renewed meanwhile', async () => {
  const [mine, other] = [
    new Lease(pool, 'worker', 'mine', 3),
    new Lease(pool, 'worker', 'other', 3),
  ];
  expect(await mine.take()).toBe(true);
  mine.keep();
  const [first, { epoch }] = [await validUntil(), mine.right];
  const renewedTwice = () =>
    eventually('the lease is renewed', async () => (await validUntil()) > first + 1.5, 60);
  let letIn: boolean | undefined;
  const reader = readerOf(mine, 'mine', async () => {
    await renewedTwice();
    letIn = await other.take();
  });
  expect(await reader.step(await store.head())).toBe(true);
  expect(letIn).toBe(false);
  expect(mine.right.epoch).toBe(epoch);
  expect(await effects()).toEqual(['mine']);
  await mine.release();
});

test('is refused without a renewed lease, and done once by the successor', async () => {
  const [late, next] = [new Lease(pool, 'worker', 'late', 1), new Lease(pool, 'worker', 'next')];
  expect(await late.take()).toBe(true);
  const slow = readerOf(late, 'late', () =>
    eventually('another takes over', () => next.take(), 60),
  );
  const head = await store.head();
  await expect(slow.step(head)).rejects.toThrow(NotOwner);
  expect(await effects()).toEqual([]);
  expect(await readerOf(next, 'next').step(head)).toBe(true);
  expect(await late.take()).toBe(false);
  await expect(slow.step(head)).resolves.toBe(false);
  expect(await effects()).toEqual(['next']);
});
