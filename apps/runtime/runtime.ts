import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { Ledger, systemClock, type Clock, type EventStore, type KeyRing } from '#eventsourcing';
import { EventStoreDbEventStore } from '#eventstoredb';
import { LinkTokens } from '#links';
import { createPool, migrate, PostgresEventStore, PostgresKeyRing } from '#postgres';
import type { Config } from './config.js';
import { MIGRATIONS } from './read-models.js';
import { masterKey } from './secrets.js';

/** What every process of the product stands on: the log, the keys, the read models, the clock. */
export interface Runtime {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly ring: KeyRing;
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** Seals and opens the links in mails. */
  readonly links: LinkTokens;
  /** Names this process among those that share the stores. */
  readonly owner: string;
  close(): Promise<void>;
}

/** The log: in PostgreSQL, or where EVENT_STORE_URL says. */
function createStore({ EVENT_STORE_URL: url, EVENT_STORE_PREFIX: streamPrefix }: Config, log: Pool): EventStore {
  return url === undefined ? new PostgresEventStore({ pool: log }) : new EventStoreDbEventStore({ connectionString: url, streamPrefix });
}

/** Connects to the stores and brings the database up to date. `databaseUrl`: its owner's. */
export async function createRuntime(config: Config, databaseUrl: string, clock: Clock = systemClock): Promise<Runtime> {
  await migrate(databaseUrl, MIGRATIONS);
  const pool = createPool(databaseUrl);
  const log = createPool(databaseUrl, 8);
  const store = createStore(config, log);
  const master = await masterKey(config);
  const ring = new PostgresKeyRing(pool, master);
  return {
    config,
    databaseUrl,
    pool,
    store,
    ring,
    clock,
    ledger: new Ledger(store, ring, clock),
    links: new LinkTokens(master),
    owner: randomUUID(),
    close: async () => {
      await store.close();
      await Promise.all([pool.end(), log.end()]);
    },
  };
}
