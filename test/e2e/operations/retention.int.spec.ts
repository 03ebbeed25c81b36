import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import { createPool, deleteExpired } from '#kit/postgres';
import { RETENTION_RULES } from '../../../apps/worker/retention.js';
import { migratedDatabase } from '../../support/migrated-database.js';
import type { TestDatabase } from '../../support/test-database.js';

/** `$1` rows of an age of `$2` days. */
const INSERTS: Readonly<Record<string, string>> = {
  'work.answers': `INSERT INTO work.answers (caller, key, fingerprint, status, body, answered_at)
    SELECT gen_random_uuid(), 'key', 'f', 200, '{}', now() - make_interval(days => $2) FROM generate_series(1, $1)`,
  'work.outbox': `INSERT INTO work.outbox (id, kind, audience, registration, command_id, recipient, caused_at, status, next_at)
    SELECT gen_random_uuid(), 'MessagePosted', 'employee', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), 'sent', now() - make_interval(days => $2) FROM generate_series(1, $1)`,
  'work.caught_mails': `INSERT INTO work.caught_mails (message_id, recipient, subject, caught_at)
    SELECT gen_random_uuid(), 'a@b.example', 's', now() - make_interval(days => $2) FROM generate_series(1, $1)`,
  'work.webhook_deliveries': `INSERT INTO work.webhook_deliveries (webhook, number, event, type, position, attempt, at, milliseconds, outcome, recorded_at)
    SELECT gen_random_uuid(), 1, gen_random_uuid(), 'MessagePosted', '', 1, now(), 5, 'delivered', now() - make_interval(days => $2) FROM generate_series(1, $1)`,
};
/** Days for which a row is kept. */
const TERMS: Readonly<Record<string, number>> = {
  'work.answers': 2,
  'work.outbox': 90,
  'work.caught_mails': 90,
  'work.webhook_deliveries': 30,
};

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await migratedDatabase();
  pool = createPool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  for (const table of Object.keys(TERMS)) await pool.query(`DELETE FROM ${table}`);
});

const count = async (table: string): Promise<number> =>
  (await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n ?? 0;
const insert = (table: string, rows: number, days: number) =>
  pool.query(INSERTS[table] ?? '', [rows, days]);

test('every table with a term has a rule', () => {
  expect(RETENTION_RULES.map(({ table }) => table).sort()).toEqual(Object.keys(TERMS).sort());
});

describe.each(RETENTION_RULES)('$table', (rule) => {
  const term = TERMS[rule.table] ?? 0;

  test('loses what has outlived its term, in several batches, and nothing else', async () => {
    await insert(rule.table, 2_500, term + 1);
    await insert(rule.table, 7, term - 1);
    expect(await deleteExpired(pool, rule)).toBe(2_500);
    expect(await count(rule.table)).toBe(7);
    expect(await deleteExpired(pool, rule)).toBe(0);
  });

  test('stops growing when as much comes every day', async () => {
    const sizes: number[] = [];
    for (let day = 0; day < term + 10; day++) {
      await pool.query(`UPDATE ${rule.table} SET ${rule.since} = ${rule.since} - interval '1 day'`);
      await insert(rule.table, 3, 0);
      await deleteExpired(pool, rule);
      sizes.push(await count(rule.table));
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3 * (term + 1));
    expect(sizes.at(-1)).toBe(sizes.at(-5));
  });

  test('is searched by an index', async () => {
    await insert(rule.table, 5_000, 0);
    await pool.query(`ANALYZE ${rule.table}`);
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT ctid FROM ${rule.table} WHERE ${rule.only ?? 'true'} AND ${rule.since} < now() - interval '${rule.keep}' LIMIT 1000`,
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Index');
  });
});

test('mails that wait or were given up are kept', async () => {
  await insert('work.outbox', 4, 400);
  await pool.query(`UPDATE work.outbox SET status = 'waiting'`);
  await insert('work.outbox', 4, 400);
  await pool.query(`UPDATE work.outbox SET status = 'dead' WHERE status = 'sent'`);
  for (const rule of RETENTION_RULES) await deleteExpired(pool, rule);
  expect(await count('work.outbox')).toBe(8);
});
