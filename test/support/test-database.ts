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
 * A fresh, empty database, on the server that TEST_DATABASE_URL names (a superuser's address). In jest the global set-up has seen
 * to it that there is one; elsewhere the first call starts a server, which {@link stopTestServer} ends.
 */
export async function testDatabase(): Promise<TestDatabase> {
  return databaseOn(
    process.env['TEST_DATABASE_URL'] ?? (await (own ??= startThrowAwayServer())).url,
  );
}

/** A fresh, empty database on a server. @param server a superuser's address */
export async function databaseOn(server: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await execute(server, `CREATE DATABASE "${name}" TEMPLATE template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => execute(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  };
}

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
