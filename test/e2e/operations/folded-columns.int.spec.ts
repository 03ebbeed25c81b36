import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createPool, migrate } from '#kit/postgres';
import type { Pool } from 'pg';
import { MIGRATIONS } from '../../../apps/runtime/read-models.js';
import { testDatabase, type TestDatabase } from '../../support/test-database.js';

/** An installation that was filled before names, mail addresses and days of sign-up were kept folded. */

const COMPANY = randomUUID();
const BEFORE = MIGRATIONS.filter(
  ({ name }) =>
    !/Search|AppliedDay|RegistrationLists|PersonNames|Namesakes|AnalyticsViews/.test(name),
);

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await testDatabase();
  await migrate(database.url, BEFORE);
  pool = createPool(database.url);
  await pool.query(
    `INSERT INTO read.companies (id, owner, name, zone) VALUES ($1, $1, 'Été', 'US/Pacific-New'), ($2, $2, 'Beta', 'asia/calcutta')`,
    [COMPANY, randomUUID()],
  );
  await pool.query(
    `INSERT INTO read.people (id, owner, name, mail, company, erased)
     SELECT gen_random_uuid(), gen_random_uuid(), 'Person ' || n, 'P' || n || '@acme.example', $1, false FROM generate_series(1, 12000) n`,
    [COMPANY],
  );
  await pool.query(
    `INSERT INTO read.people (id, owner, name, mail, company, erased) VALUES (gen_random_uuid(), gen_random_uuid(), 'Łukasz O’Brien', 'LÉA@acme.example', $1, false)`,
    [COMPANY],
  );
  await pool.query(
    `INSERT INTO read.registrations (id, owner, zone, applied_at) VALUES (gen_random_uuid(), gen_random_uuid(), 'Europe/Paris', '2026-01-31T23:30Z')`,
  );
  await pool.end();
  await migrate(database.url, MIGRATIONS);
  pool = createPool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('an upgrade', () => {
  test('folds the people who are there, page by page', async () => {
    const { rows } = await pool.query(
      'SELECT count(*)::int AS all, count(search)::int AS folded, count(DISTINCT mail_key)::int AS keys FROM read.people',
    );
    expect(rows).toEqual([{ all: 12_001, folded: 12_001, keys: 12_001 }]);
    const found = await pool.query(
      `SELECT mail_key FROM read.people WHERE search LIKE '%lukasz%' AND search LIKE '%obrien%'`,
    );
    expect(found.rows).toEqual([{ mail_key: 'léa@acme.example' }]);
  });

  test('keeps zones under their canonical names, and names those that are none', async () => {
    const { rows } = await pool.query(
      'SELECT name_key, zone, unknown_zone FROM read.companies ORDER BY name_key',
    );
    expect(rows).toEqual([
      { name_key: 'beta', zone: 'Asia/Kolkata', unknown_zone: null },
      { name_key: 'été', zone: 'UTC', unknown_zone: 'US/Pacific-New' },
    ]);
  });

  test('writes down the day of each sign-up on its own clocks', async () => {
    const { rows } = await pool.query('SELECT applied_day::text FROM read.registrations');
    expect(rows).toEqual([{ applied_day: '2026-02-01' }]);
  });
});

test('the list of a company’s people walks along an index in the order of names', async () => {
  await pool.query('ANALYZE read.people');
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT e.id FROM read.people e
      WHERE e.company = '${COMPANY}' AND NOT e.erased AND (e.name COLLATE "und-x-icu", e.id) > ('M', '${COMPANY}')
      ORDER BY e.name COLLATE "und-x-icu", e.id LIMIT 51`,
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/Index (Only )?Scan using people_(company_)?name_idx/);
  expect(plan).not.toContain('Sort');
});
