import pg from 'pg';
import { instantOf } from '#kit/eventsourcing';
import { loadDemo } from '../../apps/all-in-one/demo/load-demo.js';
import { readConfig, type Config } from '../../apps/runtime/config.js';
import { MASTER_KEY } from './master-key.js';
import { migratedDatabase } from './migrated-database.js';
import { databaseOn, demoTemplateName, testServer, type TestDatabase } from './test-database.js';

/** The present of the demo in tests: a Tuesday morning. */
export const DEMO_NOW = instantOf('2026-03-03T10:00', 'Europe/Paris');

/** Configuration that can read what the demo encrypted. @param data its folder */
export const demoConfig = (data: string): Config =>
  readConfig({
    LEDGER_DATA: data,
    LEDGER_MASTER_KEY: MASTER_KEY,
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '1000000',
    WEBHOOK_PRIVATE_ADDRESSES: 'allow',
  });

let template: Promise<string> | undefined;

/** A fresh database with the demo as of {@link DEMO_NOW}. The demo is loaded once for all processes of a run of tests. */
export async function demoDatabase(data: string): Promise<TestDatabase> {
  const server = await testServer();
  return databaseOn(server, await (template ??= loadedOnce(server, data)));
}

/** Loads the demo into one database for all processes; the global tear-down drops it. @returns its name */
async function loadedOnce(server: string, data: string): Promise<string> {
  const name = demoTemplateName();
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount !== 0) return name;
    const loading = await migratedDatabase();
    await loadDemo(demoConfig(data), loading.url, DEMO_NOW);
    const loaded = new URL(loading.url).pathname.slice(1);
    await client.query(`ALTER DATABASE "${loaded}" RENAME TO "${name}"`);
    return name;
  } finally {
    await client.end();
  }
}
