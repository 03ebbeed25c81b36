import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startThrowAwayServer, type ThrowAwayServer } from './throw-away-server.js';

export interface TestDatabase {
  readonly url: string;
  /** Removes the database, whoever is still connected to it. */
  drop(): Promise<void>;
}

let own: Promise<ThrowAwayServer> | undefined;

/**
 * The address, a superuser's, of the server that TEST_DATABASE_URL names. In jest the global set-up has seen to it that there is
 * one; elsewhere the first call starts a server, which {@link stopTestServer} ends.
 */
export async function testServer(): Promise<string> {
  return process.env['TEST_DATABASE_URL'] ?? (await (own ??= startThrowAwayServer())).url;
}

/** A fresh, empty database on the test server. */
export async function testDatabase(): Promise<TestDatabase> {
  return databaseOn(await testServer());
}

/**
 * A fresh database on a server.
 * @param server a superuser's address
 * @param template what it is a copy of; left out, it is empty
 */
export async function databaseOn(server: string, template = 'template0'): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await execute(server, `CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(server, name) };
}

/** Removes a database, if it is there, whoever is connected to it. @param server a superuser's address */
export const dropDatabase = (server: string, name: string): Promise<void> =>
  execute(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);

/** The database that has been migrated once for all processes of this run of tests. */
export const templateName = (): string => `test_template_${process.env['TEST_RUN'] ?? process.pid}`;

/** The database into which the demo has been loaded once for all processes of this run of tests. */
export const demoTemplateName = (): string => `${templateName()}_demo`;

/** Ends the server that this process started for its tests, if it did. */
export async function stopTestServer(): Promise<void> {
  const server = await own;
  own = undefined;
  await server?.drop();
}

async function execute(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
