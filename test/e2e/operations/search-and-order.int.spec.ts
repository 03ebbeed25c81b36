import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { ZONE_ALIASES, ZONES } from '../../../libs/kit/eventsourcing/zone-names.js';
import { testDatabase, type TestDatabase } from '../../support/test-database.js';
import {
  foldForSearch,
  matchesSearch,
  searchCondition,
} from '../../../libs/platform/text/search-text.js';
import { byName } from '../../../libs/platform/text/sort-order.js';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('CREATE TABLE named (id int PRIMARY KEY, name text, search text COLLATE "C")');
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function fill(names: readonly string[]): Promise<void> {
  await client.query('TRUNCATE named');
  await client.query('INSERT INTO named SELECT * FROM unnest($1::int[], $2::text[], $3::text[])', [
    names.map((_, id) => id),
    names,
    names.map((name) => foldForSearch(name)),
  ]);
}

describe('a search in the database', () => {
  const letters = fc.string({
    unit: fc.constantFrom(..."aeoEÉeßłŁøœŒæđıİIſﬁ \u0301’'ʼ-‑%_\\0+\u200B\u00A0ςΣ한"),
    maxLength: 12,
  });

  test('finds what code finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(letters, { minLength: 1, maxLength: 20 }),
        fc.array(letters, { minLength: 1, maxLength: 5 }),
        async (names, searches) => {
          await fill(names);
          for (const search of [...searches, ...names]) {
            const { sql, values } = searchCondition('search', search)(1);
            const { rows } = await client.query<{ id: number }>(
              `SELECT id FROM named WHERE ${sql} ORDER BY id`,
              [...values],
            );
            const found = names.flatMap((name, id) =>
              matchesSearch(foldForSearch(name), search) ? [id] : [],
            );
            expect(rows.map(({ id }) => id)).toEqual(found);
          }
        },
      ),
    );
  });
});

test('names are in the order of a dictionary', async () => {
  const names = [
    'Zoé',
    'eve',
    'Łucja',
    'Élodie',
    'Œuvre',
    'Adam',
    'Luc',
    'Of',
    'Mo',
    'Eva',
    'Oeil',
  ];
  await fill(names);
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM named ORDER BY ${byName('name')}`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    'Adam', 'Élodie', 'Eva', 'eve', 'Luc', 'Łucja', 'Mo', 'Oeil', 'Œuvre', 'Of', 'Zoé',
  ]); // prettier-ignore
});

test('each zone of the list is known to the database', async () => {
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) name WHERE name NOT IN (SELECT name FROM pg_timezone_names)',
    [[...ZONES, ...ZONE_ALIASES.keys()]],
  );
  expect(rows).toEqual([]);
});
