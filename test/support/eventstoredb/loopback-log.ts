import { EventStoreDbEventStore, type EventStoreDbOptions } from '#kit/eventstoredb';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import type { OpenedLog } from '../../../libs/kit/eventsourcing/testing/event-store-contract.js';
import { LoopbackServer, type LoopbackOptions } from './loopback/loopback-server.js';
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
export async function openLoopbackLog(
  options: Partial<EventStoreDbOptions> = {},
  of: LoopbackOptions = {},
): Promise<LoopbackLog> {
  const crowd = options.streamPrefix === '' ? [OF_THE_SERVER] : [OF_THE_SERVER, OF_ANOTHER_PROGRAM];
  const server = await LoopbackServer.start({ log: new ServerLog(crowd), ...of });
  server.log.writeForeign('$settings', '$settings');
  const stores: EventStoreDbEventStore[] = [];
  const open = (more: Partial<EventStoreDbOptions> = {}) => {
    const store = new EventStoreDbEventStore({
      connectionString: server.connectionString,
      ...QUICK,
      ...options,
      ...more,
    });
    stores.push(store);
    return store;
  };
  const close = async () => {
    await Promise.all(stores.map((store) => store.close()));
    await server.close();
  };
  return { server, open, store: open(), another: async () => open(), close };
}

/** Breaks all connections of a server whenever the log has grown a little, while somebody writes. */
export function dropAgainAndAgain({ log, front }: LoopbackServer) {
  let times = 0;
  const meanwhile = async (writing: () => boolean): Promise<void> => {
    while (writing()) {
      const before = log.records.length;
      await eventually('the log grows', () => !writing() || log.records.length > before + 20);
      front.drop();
      times++;
    }
  };
  return { meanwhile, times: () => times };
}
