import { expect, test } from '@jest/globals';
import pg from 'pg';
import { verifyLog } from '#features/history';
import { InMemoryKeyRing } from '#kit/eventsourcing';
import { createPool, migrate, PostgresEventStore } from '#kit/postgres';
import { MIGRATIONS } from '../../../apps/runtime/read-models.js';
import { randomSeeds } from '../fault-runs.js';
import { testDatabase } from '../test-database.js';
import { writeHistory, type History } from './generate-history.js';

const EVENTS = 2_500;

async function withHistory<T>(
  look: (history: History, pool: pg.Pool) => Promise<T>,
  seed = 1,
): Promise<T> {
  const { url, drop } = await testDatabase();
  await migrate(url, MIGRATIONS);
  const pool = createPool(url);
  try {
    return await look(
      await writeHistory(url, new InMemoryKeyRing(), { events: EVENTS, seed }),
      pool,
    );
  } finally {
    await pool.end();
    await drop();
  }
}

const digest = async (pool: pg.Pool): Promise<unknown> =>
  (
    await pool.query(
      `SELECT md5(string_agg(position || hash, ',' ORDER BY position)) AS digest FROM events.log`,
    )
  ).rows;

test.each(randomSeeds())('writes a log that verifies (seed %i)', async (seed) => {
  await withHistory(async (history, pool) => {
    const { events, problems } = await verifyLog(new PostgresEventStore({ pool }), {
      dense: true,
      windowSize: 1_000,
    });
    expect(problems).toEqual([]);
    expect(events).toBe(history.events);
    expect(history.events).toBeGreaterThanOrEqual(EVENTS);
    expect(history.registrations).toBeGreaterThan(100);
  }, seed);
});

test('the same seed writes the same history, another seed another', async () => {
  const first = await withHistory((_, pool) => digest(pool));
  expect(await withHistory((_, pool) => digest(pool))).toEqual(first);
  expect(await withHistory((_, pool) => digest(pool), 2)).not.toEqual(first);
});
