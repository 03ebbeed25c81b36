import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { codeOf } from './postgres-unavailable.js';

/** The superuser's address of a database on one of our servers. */
export function addressOf(port: number, password: string, database = 'postgres'): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/** `locked`: it does not take our password; `busy`: starting, recovering or stopping; `silent`: nothing sensible, or not in time. */
export type Answer = 'ready' | 'locked' | 'busy' | 'silent';

const WRONG_PASSWORD = '28P01';
const CANNOT_CONNECT_NOW = '57P03';
/** Full is alive. */
const TOO_MANY_CONNECTIONS = '53300';

/** Asks a server for a sign of life, and again while it is busy; patience in milliseconds for one answer and for all. */
export async function probe(url: string, patience: number, whileBusy: number): Promise<Answer> {
  const end = Date.now() + whileBusy;
  for (;;) {
    const answer = await knock(url, patience);
    if (answer !== 'busy' || Date.now() > end) return answer;
    await pause(20);
  }
}

async function knock(url: string, patience: number): Promise<Answer> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return 'ready';
  } catch (error) {
    if (codeOf(error) === CANNOT_CONNECT_NOW) return 'busy';
    if (codeOf(error) === TOO_MANY_CONNECTIONS) return 'ready';
    return codeOf(error) === WRONG_PASSWORD ? 'locked' : 'silent';
  } finally {
    void client.end().catch(() => undefined);
  }
}
