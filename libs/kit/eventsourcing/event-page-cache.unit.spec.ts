import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryEventStore } from './in-memory-event-store.js';
import { type EventStore } from './event-store.js';
import { type StoredEvent } from './event.js';
import { EventPageCache } from './event-page-cache.js';
import { begin, newEvents, newStream } from './testing/contract-check.js';

interface Counted {
  readonly store: EventStore;
  readonly shared: EventPageCache;
  reads(): number;
}

function counted(): Counted {
  const store = new InMemoryEventStore();
  let reads = 0;
  const shared = new EventPageCache({
    readStream: (stream, from) => store.readStream(stream, from),
    readAll: (after, limit) => {
      reads += 1;
      return store.readAll(after, limit);
    },
  });
  return { store, shared, reads: () => reads };
}

/** Everything after a position, in windows. */
async function follow({ shared }: Counted, after: string, limit: number): Promise<StoredEvent[]> {
  const seen: StoredEvent[] = [];
  for (let [position, going] = [after, true]; going;) {
    const { events, next } = await shared.readAll(position, limit);
    seen.push(...events);
    going = next !== position;
    position = next;
  }
  return seen;
}

test('who follows reads what was read already, without the store', async () => {
  const log = counted();
  await begin(log.store, newStream(), newEvents(5));
  const first = await log.shared.readAll('', 1_000);
  const [second, third] = [
    await log.shared.readAll('', 500),
    await log.shared.readAll(first.events[1]?.position ?? '', 500),
  ];
  expect(log.reads()).toBe(1);
  expect(second).toEqual(first);
  expect(third.events).toEqual(first.events.slice(2));
  expect(third.next).toBe(first.next);
});

test('at the end of what was read the store is asked, every time', async () => {
  const log = counted();
  await begin(log.store, newStream(), newEvents(1));
  const { next } = await log.shared.readAll('', 10);
  expect((await log.shared.readAll(next, 10)).events).toEqual([]);
  const [late] = [newEvents(1)];
  await begin(log.store, newStream(), late);
  expect((await log.shared.readAll(next, 10)).events.map(({ id }) => id)).toEqual(
    late.map(({ id }) => id),
  );
  expect(log.reads()).toBe(3);
});

test('whoever reads how much when, all see the whole log in its order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          added: fc.nat(6),
          limits: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
        }),
        { maxLength: 8 },
      ),
      async (turns) => {
        const log = counted();
        for (const { added, limits } of turns) {
          if (added > 0) await begin(log.store, newStream(), newEvents(added));
          const all = (await log.store.readAll('', 1_000)).events;
          for (const limit of limits) expect(await follow(log, '', limit)).toEqual(all);
        }
      },
    ),
    { numRuns: 100 },
  );
});
