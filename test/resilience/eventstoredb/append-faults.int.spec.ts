import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  EventIdReused,
  EventRejected,
  StoreOverloaded,
  StoreUnavailable,
  type EventStore,
  type NewEvent,
} from '#kit/eventsourcing';
import {
  accepted,
  begin,
  newEvent,
  newEvents,
  newStream,
} from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import {
  oneOfFiftyWins,
  readersMissNothing,
} from '../../../libs/kit/eventsourcing/testing/concurrency-checks.js';
import { eventsOf } from '../../../libs/kit/eventsourcing/testing/read-checks.js';
import { isKnown } from '../../../libs/kit/eventsourcing/testing/retry-checks.js';
import { amount, recordRun } from '../../support/fault-runs.js';
import {
  dropAgainAndAgain,
  openLoopbackLog,
  type LoopbackLog,
} from '../../support/eventstoredb/loopback-log.js';
import type { CallFault } from '../../support/eventstoredb/loopback/faults.js';
import { NONE } from '../../support/eventstoredb/loopback/server-log.js';

let log: LoopbackLog;
beforeEach(async () => {
  log = await openLoopbackLog();
});
afterEach(() => log?.close());

const append = (store: EventStore, stream: string, events: readonly NewEvent[]) =>
  store.append({ stream, expected: 'none', events });
/** A store that waits but a moment for an answer. */
const hasty = (patience: number) => log.open({ timeouts: { call: 100, patience } });

describe('an append that something happens to is tried again with the same ids, and is in the log once', () => {
  const faults: CallFault[] = [
    'not ready',
    'no leader',
    'timeout',
    'unheard',
    'unanswered',
    'lost',
    'lost before',
  ];
  for (const fault of faults) {
    test(fault, async () => {
      const [store, stream, events] = [hasty(10_000), newStream(), newEvents(3)];
      log.server.faults.next('append', fault, fault);
      const { revision, position } = accepted(await append(store, stream, events));
      const kept = await store.readStream(stream);
      expect(kept.map((event) => event.id)).toEqual(events.map((event) => event.id));
      expect(kept.at(-1)).toMatchObject({ revision, position });
      expect(log.server.faults.isOver).toBe(true);
    });
  }

  test('the reading after it as well', async () => {
    const [store, stream] = [hasty(10_000), newStream()];
    log.server.faults.next('append', 'lost');
    log.server.faults.next('read', 'not ready', 'unheard', 'lost');
    expect(accepted(await append(store, stream, newEvents(1))).position).toBe(await store.head());
    expect(log.server.faults.isOver).toBe(true);
  });
});

describe('an append costs', () => {
  test('one call when its first attempt is acknowledged', async () => {
    const [stream, reader] = [newStream(), log.open()];
    accepted(await append(log.store, stream, newEvents(3)));
    const { revision, position } = accepted(
      await log.store.append({ stream, expected: 2, events: newEvents(2) }),
    );
    expect(log.server.faults.seen).toMatchObject({ append: 2, read: 0 });
    expect((await reader.readStream(stream)).at(-1)).toMatchObject({ revision, position });
  });

  test('a reading more when only its second attempt is acknowledged', async () => {
    log.server.faults.next('append', 'lost');
    accepted(await append(log.store, newStream(), newEvents(3)));
    expect(log.server.faults.seen).toMatchObject({ append: 2, read: 1 });
  });
});

test('of two processes that append the same events one writes and the other repeats', async () => {
  for (let round = 0; round < 10; round++) {
    const [stream, events] = [newStream(), newEvents(2)];
    const results = await Promise.all(
      [log.open(), log.open(), log.open()].map((store) => append(store, stream, events)),
    );
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['duplicate', 'duplicate', 'ok']);
    expect(new Set(results.map(({ revision }) => revision))).toEqual(new Set([1]));
    expect(await log.store.readStream(stream)).toHaveLength(2);
  }
});

test('an event of an earlier format, whose id is the server’s, is known again', async () => {
  const [stream, earlier, events] = [newStream(), newStream(), newEvents(1)];
  accepted(await append(log.store, stream, events));
  const { log: records } = log.server;
  const [record] = records.stream(`ledger-${stream}`);
  const { id, ...metadata } = JSON.parse(Buffer.from(record!.metadata).toString()) as {
    id: string;
  };
  const proposed = { ...record!, id, metadata: Buffer.from(JSON.stringify(metadata)) };
  records.append(`ledger-${earlier}`, NONE, [proposed]);
  expect((await log.store.readStream(earlier))[0]?.id).toBe(events[0]?.id);
  expect(await append(log.open(), earlier, events)).toMatchObject({ outcome: 'duplicate' });
});

test('an abandoned append: retried a duplicate, changed an error', async () => {
  const [store, stream, event] = [hasty(50), newStream(), newEvent()];
  log.server.faults.next('append', 'unanswered');
  await expect(append(store, stream, [event])).rejects.toThrow(StoreUnavailable);
  await expect(append(log.store, stream, [{ ...event, data: { other: true } }])).rejects.toThrow(
    EventIdReused,
  );
  expect(await append(log.store, stream, [event])).toMatchObject({
    outcome: 'duplicate',
    revision: 0,
    position: await store.head(),
  });
  expect(await store.readStream(stream)).toHaveLength(1);
});

