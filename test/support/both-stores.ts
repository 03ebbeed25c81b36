import { describe } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { EventStoreDbEventStore } from '#kit/eventstoredb';
import { LoopbackServer } from './eventstoredb/loopback/loopback-server.js';
import type { StoreName } from './fault-runs.js';

/** Where an app and its workers have their log. */
export interface StoreInUse {
  readonly name: StoreName;
  /** What chooses it: configuration alone. */
  readonly environment: Readonly<Record<string, string>>;
  /** The server, where the log is not in the app's own database. */
  readonly server?: LoopbackServer;
  close(): Promise<void>;
}

/** A real server's log under a prefix of its own, which is left there empty. */
function onRealServer(connectionString: string): Promise<StoreInUse> {
  const streamPrefix = `test-${randomUUID()}-`;
  const close = async () => {
    const store = new EventStoreDbEventStore({ connectionString, streamPrefix });
    await store.removeStreams().finally(() => store.close());
  };
  return Promise.resolve({
    name: 'EventStoreDB',
    environment: { EVENT_STORE_URL: connectionString, EVENT_STORE_PREFIX: streamPrefix },
    close,
  });
}

async function onLoopback(): Promise<StoreInUse> {
  const server = await LoopbackServer.start();
  return {
    name: 'EventStoreDB',
    environment: { EVENT_STORE_URL: server.connectionString },
    server,
    close: () => server.close(),
  };
}

/**
 * The same tests with the log in PostgreSQL, and in EventStoreDB: by the loopback server, which stays in the process of the test, or by a
 * server of yours (`EVENT_STORE_URL='esdb://…' npm test -- test/engine-faults`), whose connections then stay whole.
 */
export function onBothStores(tests: (open: () => Promise<StoreInUse>) => void): void {
  const real = process.env['EVENT_STORE_URL'];
  describe('with the log in PostgreSQL', () =>
    tests(() =>
      Promise.resolve({ name: 'PostgreSQL', environment: {}, close: () => Promise.resolve() }),
    ));
  describe('with the log in EventStoreDB', () =>
    tests(real === undefined ? onLoopback : () => onRealServer(real)));
}
