import type pg from 'pg';
import type { EventStore } from '#kit/eventsourcing';
import { connectAsOwner, createPool, migrate } from '#kit/postgres';
import type { Config } from '../../runtime/config.js';
import { MIGRATIONS } from '../../runtime/read-models.js';
import { createStore } from '../../runtime/runtime.js';

/** The database and the log of an installation, or of a future one. Opening it starts no work. */
export interface Installation {
  /** URL of the database, with its owner's credentials. */
  readonly url: string;
  readonly config: Config;
  readonly client: pg.Client;
  readonly store: EventStore;
  close(): Promise<void>;
}

/** Opens an installation and migrates its database. */
export async function openInstallation(config: Config, url: string): Promise<Installation> {
  await migrate(url, MIGRATIONS);
  const client = await connectAsOwner(url);
  const pool = createPool(url, 4);
  const store = await createStore(config, pool);
  const close = async () => {
    await store.close();
    await Promise.all([client.end(), pool.end()]);
  };
  return { url, config, client, store, close };
}
