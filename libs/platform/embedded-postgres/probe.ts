import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { codeOf } from './postgres-unavailable.js';

/** The superuser's address of a database on one of our servers. */
export function addressOf(port: number, password: string, database = 'postgres'): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/** `wrong_password`: it does not take our password; `busy`: starting, recovering or stopping; `silent`: nothing sensible, or not in time. */
export type Answer = 'ready' | 'wrong_password' | 'busy' | 'silent';

const WRONG_PASSWORD = '28P01';
const CANNOT_CONNECT_NOW = '57P03';
/** A server without a free connection is alive. */
const TOO_MANY_CONNECTIONS = '53300';

/** Asks a server for a sign of life, and again while it is busy; timeout in milliseconds for one answer and for all. */
export async function probe(url: string, timeout: number, busyTimeout: number): Promise<Answer> {
  const end = Date.now() + busyTimeout;
  for (;;) {
    const answer = await connectOnce(url, timeout);
    if (answer !== 'busy' || Date.now() > end) return answer;
    await pause(20);
  }
}

async function connectOnce(url: string, timeout: number): Promise<Answer> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeout,
    query_timeout: timeout,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return 'ready';
  } catch (error) {
    if (codeOf(error) === CANNOT_CONNECT_NOW) return 'busy';
    if (codeOf(error) === TOO_MANY_CONNECTIONS) return 'ready';
    return codeOf(error) === WRONG_PASSWORD ? 'wrong_password' : 'silent';
  } finally {
    void client.end().catch(() => undefined);
  }
}
