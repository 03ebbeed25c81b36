import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StoreUnavailable, type Position, type StoredEvent } from '#kit/eventsourcing';
import {
  accepted,
  begin,
  eventually,
  newEvents,
  newStream,
} from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { Follower } from '../../../libs/kit/eventsourcing/testing/test-subscriber.js';
import { eventsOf } from '../../../libs/kit/eventsourcing/testing/read-checks.js';
import { amount, recordRun } from '../../support/fault-runs.js';
import { openLoopbackLog, type LoopbackLog } from '../../support/eventstoredb/loopback-log.js';
import type { SubscriptionFault } from '../../support/eventstoredb/loopback/faults.js';

let log: LoopbackLog;
let before: Position;
beforeEach(async () => {
  log = await openLoopbackLog({ timeouts: { call: 500, patience: 3_000, silence: 60 } });
  before = await log.store.head();
});
afterEach(() => log?.close());

/** What a reader gets of events that are there already and of others that come while it reads, to the last of them. */
async function whileItReads(
  meanwhile: (reader: Follower) => Promise<void> = () => Promise.resolve(),
): Promise<readonly StoredEvent[]> {
  await begin(log.store, newStream(), newEvents(12));
  const reader = new Follower(log.store, before, 3);
  for (let turn = 0; turn < 4; turn++) await begin(log.store, newStream(), newEvents(3));
  await meanwhile(reader);
  await reader.reached(await log.store.head());
  expect(await reader.stop()).toEqual({ ended: 'stopped' });
  return reader.events;
}

const everyEvent = async (): Promise<readonly StoredEvent[]> => {
  const all = await eventsOf(log.store, before);
  expect(all.length).toBeGreaterThanOrEqual(24);
  return all;
};

describe('a subscription resumes after the last event that it gave: nothing is lost, nothing comes twice, the order is kept', () => {
  const places = [0, 1, 5, 0, 3, 2, 0, 7];
  const rounds = amount('ROUNDS', { usual: 1, long: 6 });
  const kinds = {
    'the server ends it': 'end',
    'it breaks': 'error',
    'it falls silent': 'silence',
  } as const;
  for (const [what, then] of Object.entries(kinds)) {
    test(`fault 17: when ${what}, now and then`, async () => {
      for (let round = 0; round < rounds; round++) {
        before = await log.store.head();
        log.server.faults.nextSubscriptions(...places.map((after) => ({ after, then })));
        const [read, all] = [await whileItReads(), await everyEvent()];
        expect(read).toEqual(all);
        await eventually('a subscription after all faults', () => log.server.faults.isOver);
        const ids = (events: readonly StoredEvent[]) => events.map(({ id }) => id);
        recordRun({
          fault: 17,
          store: 'EventStoreDB',
          injected: places.length,
          expected: ids(all),
          seen: ids(read),
        });
      }
    });
  }

  test('when all of that happens', async () => {
    const faults = places.flatMap((after): SubscriptionFault[] =>
      Object.values(kinds).map((then) => ({ after, then })),
    );
    log.server.faults.nextSubscriptions(...faults.filter(({ after }) => after > 0));
    expect(await whileItReads()).toEqual(await everyEvent());
  });

  test('when it cannot be had at first, or its beginning is lost', async () => {
    log.server.faults.next('subscribe', 'not ready', 'lost', 'unheard', 'lost before', 'timeout');
    expect(await whileItReads()).toEqual(await everyEvent());
    expect(log.server.faults.isOver).toBe(true);
  });

  test('when its connection breaks', async () => {
    const drop = async (reader: Follower): Promise<void> => {
      for (let turn = 0; turn < 5; turn++) {
        log.server.front.drop();
        await reader.reached((await begin(log.store, newStream(), newEvents(2))).position);
      }
    };
    expect(await whileItReads(drop)).toEqual(await everyEvent());
  });

  test('when the server is away for a while', async () => {
    const restart = async (reader: Follower): Promise<void> => {
      await reader.reached(await log.store.head());
      await log.server.front.down();
      const late = begin(log.store, newStream(), newEvents(4));
      await expect(log.open({ timeouts: { call: 50, patience: 100 } }).head()).rejects.toThrow(
        StoreUnavailable,
      );
      await log.server.front.up();
      await late;
    };
    expect(await whileItReads(restart)).toEqual(await everyEvent());
  });

  test('when its connection stays, and nothing passes any more', async () => {
    const goMute = async (reader: Follower): Promise<void> => {
      await reader.reached(await log.store.head());
      log.server.front.mute();
      log.server.front.unmute();
      await begin(log.store, newStream(), newEvents(4));
    };
    expect(await whileItReads(goMute)).toEqual(await everyEvent());
  });
});

