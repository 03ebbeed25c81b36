import { afterAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { stopTestServer, testDatabase } from './test-database.js';

afterAll(stopTestServer);

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

test('every test database is empty and its own', async () => {
  const [one, two] = [await testDatabase(), await testDatabase()];
  const [inOne, inTwo] = [await connected(one.url), await connected(two.url)];
  await inOne.query('CREATE TABLE mine (id int)');
  await expect(inTwo.query('SELECT * FROM mine')).rejects.toMatchObject({ code: '42P01' });
  await Promise.all([inOne.end(), inTwo.end()]);
  await Promise.all([one.drop(), two.drop()]);
});

test('dropping it does not wait for those who are still connected', async () => {
  const database = await testDatabase();
  await connected(database.url);
  await database.drop();
  await expect(connected(database.url)).rejects.toMatchObject({ code: '3D000' });
  await database.drop();
});
