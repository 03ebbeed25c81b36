import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import {
  openDatabaseFixture,
  type DatabaseFixture,
} from '../../../../../test/support/database-fixture.js';
import { OverlapsQuery, type OccupiedTime } from './overlaps.query.js';

let world: DatabaseFixture;
const ids: Record<string, string> = {};
beforeAll(async () => {
  world = await openDatabaseFixture();
  const slot = (name: string) => ({ slot: world.id('slot', name) });
  ids['cleanup'] = await world.signUp('eva', 'cleanup', [slot('s1'), slot('s2')]);
  ids['nina'] = await world.signUp('nina', 'cleanup', [slot('s1')]);
  await world.settle();
});
afterAll(() => world.close());

/** A date of Eva's other registration. */
const asked = (hours: readonly [start: string, end: string | null], more = {}): OccupiedTime => ({
  date: world.id('slot', 'asked'),
  registration: world.id('initiative', 'advice'),
  employee: world.id('person', 'eva'),
  kind: 'slot',
  status: 'to_be_confirmed',
  start: `2026-02-03T${hours[0]}Z`,
  end: hours[1] && `2026-02-03T${hours[1]}Z`,
  ...more,
});
const found = async (...dates: readonly OccupiedTime[]): Promise<unknown[]> => {
  const overlaps = await new OverlapsQuery(world.pool).of(await world.caller('eva'), dates);
  return [...overlaps.values()].flat().map(({ start, registration }) => [start, registration]);
};
const S1 = '2026-02-03T13:00:00.000Z';

test('an overlap is found to the millisecond, of the same employee only', async () => {
  const whole = [[S1, ids['cleanup']]];
  expect(await found(asked(['10:00:00.000', '13:00:00.000']))).toEqual([]);
  expect(await found(asked(['10:00:00.000', '13:00:00.001']))).toEqual(whole);
  expect(await found(asked(['15:59:59.999', '18:00:00.000']))).toEqual(whole);
  expect(await found(asked(['16:00:00.000', '18:00:00.000']))).toEqual([]);
});

test('dates of the same registration, cancelled ones and periods have none', async () => {
  const hours = ['13:00:00.000', '14:00:00.000'] as const;
  expect(await found(asked(hours, { registration: ids['cleanup'] }))).toEqual([]);
  expect(await found(asked(hours, { status: 'cancelled' }))).toEqual([]);
  expect(await found(asked(hours, { kind: 'period' }))).toEqual([]);
  expect(await found()).toEqual([]);
});

test('one statement answers for many dates, along indexes', async () => {
  const statements: string[] = [];
  const client = await world.pool.connect();
  const explained = {
    query: async ({ text, values }: { text: string; values: unknown[] }) => {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      statements.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
      return { rows: [] };
    },
  } as unknown as Pool;
  try {
    await client.query('BEGIN');
    // The tables of the fixture are so small that reading all of them is cheaper.
    await client.query('SET LOCAL enable_seqscan = off');
    const caller = await world.caller('cora');
    await new OverlapsQuery(explained).of(caller, [
      asked(['13:00:00.000', '14:00:00.000']),
      asked(['14:00:00.000', '15:00:00.000']),
    ]);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
  expect(statements).toHaveLength(1);
  expect(statements[0]).not.toMatch(/Seq Scan/);
  expect(statements[0]).toMatch(/Index.* on participation_dates/);
});
