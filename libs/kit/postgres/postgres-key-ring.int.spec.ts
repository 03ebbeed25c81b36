import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { createPool, migrate } from './database.js';
import { KIT_MIGRATIONS } from './testing/kit-migrations.js';
import { PostgresKeyRing, rewrapAll, WrongMasterKey } from './postgres-key-ring.js';

const [OLD, NEW] = [randomBytes(32), randomBytes(32)];
const PEOPLE = Array.from({ length: 7 }, () => randomUUID()).sort();
let database: TestDatabase;
let pool: pg.Pool;
let keys: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  database = await testDatabase();
  await migrate(database.url, KIT_MIGRATIONS);
  pool = createPool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('TRUNCATE keys.person_keys');
  keys = await new PostgresKeyRing(pool, OLD).keys(PEOPLE, true);
});

describe('rotating the master key', () => {
  test('wraps every key again: the new one opens them all, the old one none', async () => {
    expect(await rewrapAll(new PostgresKeyRing(pool, NEW, OLD), 3)).toEqual({
      seen: 7,
      rewrapped: 7,
    });
    expect(await new PostgresKeyRing(pool, NEW).keys(PEOPLE, false)).toEqual(keys);
    await expect(new PostgresKeyRing(pool, OLD).keys(PEOPLE, false)).rejects.toThrow(
      WrongMasterKey,
    );
  });

  test('an interrupted rotation goes on; meanwhile both keys read', async () => {
    const both = new PostgresKeyRing(pool, NEW, OLD);
    await both.rewrap(null, 3);
    const newcomer = randomUUID();
    const found = await both.keys([...PEOPLE, newcomer], true);
    expect(PEOPLE.map((person) => found.get(person))).toEqual(
      PEOPLE.map((person) => keys.get(person)),
    );
    expect(await rewrapAll(both, 3)).toEqual({ seen: 8, rewrapped: 4 });
    expect(await rewrapAll(both, 3)).toEqual({ seen: 8, rewrapped: 0 });
    expect((await new PostgresKeyRing(pool, NEW).keys([newcomer], false)).size).toBe(1);
  });

  test('revives nobody who was erased, before or meanwhile', async () => {
    const both = new PostgresKeyRing(pool, NEW, OLD);
    const [before, meanwhile, ...others] = PEOPLE as [string, string, ...string[]];
    await both.destroy([before]);
    /** Somebody is erased between every reading and writing. */
    const erasing = {
      query: async (text: string, values: unknown[]) => {
        const result = await pool.query(text, values);
        await both.destroy([meanwhile]);
        return result;
      },
    };
    expect(await rewrapAll(new PostgresKeyRing(erasing as unknown as pg.Pool, NEW, OLD))).toEqual({
      seen: 6,
      rewrapped: 5,
    });
    expect([...(await both.keys(PEOPLE, true)).keys()].sort()).toEqual(others);
  });
});

describe('a master key', () => {
  test('a master key of another installation is refused before use', async () => {
    await expect(new PostgresKeyRing(pool, NEW).check()).rejects.toThrow(
      'LEDGER_MASTER_KEY does not open',
    );
    await new PostgresKeyRing(pool, OLD).check();
    await new PostgresKeyRing(pool, NEW, OLD).check();
    await pool.query('TRUNCATE keys.person_keys');
    await new PostgresKeyRing(pool, NEW).check();
  });

  test('has 32 bytes, and so has the one before', () => {
    expect(() => new PostgresKeyRing(pool, randomBytes(31))).toThrow('LEDGER_MASTER_KEY must be');
    expect(() => new PostgresKeyRing(pool, NEW, randomBytes(31))).toThrow(
      'LEDGER_MASTER_KEY_PREVIOUS must be',
    );
  });
});
