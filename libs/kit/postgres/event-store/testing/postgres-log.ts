import pg from 'pg';
import type { AppendRequest, EventStore, Position } from '#kit/eventsourcing';
import { testDatabase } from '../../../../../test/support/test-database.js';
import type { Gapless } from '../../../eventsourcing/testing/gap-checks.js';
import type { OpenedLog } from '../../../eventsourcing/testing/event-store-contract.js';
import { AppendCall } from '../append-call.js';
import { EVENT_LOG_SQL, grantsFor } from '../event-log.schema.js';
import { PostgresEventStore, type PostgresEventStoreOptions } from '../postgres-event-store.js';

export const ROLE = 'ledger_app';
/** What the connections of stores call themselves. */
export const APPLICATION = 'stores';

const ONE_EVENT = `'{s}', '{-1}', '{1}', '{1}', ARRAY[gen_random_uuid()], '{T}', '{1}', ARRAY['{}'], ARRAY['{}'], ARRAY[now()], ARRAY[now()], '{h}'`;
/** A call of a function of the log with one event for a stream that does not exist. */
export const callWithOneEvent = (name: 'append' | 'write') =>
  `SELECT * FROM events.${name}(${ONE_EVENT})`;

/** A log in a database of its own. */
export interface PostgresLog extends OpenedLog {
  readonly url: string;
  /** Connections of the database's owner. */
  readonly owner: pg.Pool;
  /** New connections of the application's role. */
  pool(config?: pg.PoolConfig): pg.Pool;
  /** A connection of the owner for some work, ended afterwards whatever it left open. */
  asOwner<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  /** A new store with connections of its own. */
  open(options?: Omit<PostgresEventStoreOptions, 'pool'>): EventStore;
}

/** @param damage what to change in the statements that make the log; it must change something */
export async function openPostgresLog(damage?: (sql: string) => string): Promise<PostgresLog> {
  const database = await testDatabase();
  const stores: EventStore[] = [];
  const pools: pg.Pool[] = [];
  const connect = (config: pg.PoolConfig) => {
    const pool = new pg.Pool({ connectionString: database.url, ...config });
    pool.on('error', () => undefined);
    // As those of the product: the end of a connection that is in use is told to whoever uses it.
    pool.on('connect', (client) => client.on('error', () => undefined));
    pools.push(pool);
    return pool;
  };
  const owner = connect({ max: 4 });
  for (const statement of [...damaged(EVENT_LOG_SQL, damage), ...grantsFor(ROLE)])
    await owner.query(statement);
  const pool = (config: pg.PoolConfig = {}) =>
    connect({ max: 6, options: `-c role=${ROLE}`, application_name: APPLICATION, ...config });
  const open = (options?: Omit<PostgresEventStoreOptions, 'pool'>) => {
    const store = new PostgresEventStore({ pool: pool(), pollMilliseconds: 15, ...options });
    stores.push(store);
    return store;
  };
  const asOwner = async <T>(work: (client: pg.PoolClient) => Promise<T>) => {
    const client = await owner.connect();
    return work(client).finally(() => client.release(true));
  };
  const close = async () => {
    await Promise.all(stores.map((store) => store.close()));
    await Promise.all(pools.map((each) => each.end()));
    await database.drop();
  };
  return {
    url: database.url,
    owner,
    asOwner,
    pool,
    open,
    store: open(),
    another: async () => open(),
    close,
  };
}

function damaged(
  statements: readonly string[],
  damage?: (sql: string) => string,
): readonly string[] {
  if (!damage) return statements;
  const changed = statements.map(damage);
  if (changed.join() === statements.join()) throw new Error('The damage changed nothing.');
  return changed;
}

/** Appends within a transaction that the client has begun; whether it is to be is up to the client. */
export async function appendWithin(client: pg.PoolClient, request: AppendRequest): Promise<void> {
  const texts = request.events.map(({ data, meta }) => ({
    data: JSON.stringify(data),
    meta: JSON.stringify(meta),
  }));
  await client.query({ ...new AppendCall().encode([{ request, texts }]) });
}

/** How to see that positions have no holes: an append is given up by rolling it back. */
export const withoutHoles = (log: PostgresLog): Gapless => ({
  placeOf: (position: Position) => Number(position),
  abandon: (request) =>
    log.asOwner(async (client) => {
      await client.query('BEGIN');
      await appendWithin(client, request);
      await client.query('ROLLBACK');
    }),
});
