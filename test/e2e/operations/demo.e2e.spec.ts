import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import 'reflect-metadata';
import { verifyLog } from '#features/history';
import { mailKinds } from '#features/notifications';
import { PostgresEventStore } from '#kit/postgres';
import {
  CANCELLATION_REASONS,
  CERTIFICATE_STATUSES,
  REGISTRATION_STATUSES,
} from '#contexts/registrations';
import { loadDemo } from '../../../apps/all-in-one/demo/load-demo.js';
import { preparedDatabase } from '../../../apps/runtime/embedded-database.js';
import { readConfig } from '../../../apps/runtime/config.js';
import { testDatabase, type TestDatabase } from '../../support/test-database.js';

let place: TestDatabase;
let url: string;
let folder: string;
let loads = 0;
const name = `demo_${process.pid}`;
const load = async (database: string) => {
  loads += 1;
  await loadDemo(readConfig({ LEDGER_DATA: folder }), database, '2026-11-20T12:00:00.000Z');
};

beforeAll(async () => {
  place = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
  url = await preparedDatabase(place.url, name, load);
}, 900_000);
afterAll(async () => {
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await client.end();
  await place.drop();
  await rm(folder, { recursive: true, force: true });
});

async function rowsOf<T extends object>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}
const valuesOf = async (sql: string) =>
  new Set((await rowsOf<{ value: string }>(sql)).map(({ value }) => value));

test('shows enough people, nonprofits and registrations over eighteen months', async () => {
  const [counts] = await rowsOf<Record<string, number>>(`
    SELECT (SELECT count(*)::int FROM read.people) AS people, (SELECT count(*)::int FROM read.nonprofits) AS nonprofits,
           (SELECT count(*)::int FROM read.registrations) AS registrations,
           (SELECT extract(day FROM max(applied_at) - min(applied_at))::int FROM read.registrations) AS days`);
  expect(counts?.['people']).toBeGreaterThanOrEqual(40);
  expect(counts?.['nonprofits']).toBe(6);
  expect(counts?.['registrations']).toBeGreaterThanOrEqual(200);
  expect(counts?.['days']).toBeGreaterThan(500);
});

test('shows every status of registrations and certificates', async () => {
  expect(await valuesOf('SELECT DISTINCT status AS value FROM read.registrations')).toEqual(
    new Set(REGISTRATION_STATUSES),
  );
  expect(
    await valuesOf('SELECT DISTINCT certificate AS value FROM read.participation_dates'),
  ).toEqual(new Set(CERTIFICATE_STATUSES));
});

test('shows every reason, and every kind of mail', async () => {
  const reasons = await valuesOf(
    'SELECT DISTINCT reason AS value FROM read.registrations WHERE reason IS NOT NULL',
  );
  expect(reasons).toEqual(new Set(CANCELLATION_REASONS));
  expect(await valuesOf('SELECT DISTINCT kind AS value FROM work.caught_mails')).toEqual(
    new Set(mailKinds),
  );
});

test('has hash chains that verify', async () => {
  const pool = new pg.Pool({ connectionString: url });
  const store = new PostgresEventStore({ pool });
  try {
    const { events, problems } = await verifyLog(store, { dense: true });
    expect(problems).toEqual([]);
    expect(events).toBeGreaterThan(2_000);
  } finally {
    await store.close();
    await pool.end();
  }
});

test('has nobody in it who is about to be asked for what is long over', async () => {
  const [waiting] = await rowsOf<{ n: number }>(
    `SELECT count(*)::int AS n FROM read.deadlines WHERE at < '2026-11-20T12:00:00.000Z'`,
  );
  expect(waiting?.n).toBe(0);
});

test('is loaded once: started again, it is found', async () => {
  await preparedDatabase(place.url, name, load);
  expect(loads).toBe(1);
});

test('a preparation under way is not disturbed by another process', async () => {
  const other = `${name}_other`;
  let refused: unknown;
  const meanwhile = async () => {
    refused = await preparedDatabase(place.url, other, load).catch((error: unknown) => error);
  };
  await preparedDatabase(place.url, other, meanwhile);
  expect(refused).toEqual(
    new Error(
      'Another process is preparing this installation. Try again once it says that it is ready.',
    ),
  );
  expect(loads).toBe(1);
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  await client.query(`DROP DATABASE ${other}`);
  await client.end();
});
