import { describe } from '@jest/globals';
import { LoopbackServer } from '../eventstoredb/loopback/loopback-server.js';
import type { StoreName } from './fault-runs.js';

/** Where a scene and its workers have their log. */
export interface StoreInUse {
  readonly name: StoreName;
  /** What chooses it: configuration alone. */
  readonly environment: Readonly<Record<string, string>>;
  /** The server, where the log is not in the scene's own database. */
  readonly server?: LoopbackServer;
  close(): Promise<void>;
}

/** The same tests with the log in PostgreSQL, and in EventStoreDB by the loopback server, which stays in the process of the test. */
export function onBothStores(tests: (open: () => Promise<StoreInUse>) => void): void {
  describe('with the log in PostgreSQL', () =>
    tests(() => Promise.resolve({ name: 'PostgreSQL', environment: {}, close: () => Promise.resolve() })));
  describe('with the log in EventStoreDB', () =>
    tests(async () => {
      const server = await LoopbackServer.start();
      return { name: 'EventStoreDB', environment: { EVENT_STORE_URL: server.connectionString }, server, close: () => server.close() };
    }));
}