test('an append whose caller gives up while it is being sent is not taken in part', async () => {
  const events = newEvents(60).map((event) => ({ ...event, data: { text: 'x'.repeat(20_000) } }));
  for (let call = 1; call <= 40; call += 3) {
    const [store, stream] = [log.open({ timeouts: { call, patience: 1 } }), newStream()];
    const given = await append(
      store,
      stream,
      events.map((event) => ({ ...event, id: randomUUID() })),
    ).catch((error: unknown) => error);
    if (given instanceof Error) expect(given).toBeInstanceOf(StoreUnavailable);
    await store.close();
    expect([0, events.length]).toContain((await log.store.readStream(stream)).length);
  }
});

test('the next append accounts for one that was given up and happened', async () => {
  const [store, stream, event] = [hasty(50), newStream(), newEvent()];
  log.server.faults.next('append', 'unanswered');
  await expect(append(store, stream, [event])).rejects.toThrow(StoreUnavailable);
  expect(await append(store, stream, [newEvent()])).toEqual({ outcome: 'conflict', revision: 0 });
  expect(accepted(await store.append({ stream, expected: 0, events: [newEvent()] })).revision).toBe(
    1,
  );
  expect(await store.append({ stream, expected: 1, events: [event] })).toMatchObject({
    outcome: 'duplicate',
    revision: 0,
  });
});

test('an event is not appended again further on in its stream', async () => {
  const [stream, one, two] = [newStream(), newEvent(), newEvent()];
  const first = await begin(log.store, stream, [one]);
  accepted(await log.store.append({ stream, expected: 0, events: [two] }));
  expect(await log.open().append({ stream, expected: 1, events: [one] })).toEqual({
    outcome: 'duplicate',
    ...first,
  });
  await expect(
    log.open().append({ stream, expected: 1, events: [newEvent(), one] }),
  ).rejects.toThrow(EventIdReused);
  expect(await log.store.readStream(stream)).toHaveLength(2);
});

test('waits for a server briefly away; then it is unavailable', async () => {
  const [stream, store] = [newStream(), hasty(200)];
  await begin(log.store, stream, newEvents(1));
  await log.server.front.down();
  const patient = log.store.append({ stream, expected: 0, events: newEvents(1) });
  const reading = log.store.readStream(stream);
  await expect(append(store, newStream(), newEvents(1))).rejects.toThrow(StoreUnavailable);
  for (const read of [store.head(), store.readStream(stream), store.readAll('', 1)])
    await expect(read).rejects.toThrow(StoreUnavailable);
  await log.server.front.up();
  expect(accepted(await patient).revision).toBe(1);
  expect((await reading).length).toBeGreaterThan(0);
});

test('a silent peer is unavailable in time, and reconnected to', async () => {
  log.server.front.mute();
  const store = hasty(300);
  const beginning = performance.now();
  await expect(append(store, newStream(), newEvents(1))).rejects.toThrow(StoreUnavailable);
  for (const read of [store.head(), store.readStream('any'), store.readAll('', 1)])
    await expect(read).rejects.toThrow(StoreUnavailable);
  expect(performance.now() - beginning).toBeLessThan(20_000);
  log.server.front.unmute();
  accepted(await append(store, newStream(), newEvents(1)));
});

test('a connection that goes mute is replaced', async () => {
  const store = hasty(10_000);
  accepted(await append(store, newStream(), newEvents(1)));
  log.server.front.mute();
  const late = append(store, newStream(), newEvents(1));
  log.server.front.unmute();
  accepted(await late);
});

test('fault 1: broken connections lose, repeat and reorder nothing', async () => {
  const dropped = dropAgainAndAgain(log.server);
  const appendsEach = amount('APPENDS', { usual: 10, long: 60 });
  const { acknowledged, found } = await readersMissNothing(log, {
    writers: 6,
    appendsEach,
    meanwhile: dropped.meanwhile,
  });
  expect(dropped.times()).toBeGreaterThan(5);
  recordRun({
    fault: 1,
    store: 'EventStoreDB',
    injected: dropped.times(),
    expected: acknowledged,
    seen: found,
  });
});

test('fault 10: of fifty commands at one revision one wins', async () => {
  const times = amount('ROUNDS', { usual: 1, long: 20 });
  const { acknowledged, found } = await oneOfFiftyWins(log, times);
  recordRun({
    fault: 10,
    store: 'EventStoreDB',
    injected: 3 * times,
    expected: acknowledged,
    seen: found,
  });
});

