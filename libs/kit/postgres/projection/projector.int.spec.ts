import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type pg from 'pg';
import {
  idOf,
  InMemoryEventStore,
  InMemoryKeyRing,
  uuid5,
  type Projection,
} from '#kit/eventsourcing';
import { testDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { begin, newEvent } from '../../eventsourcing/testing/contract-check.js';
import { createPool, migrate } from '../database.js';
import { MIGRATIONS } from '../testing/counter-example.js';
import { EventProcessor } from './event-processor.js';
import { Lease, NotOwner } from './lease.js';
import { Projector } from './projector.js';

const STREAM = `counter-${uuid5('counter', 'one')}`;

let database: TestDatabase;
let pool: pg.Pool;
let store: InMemoryEventStore;
let lease: Lease;
/** Folding fails as long as this is set. */
let broken: boolean;

/** The total is the number of the stream's events. */
const projection: Projection<number> = {
  category: 'counter',
  events: { [newEvent().type]: { version: newEvent().version, human: true, summary: 'One more.' } },
  tables: ['counters'],
  initial: () => 0,
  evolve: (total) => {
    if (broken) throw new Error('This event cannot be folded.');
    return total + 1;
  },
  rows: (total, { id }) => ({ counters: [{ id, owner: id, total }] }),
};

beforeAll(async () => {
  database = await testDatabase();
  await migrate(database.url, MIGRATIONS);
  pool = createPool(database.url);
});
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});
beforeEach(async () => {
  await pool.query(
    'TRUNCATE read.counters, read.snapshots, work.checkpoints, work.leases, work.parked',
  );
  store = new InMemoryEventStore();
  broken = false;
  lease = new Lease(pool, 'worker', 'spec');
  await lease.take();
});

const append = (...revisions: readonly number[]) =>
  Promise.all(
    revisions.map((revision) =>
      revision === 0
        ? begin(store, STREAM, [newEvent()])
        : store.append({ stream: STREAM, expected: revision - 1, events: [newEvent()] }),
    ),
  );
const positionOf = async (revision: number) =>
  (await store.readStream(STREAM))[revision]?.position ?? '';
const total = async () =>
  (
    await pool.query<{ total: number }>('SELECT total FROM read.counters WHERE id = $1', [
      idOf(STREAM),
    ])
  ).rows[0]?.total;
const projector = () => new Projector(pool, store, new InMemoryKeyRing(), [projection], lease);

test('a step projects no event beyond the position that its checkpoint moves to', async () => {
  await append(0, 1, 2);
  const reader = projector();
  const second = await positionOf(1);
  expect(await reader.step(second)).toBe(true);
  expect([reader.checkpoint.position, await total()]).toEqual([second, 2]);
  expect(await reader.step()).toBe(true);
  expect(await total()).toBe(3);
});

test('a replay of a parked stream stops at the checkpoint of the read models', async () => {
  await append(0, 1);
  const reader = projector();
  broken = true;
  await reader.step();
  expect([...reader.checkpoint.parked.keys()]).toEqual([STREAM]);
  broken = false;
  await append(2);
  expect(await reader.replay(STREAM)).toBeUndefined();
  expect(await total()).toBe(2);
  await reader.step();
  expect(await total()).toBe(3);
});

test('a replay of a parked stream stops at the checkpoint of its event processor', async () => {
  await append(0, 1);
  const handled: number[] = [];
  const handle = async (events: readonly { readonly revision: number }[]) => {
    if (broken) throw new Error('This event cannot be handled.');
    handled.push(...events.map(({ revision }) => revision));
    return undefined;
  };
  const ahead = { parked: new Map() };
  const reader = new EventProcessor(
    pool,
    store,
    'notes',
    lease,
    { handle, asksAbout: () => false },
    ahead,
  );
  broken = true;
  await reader.step(await store.head());
  broken = false;
  await append(2);
  expect(await reader.replay(STREAM)).toBeUndefined();
  expect(handled).toEqual([0, 1]);
  await reader.step(await store.head());
  expect(handled).toEqual([0, 1, 2]);
});

test('a stream that no process has cached is folded from the log', async () => {
  await append(0, 1);
  await projector().step();
  await append(2);
  await projector().step();
  expect(await total()).toBe(3);
});

const snapshots = async () =>
  (
    await pool.query<{ revision: number; state: unknown }>(
      'SELECT revision, state FROM read.snapshots',
    )
  ).rows;

test('a long stream goes on from its snapshot', async () => {
  await append(0);
  for (let revision = 1; revision < 120; revision++) await append(revision);
  await projector().step();
  expect(await snapshots()).toEqual([{ revision: 119, state: 120 }]);
  const read = jest.spyOn(store, 'readStream');
  await append(120);
  await projector().step();
  expect(read.mock.calls).toEqual([[STREAM, 120]]);
  expect(await total()).toBe(121);
  expect(await snapshots()).toEqual([{ revision: 119, state: 120 }]);
});

test('no snapshot is taken of a projection with personal fields', async () => {
  await append(0);
  for (let revision = 1; revision < 120; revision++) await append(revision);
  const personal = { ...projection, personal: true } as const;
  await new Projector(pool, store, new InMemoryKeyRing(), [personal], lease).step();
  expect([await total(), await snapshots()]).toEqual([120, []]);
});

test('a row that is as it was is not written again', async () => {
  const same: Projection<number> = {
    ...projection,
    rows: (_, { id }) => ({ counters: [{ id, owner: id, total: 1 }] }),
  };
  const reader = new Projector(pool, store, new InMemoryKeyRing(), [same], lease);
  const version = async () =>
    (await pool.query<{ xmin: string }>('SELECT xmin FROM read.counters')).rows[0]?.xmin;
  await append(0);
  await reader.step();
  const written = await version();
  await append(1);
  await reader.step();
  expect(await version()).toBe(written);
});

test('pages that are folded ahead are committed in their order, each once', async () => {
  await append(0, 1, 2, 3, 4);
  const reader = new Projector(pool, store, new InMemoryKeyRing(), [projection], lease, 2);
  const totals: (number | undefined)[] = [];
  while (await reader.step()) totals.push(await total());
  expect(totals).toEqual([2, 4, 5]);
});

test('what was folded ahead is thrown away when another has moved the checkpoint', async () => {
  await append(0, 1, 2, 3, 4);
  const reader = new Projector(pool, store, new InMemoryKeyRing(), [projection], lease, 2);
  await reader.step();
  await new Projector(pool, store, new InMemoryKeyRing(), [projection], lease, 1).step();
  await expect(reader.step()).rejects.toThrow(NotOwner);
  while (await reader.step());
  expect(await total()).toBe(5);
});
