import { EventStoreDbEventStore, type EventStoreDbOptions } from '#eventstoredb';
import type { OpenedLog } from '../../libs/eventsourcing/testing/store-contract.js';
import { LoopbackServer } from './loopback/loopback-server.js';
import { ServerLog } from './loopback/server-log.js';

/** Short enough for tests, and long enough for a machine that is busy. */
export const QUICK: Pick<EventStoreDbOptions, 'timeouts' | 'retries'> = {
  timeouts: { call: 2_000, patience: 10_000, silence: 500 },
  retries: { pause: 5, longestPause: 100 },
};

/** A server of its own, and stores on it. */
export interface LoopbackLog extends OpenedLog {
  readonly server: LoopbackServer;
  readonly store: EventStoreDbEventStore;
  open(options?: Partial<EventStoreDbOptions>): EventStoreDbEventStore;
}

const OF_THE_SERVER = '$stats-127.0.0.1:2113';
const OF_ANOTHER_PROGRAM = 'others-1';

/** A log in which others write as well, on a server of its own. */
export async function openLoopbackLog(options: Partial<EventStoreDbOptions> = {}): Promise<LoopbackLog> {
  const crowd = options.streamPrefix === '' ? [OF_THE_SERVER] : [OF_THE_SERVER, OF_ANOTHER_PROGRAM];
  const server = await LoopbackServer.start({ log: new ServerLog(crowd) });
  server.log.writeForeign('$settings', '$settings');
  const stores: EventStoreDbEventStore[] = [];
  const open = (more: Partial<EventStoreDbOptions> = {}) => {
    const store = new EventStoreDbEventStore({ connectionString: server.connectionString, ...QUICK, ...options, ...more });
    stores.push(store);
    return store;
  };
  const close = async () => {
    await Promise.all(stores.map((store) => store.close()));
    await server.close();
  };
  return { server, open, store: open(), another: async () => open(), close };
}