test('fault 11: a retried append is made once; in part or changed is an error', async () => {
  const [store, before] = [hasty(10_000), await log.store.head()];
  const streams = Array.from({ length: amount('ROUNDS', { usual: 3, long: 100 }) }, () => ({
    stream: newStream(),
    events: newEvents(2),
  }));
  for (const { stream, events } of streams) {
    log.server.faults.next('append', 'lost');
    await append(store, stream, events);
    await isKnown(store, stream, events);
  }
  const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);
  const [expected, seen] = [
    ids(streams.flatMap(({ events }) => events)),
    ids(await eventsOf(log.store, before, 500)),
  ];
  recordRun({
    fault: 11,
    store: 'EventStoreDB',
    injected: 4 * streams.length,
    expected,
    seen,
    again: streams.length,
  });
});

test('fault 12: one request among a hundred that the server refuses fails alone', async () => {
  const rounds = amount('ROUNDS', { usual: 1, long: 20 });
  for (let round = 0; round < rounds; round++) {
    const before = await log.store.head();
    const requests = Array.from({ length: 100 }, () => ({
      stream: newStream(),
      events: newEvents(1),
    }));
    log.server.faults.next('append', 'stream deleted');
    const settled = await Promise.allSettled(
      requests.map(({ stream, events }) => append(log.store, stream, events)),
    );
    const refused = settled.filter(({ status }) => status === 'rejected');
    expect(refused).toEqual([{ status: 'rejected', reason: expect.any(EventRejected) }]);
    const expected = requests.flatMap(({ events }, index) =>
      settled[index]?.status === 'fulfilled' ? events.map(({ id }) => id) : [],
    );
    const seen = (await eventsOf(log.store, before, 500)).map(({ id }) => id);
    recordRun({ fault: 12, store: 'EventStoreDB', injected: 1, expected, seen });
  }
});

describe('what is refused for good is not tried again', () => {
  test('events that are too large, by each of the limits', async () => {
    const patient = { timeouts: { call: 60_000, patience: 120_000 } };
    const small = await openLoopbackLog(patient, { limits: { append: 100_000, event: 60_000 } });
    const text = (bytes: number) => newEvent({ data: { text: 'x'.repeat(bytes) } });
    for (const events of [[text(70_000)], [text(50_000), text(50_000)], [text(17_000_000)]]) {
      await expect(append(small.store, newStream(), events)).rejects.toThrow(EventRejected);
    }
    expect(small.server.faults.seen.append).toBeLessThan(4);
    accepted(await append(small.store, newStream(), [text(50_000)]));
    await small.close();
  });

  test('a stream that was deleted for ever', async () => {
    log.server.faults.next('append', 'stream deleted');
    await expect(append(log.store, newStream(), newEvents(1))).rejects.toThrow(EventRejected);
    expect(log.server.faults.seen.append).toBe(1);
  });

  test('access', async () => {
    log.server.faults.next('append', 'access denied');
    log.server.faults.next('read', 'access denied');
    await expect(append(log.store, newStream(), newEvents(1))).rejects.toThrow(/denies access/);
    await expect(log.store.head()).rejects.toThrow(StoreUnavailable);
    expect(log.server.faults.seen).toMatchObject({ append: 1, read: 1 });
  });

  test('names that belong to the server', async () => {
    const [bare, event] = [log.open({ streamPrefix: '' }), newEvent()];
    await expect(append(bare, '$settings', [event])).rejects.toThrow(EventRejected);
    await expect(append(log.store, newStream(), [{ ...event, type: '$metadata' }])).rejects.toThrow(
      EventRejected,
    );
    expect(log.server.faults.seen.append).toBe(0);
  });
});

test('an append that finds too many waiting is refused at once, and those go on', async () => {
  const store = log.open({ queueLimit: 5 });
  const settled = await Promise.allSettled(
    Array.from({ length: 8 }, () => append(store, newStream(), newEvents(1))),
  );
  expect(settled.map(({ status }) => status)).toEqual([
    ...Array<string>(5).fill('fulfilled'),
    ...Array<string>(3).fill('rejected'),
  ]);
  expect(settled.at(-1)).toMatchObject({ reason: expect.any(StoreOverloaded) });
  accepted(await append(store, newStream(), newEvents(1)));
});

test('closing waits for the appends under way and refuses later ones', async () => {
  const store = log.open();
  const stream = newStream();
  const underWay = append(store, stream, newEvents(2));
  await store.close();
  accepted(await underWay);
  await expect(store.append({ stream, expected: 1, events: newEvents(1) })).rejects.toThrow(
    StoreUnavailable,
  );
});

test('two prefixes on one server do not see each other', async () => {
  const [one, other, stream] = [
    log.open({ streamPrefix: 'journey-a-' }),
    log.open({ streamPrefix: 'journey-b-' }),
    newStream(),
  ];
  const { position } = await begin(one, stream, newEvents(2));
  expect(await other.readStream(stream)).toEqual([]);
  expect(await other.head()).toBe('');
  expect(await other.readAll('', 100)).toEqual({ events: [], next: '', caughtUp: true });
  expect(await one.readAll('', 100)).toMatchObject({
    next: position,
    caughtUp: true,
    events: [{ stream }, { stream }],
  });
});
