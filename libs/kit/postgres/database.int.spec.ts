import { expect, test } from '@jest/globals';
import { testDatabase } from '../../../test/support/test-database.js';
import { connectAsOwner } from './database.js';

test("an owner's connection that the database ends fails its next statement", async () => {
  const database = await testDatabase();
  const [idle, other] = [await connectAsOwner(database.url), await connectAsOwner(database.url)];
  const { rows } = await idle.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const ended = new Promise<void>((resolve) => idle.once('end', resolve));
  await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await ended;
  await expect(idle.query('SELECT 1')).rejects.toThrow(/not queryable|closed|terminated/);
  await other.end();
  await database.drop();
});
