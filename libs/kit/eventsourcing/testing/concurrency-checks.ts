import { expect } from '@jest/globals';
import type { StoredEvent } from '../event.js';
import {
  EventIdReused,
  type AppendResult,
  type EventStore,
  type Position,
} from '../event-store.js';
import {
  accepted,
  newEvents,
  newStream,
  type Check,
  type Checks,
  type Log,
} from './contract-check.js';
import { Follower } from './test-subscriber.js';
import { eventsOf } from './read-checks.js';

export interface Load {
  readonly writers: number;
  readonly appendsEach: number;
  /** Writers keep out of each other's streams. */
  readonly apart?: boolean;
  /** What else happens for as long as they write. */
  readonly meanwhile?: (writing: () => boolean) => Promise<void>;
}

interface Acknowledged {
  readonly stream: string;
  readonly ids: readonly string[];
  readonly revision: number;
  readonly position: Position;
}

const storesOf = async ({ store, another }: Log): Promise<EventStore[]> => [
  store,
  await another(),
  await another(),
];

/** Writers on a few streams that get into each other's way; each conflict is read again and tried again with the same events. */
async function write(
  store: EventStore,
  streams: readonly string[],
  appends: number,
  acknowledged: Acknowledged[],
): Promise<void> {
  for (let done = 0; done < appends; done++) {
    const stream = streams[(done * 7) % streams.length] ?? '';
    const events = newEvents(1 + (done % 3));
    let result: AppendResult;
    do {
      const last = (await store.readStream(stream)).at(-1);
      result = await store.append({ stream, expected: last?.revision ?? 'none', events });
    } while (result.outcome === 'conflict');
    acknowledged.push({
      stream,
      ids: events.map((event) => event.id),
      revision: result.revision,
      position: result.position,
    });
  }
}

function expectEachOnceInPlace(
  log: readonly StoredEvent[],
  acknowledged: readonly Acknowledged[],
): void {
  const places = new Map(log.map((event, index) => [event.id, index]));
  expect(places.size).toBe(log.length);
  for (const { stream, ids, revision, position } of acknowledged) {
    const found = ids.map((id) => log[places.get(id) ?? -1]);
    expect(found.map((event) => event?.stream)).toEqual(ids.map(() => stream));
    expect(found.map((event) => event?.revision)).toEqual(
      ids.map((_, index) => revision - ids.length + 1 + index),
    );
    expect(found.at(-1)?.position).toBe(position);
  }
}

function expectStreamsInOrder(log: readonly StoredEvent[]): void {
  const reached = new Map<string, number>();
  for (const { stream, revision } of log) {
    expect({ stream, revision }).toEqual({ stream, revision: (reached.get(stream) ?? -1) + 1 });
    reached.set(stream, revision);
  }
}

/** Ids of events: those that were acknowledged, and those that the log holds. */
export interface Written {
  readonly acknowledged: readonly string[];
  readonly found: readonly string[];
}

/** Many writers on several stores while readers keep up: every acknowledged event reaches every reader once, in the order of the log. */
export async function readersMissNothing(
  log: Log,
  { writers, appendsEach, apart = false, meanwhile }: Load,
): Promise<Written> {
  const stores = await storesOf(log);
  const before = await log.store.head();
  const streams = Array.from({ length: apart ? writers : Math.ceil(writers / 2) }, () =>
    newStream('load'),
  );
  const acknowledged: Acknowledged[] = [];
  const followers = stores.flatMap((store) => [
    new Follower(store, before, 7),
    new Follower(store, before, 100),
  ]);
  const work = Array.from({ length: writers }, (_, index) => {
    const first = index % streams.length;
    const mine = apart
      ? streams.slice(first, first + 1)
      : [...streams.slice(first), ...streams.slice(0, first)];
    return write(stores[index % stores.length] as EventStore, mine, appendsEach, acknowledged);
  });
  try {
    let writing = true;
    const written = Promise.all(work).finally(() => (writing = false));
    await Promise.all([written, meanwhile?.(() => writing)]);
    const head = await log.store.head();
    await Promise.all(followers.map((follower) => follower.reached(head)));
  } finally {
    await Promise.all(followers.map((follower) => follower.stop()));
  }
  const all = await eventsOf(log.store, before);
  expectEachOnceInPlace(all, acknowledged);
  expectStreamsInOrder(all);
  expect(acknowledged).toHaveLength(writers * appendsEach);
  for (const follower of followers) expect(follower.events).toEqual(all);
  return { acknowledged: acknowledged.flatMap(({ ids }) => ids), found: all.map(({ id }) => id) };
}

