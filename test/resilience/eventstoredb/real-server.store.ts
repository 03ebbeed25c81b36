import { randomUUID } from 'node:crypto';
import { EventStoreDbEventStore } from '#kit/eventstoredb';
import { describeEventStore } from '../../../libs/kit/eventsourcing/testing/event-store-contract.js';

/**
 * The contract on a real server: `EVENT_STORE_URL='esdb://…' npm run test:store`. It works under a prefix of its own
 * and deletes its streams. (A server of version 22.10 needs --max-append-size=2097152 for the large event.) Not one of the specs that always run.
 */
const connectionString = process.env['EVENT_STORE_URL'];
if (!connectionString)
  throw new Error(
    'Which server? EVENT_STORE_URL=esdb://admin:changeit@localhost:2113?tls=true npm run test:store',
  );

describeEventStore('EventStoreDbEventStore on a real server', async () => {
  const stores: EventStoreDbEventStore[] = [];
  const streamPrefix = `contract-${randomUUID()}-`;
  const open = () => {
    const store = new EventStoreDbEventStore({ connectionString, streamPrefix });
    stores.push(store);
    return store;
  };
  return {
    store: open(),
    another: async () => open(),
    close: async () => {
      await stores[0]?.removeStreams();
      await Promise.all(stores.map((store) => store.close()));
    },
  };
});
