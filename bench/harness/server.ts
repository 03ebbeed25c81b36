import pg from 'pg';
import { databaseOn } from '../../test/support/test-database.js';
import { startThrowAwayServer } from '../../test/support/throw-away-server.js';

/** PostgreSQL server of one run, on loopback, deleted at the end. It has the settings of the embedded server, with fsync on. */
export interface RunningServer {
  readonly version: string;
  /** Creates an empty database. @returns the connection string of its owner */
  database(): Promise<string>;
  stop(): Promise<void>;
}

export async function startServer(): Promise<RunningServer> {
  const server = await startThrowAwayServer({});
  const [row] = await rowsOf<{ version: string; fsync: string }>(
    server.url,
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync`,
  );
  if (row?.fsync !== 'on')
    throw new Error(
      'fsync is off: the server acknowledges commits that are not on disk. Benchmarks need fsync on.',
    );
  return {
    version: row.version,
    database: async () => (await databaseOn(server.url)).url,
    stop: () => server.drop(),
  };
}

/** Runs one statement on a connection of its own. */
export async function rowsOf<R extends pg.QueryResultRow>(url: string, text: string): Promise<R[]> {
  const client = await connect(url);
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