test('events that come again, out of order, are dropped', async () => {
  log.server.faults.again = true;
  log.server.faults.nextSubscriptions({ after: 7, then: 'error' }, { after: 4, then: 'end' });
  expect(await whileItReads()).toEqual(await everyEvent());
});

test('a checkpoint of the server ahead of its events moves nobody on', async () => {
  log.server.faults.earlyCheckpoints = true;
  log.server.faults.nextSubscriptions(
    { after: 2, then: 'error' },
    { after: 3, then: 'end' },
    { after: 1, then: 'silence' },
  );
  await begin(log.store, newStream(), newEvents(12));
  const resumed: StoredEvent[] = [];
  let from = before;
  for (const events of [2, 5, 9, 12]) {
    const reader = new Follower(log.store, from, 1);
    await eventually('a few events', () => resumed.length + reader.events.length >= events);
    await reader.stop();
    resumed.push(...reader.events);
    from = reader.next;
    expect(from).toBe(resumed.at(-1)?.position);
  }
  expect(resumed).toEqual(await eventsOf(log.store, before));
});

test('a slow server is not taken for a silent one', async () => {
  await begin(log.store, newStream(), newEvents(10));
  log.server.faults.slow = 25;
  const reader = new Follower(log.store, before, 4);
  await reader.reached(await log.store.head());
  await reader.stop();
  expect(log.server.faults.seen.subscribe).toBe(1);
  expect(reader.events).toEqual(await eventsOf(log.store, before));
});

test('a log in which nothing happens is no silence', async () => {
  const reader = new Follower(log.store, before);
  await eventually('it waits', () => reader.caughtUp);
  const { seen } = log.server.faults;
  const looks = seen.read;
  await eventually('it has looked at the head many times', () => seen.read > looks + 10);
  await reader.reached(
    accepted(
      await log.store.append({ stream: newStream(), expected: 'none', events: newEvents(1) }),
    ).position,
  );
  expect(seen.subscribe).toBe(1);
  expect(await reader.stop()).toEqual({ ended: 'stopped' });
});

describe('a subscription that comes to nothing again and again ends and says why', () => {
  const endAfter = async (attempts: number, fault: SubscriptionFault['then']) => {
    await begin(log.store, newStream(), newEvents(3));
    log.server.faults.nextSubscriptions(
      ...Array.from({ length: 20 }, () => ({ after: 0, then: fault })),
    );
    const store = log.open({ retries: { subscriptionAttempts: attempts, pause: 5 } });
    const ended = await new Follower(store, before).ended;
    expect(log.server.faults.seen.subscribe).toBe(attempts);
    return ended;
  };

  test('the server ended it', async () => {
    expect(await endAfter(4, 'end')).toEqual({ ended: 'by_server' });
  });

  test('it broke', async () => {
    expect(await endAfter(3, 'error')).toEqual({
      ended: 'error',
      error: expect.any(StoreUnavailable),
    });
  });

  test('it fell silent', async () => {
    expect(await endAfter(2, 'silence')).toEqual({ ended: 'silence' });
  });

  test('there is no server', async () => {
    await log.server.front.down();
    const store = log.open({
      timeouts: { call: 50, patience: 50 },
      retries: { subscriptionAttempts: 3 },
    });
    expect(await new Follower(store, before).ended).toEqual({
      ended: 'error',
      error: expect.any(StoreUnavailable),
    });
  });
});

describe('a subscription ends at once and says why', () => {
  test('when access is denied', async () => {
    log.server.faults.next('subscribe', 'access denied');
    const end = await new Follower(log.store, before).ended;
    expect(end).toMatchObject({
      ended: 'error',
      error: { message: expect.stringContaining('denies access') },
    });
    expect(log.server.faults.seen.subscribe).toBe(1);
  });

  test('when its position never was one', async () => {
    await begin(log.store, newStream(), newEvents(1));
    expect(await new Follower(log.store, '12').ended).toEqual({
      ended: 'error',
      error: expect.any(RangeError),
    });
    const between = `${'1'.padStart(19, '0')}.${'1'.padStart(19, '0')}`;
    expect(await new Follower(log.store, between).ended).toMatchObject({ ended: 'error' });
    await expect(log.store.readAll('12', 10)).rejects.toThrow(RangeError);
    await expect(log.store.readAll(between, 10)).rejects.toThrow(/invalid position/);
  });

  test('when the store is closed', async () => {
    const store = log.open();
    const reader = new Follower(store, before);
    await eventually('it waits', () => reader.caughtUp);
    await store.close();
    expect(await reader.ended).toEqual({ ended: 'stopped' });
  });
});
