import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { InMemoryKeyRing, uuid5, type EventStore } from '#kit/eventsourcing';
import { createPool, migrate } from './database.js';
import { PostgresEventStore } from './event-store/postgres-event-store.js';
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { ACTOR, ACTOR_POLICY } from '../eventsourcing/testing/actors.js';
import { increment, MIGRATIONS, openLedger, project, rebuild } from './testing/counter-example.js';

const ID = uuid5('counter', 'one');
const ring = new InMemoryKeyRing();
let database: TestDatabase;
let pool: pg.Pool;
let store: EventStore;
beforeAll(async () => {
  database = await testDatabase();
  await migrate(database.url, MIGRATIONS);
  pool = createPool(database.url);
  store = new PostgresEventStore({ pool });
});
afterAll(async () => {
  await store?.close();
  await pool?.end();
  await database?.drop();
});

const counters = async () => (await pool.query<object>('SELECT id, total FROM read.counters')).rows;

test('every code sample of the README is a part of the example', () => {
  const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const example = textOf('testing/counter-example.ts');
  const samples = [...textOf('../README.md').matchAll(/```ts\n([\s\S]*?)```/g)].map(
    ([, code = '']) => code,
  );
  expect(samples.length).toBeGreaterThan(4);
  expect(samples.filter((code) => !example.includes(code))).toEqual([]);
});

test('the example counts, projects and rebuilds', async () => {
  const ledger = openLedger(store, ring, ACTOR_POLICY);
  await increment(ledger, ID, 2, uuid5('command', '1'), ACTOR);
  const { state, revision } = await increment(ledger, ID, 3, uuid5('command', '2'), ACTOR);
  expect([state, revision]).toEqual([{ total: 5, closed: false }, 1]);
  await project(pool, store, ring);
  expect(await counters()).toEqual([{ id: ID, total: 5 }]);
  expect(await rebuild(pool, store, ring)).toMatchObject({ events: 2, differing: [] });
  expect(await counters()).toEqual([{ id: ID, total: 5 }]);
});
