import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { dropDatabase, testServer } from '../../../test/support/test-database.js';
import { migrate } from './database.js';
import { refuseUnsuitableLocale } from './database-locale.js';

let server: string;
const made: string[] = [];
beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  for (const name of made) await dropDatabase(server, name);
});

async function databaseWith(name: string, options: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  made.push(name);
  await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ${options}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

describe('a database is refused at the start', () => {
  test.each([
    ['in Turkish', 'turkish', `LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C'`, /tr-TR/],
    ['in Latin-1', 'latin', `ENCODING 'LATIN1' LOCALE 'C'`, /LATIN1/],
    ['without an encoding', 'no_encoding', `ENCODING 'SQL_ASCII' LOCALE 'C'`, /SQL_ASCII/],
  ])('%s', async (_, suffix, options, named) => {
    const name = `test_${process.pid}_${suffix}`;
    const url = await databaseWith(name, options);
    const refusal = migrate(url, []);
    await expect(refusal).rejects.toThrow(named);
    await expect(refusal).rejects.toThrow(`The database ${name} cannot be used`);
  });
});

test('a database in another language of Europe is taken', async () => {
  const url = await databaseWith(
    `test_${process.pid}_french`,
    `LOCALE_PROVIDER icu ICU_LOCALE 'fr-FR' LOCALE 'C'`,
  );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await expect(refuseUnsuitableLocale(client)).resolves.toBeUndefined();
  await client.end();
});
