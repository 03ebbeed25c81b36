import { afterAll, beforeAll, expect, test } from '@jest/globals';
import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { createDataSource, migrate } from '#kit/postgres';
import { ENTITIES, MIGRATIONS } from '../../apps/runtime/read-models.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  await migrate(database.url, MIGRATIONS);
  source = await createDataSource(database.url, ENTITIES).initialize();
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

/** What TypeORM would change to make the tables what the entities say; indexes are the migrations' own. */
async function wouldChange(): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query).filter((query) => !/^DROP INDEX/.test(query));
}

test('the entities are what the migrations make', async () => {
  expect(source.entityMetadatas.length).toBe(ENTITIES.length);
  expect(await wouldChange()).toEqual([]);
});

test('a column that only the database has would be noticed', async () => {
  await source.query('ALTER TABLE read.companies ADD COLUMN motto text');
  expect(await wouldChange()).toEqual([expect.stringContaining('motto')]);
  await source.query('ALTER TABLE read.companies DROP COLUMN motto');
});

test('migrating again changes nothing, and two at once wait for each other', async () => {
  await Promise.all([migrate(database.url, MIGRATIONS), migrate(database.url, MIGRATIONS)]);
  expect(await wouldChange()).toEqual([]);
});
