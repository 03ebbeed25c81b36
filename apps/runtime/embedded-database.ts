import { join } from 'node:path';
import pg from 'pg';
import { startPostgres, type RunningPostgres } from '#platform/embedded-postgres';
import type { Config } from './config.js';

/** The embedded database server of a data folder. */
export const embeddedServer = ({ LEDGER_DATA }: Config): Promise<RunningPostgres> =>
  startPostgres({
    dataDirectory: join(LEDGER_DATA, 'postgres'),
    log: (line) => console.error(line),
  });

/** The embedded database server of a data folder, and the URL of the product's database in it. */
export async function embeddedDatabase(
  config: Config,
  prepare: (url: string) => Promise<void>,
): Promise<{ server: RunningPostgres; url: string }> {
  const server = await embeddedServer(config);
  return { server, url: await productDatabase(server, prepare) };
}

/** The URL of the product's database on an embedded server. */
export const productDatabase = (
  { url }: RunningPostgres,
  prepare: (url: string) => Promise<void>,
): Promise<string> => preparedDatabase(url, 'ledger', prepare);

/**
 * Prepares a database under another name and renames it at the end, so that a killed preparation leaves nothing that looks complete.
 * @throws Error while another process prepares it
 */
export async function preparedDatabase(
  server: string,
  name: string,
  prepare: (url: string) => Promise<void>,
): Promise<string> {
  const urlOf = (database: string) => {
    const url = new URL(server);
    url.pathname = `/${database}`;
    return url.href;
  };
  const client = new pg.Client({ connectionString: server });
  client.on('error', () => undefined); // the next statement reports a lost connection
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return urlOf(name);
    const loading = `${name}_loading`;
    const { rows } = await client.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine',
      [loading],
    );
    if (!rows[0]?.mine)
      throw new Error(
        'Another process is preparing this installation. Try again once it says that it is ready.',
      );
    await client.query(`DROP DATABASE IF EXISTS ${loading} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${loading} TEMPLATE template0`);
    await client.query(`ALTER DATABASE ${loading} SET synchronous_commit = off`);
    await prepare(urlOf(loading));
    await client.query(`ALTER DATABASE ${loading} RESET synchronous_commit`);
    await client.query('CHECKPOINT');
    await client.query(`ALTER DATABASE ${loading} RENAME TO ${name}`);
    return urlOf(name);
  } finally {
    await client.end();
  }
}
