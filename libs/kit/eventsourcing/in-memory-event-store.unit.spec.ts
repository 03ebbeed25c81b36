import { expect, test } from '@jest/globals';
import { InMemoryEventStore } from './in-memory-event-store.js';
import { BEGINNING, StoreUnavailable } from './event-store.js';
import { newEvent, newEvents, newStream } from './testing/contract-check.js';
import { Follower } from './testing/test-subscriber.js';
import { describeEventStore } from './testing/event-store-contract.js';

describeEventStore(
  'MemoryEventStore',
  async () => {
    const store = new InMemoryEventStore();
    return { store, another: async () => store, close: () => store.close() };
  },
  {
    idsAcrossStreams: true,
    withoutHoles: () => ({ placeOf: Number, abandon: async () => undefined }),
  },
);

test('an empty log has its head at the beginning', async () => {
  const store = new InMemoryEventStore();
  expect(await store.head()).toBe(BEGINNING);
  expect(await store.readAll(BEGINNING, 10)).toEqual({
    events: [],
    next: BEGINNING,
    caughtUp: true,
  });
});

test('closing ends subscriptions and refuses appends', async () => {
  const store = new InMemoryEventStore();
  await store.append({ stream: newStream(), expected: 'none', events: newEvents(2) });
  const follower = new Follower(store, BEGINNING);
  await store.close();
  expect(await follower.ended).toEqual({ ended: 'stopped' });
  await expect(
    store.append({ stream: newStream(), expected: 'none', events: [newEvent()] }),
  ).rejects.toThrow(StoreUnavailable);
});