/** Commands that were all decided at one revision, over several stores: one wins, the others are told where the stream is now. */
async function oneWins(
  log: Log,
  stores: readonly EventStore[],
  commands: number,
): Promise<Written> {
  const [stream, first, events] = [newStream(), newEvents(2), newEvents(commands)];
  await log.store.append({ stream, expected: 'none', events: first });
  const results = await Promise.all(
    events.map((event, index) =>
      stores[index % stores.length]?.append({ stream, expected: 1, events: [event] }),
    ),
  );
  expect(results.filter((result) => result?.outcome === 'ok')).toHaveLength(1);
  expect(
    results.filter((result) => result?.outcome === 'conflict' && result.revision === 2),
  ).toHaveLength(commands - 1);
  const kept = await log.store.readStream(stream);
  expect(kept).toHaveLength(3);
  const won = events.filter((_, index) => results[index]?.outcome === 'ok');
  return { acknowledged: [...first, ...won].map(({ id }) => id), found: kept.map(({ id }) => id) };
}

/** Fifty, and one for each store; so many times. */
export async function oneOfFiftyWins(log: Log, times = 2): Promise<Written> {
  const stores = await storesOf(log);
  const written: Written[] = [];
  for (let time = 0; time < times; time++) {
    for (const commands of [stores.length, 50, stores.length])
      written.push(await oneWins(log, stores, commands));
  }
  return {
    acknowledged: written.flatMap(({ acknowledged }) => acknowledged),
    found: written.flatMap(({ found }) => found),
  };
}

/** Appends that follow one another in one stream without waiting for the answers. */
export const eachSeesTheOneBefore: Check = async ({ store }) => {
  const stream = newStream();
  const expectations = ['none', 1, 1, 3, 3, 'none', 5] as const;
  const results = await Promise.all(
    expectations.map((expected) => store.append({ stream, expected, events: newEvents(2) })),
  );
  expect(results.map((result) => result.outcome)).toEqual([
    'ok',
    'ok',
    'conflict',
    'ok',
    'conflict',
    'conflict',
    'ok',
  ]);
  expect(results.map((result) => result.revision)).toEqual([1, 3, 3, 5, 5, 5, 7]);
  expect(await store.readStream(stream)).toHaveLength(8);
};

/** Requests of every fate on the way together. */
export const eachHasItsOwnResult: Check = async ({ store }) => {
  const [old, known] = [newStream(), newEvents(3)];
  const first = accepted(await store.append({ stream: old, expected: 'none', events: known }));
  const [one, other] = [newStream(), newStream()];
  const settled = await Promise.allSettled([
    store.append({ stream: one, expected: 'none', events: newEvents(3) }),
    store.append({ stream: old, expected: 0, events: newEvents(2) }),
    store.append({ stream: old, expected: 'none', events: known }),
    store.append({ stream: old, expected: 2, events: [...newEvents(1), ...known.slice(1)] }),
    store.append({ stream: other, expected: 'none', events: newEvents(2) }),
    store.append({ stream: old, expected: 2, events: newEvents(2) }),
  ]);
  expect(settled).toMatchObject([
    { value: { outcome: 'ok', revision: 2 } },
    { value: { outcome: 'conflict', revision: 2 } },
    { value: { outcome: 'duplicate', ...first } },
    { status: 'rejected', reason: expect.any(EventIdReused) },
    { value: { outcome: 'ok', revision: 1 } },
    { value: { outcome: 'ok', revision: 4 } },
  ]);
  for (const [index, stream] of [
    [0, one],
    [4, other],
    [5, old],
  ] as const) {
    expect(settled[index]).toHaveProperty(
      'value.position',
      (await store.readStream(stream)).at(-1)?.position,
    );
  }
};

export const concurrencyChecks: Checks = {
  'I3 readers that keep up with many writers miss nothing, see nothing twice and nothing out of order':
    async (log) => {
      await readersMissNothing(log, { writers: 12, appendsEach: 12 });
    },
  'fifty commands at one revision: one wins, forty-nine are conflicts': async (log) => {
    await oneOfFiftyWins(log);
  },
  'appends to one stream on the way together: each sees the one before': eachSeesTheOneBefore,
  'requests of every fate on the way together: each has a result of its own': eachHasItsOwnResult,
};
