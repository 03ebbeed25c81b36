import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { BEGINNING, StoreOverloaded, StoreUnavailable } from '#kit/eventsourcing';
import {
  accepted,
  begin,
  eventually,
  newEvent,
  newEvents,
  newStream,
} from '../../eventsourcing/testing/contract-check.js';
import { Follower } from '../../eventsourcing/testing/test-subscriber.js';
import { describeEventStore } from '../../eventsourcing/testing/event-store-contract.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { openPostgresLog, ROLE, withoutHoles, type PostgresLog } from './testing/postgres-log.js';

describeEventStore('PostgresEventStore', () => openPostgresLog(), {
  idsAcrossStreams: true,
  withoutHoles,
});

describe('PostgresEventStore', () => {
  let log: PostgresLog;
  beforeAll(async () => {
    log = await openPostgresLog();
  });
  afterAll(() => log?.close());

  test('an empty log has its head at the beginning', async () => {
    expect(await log.store.head()).toBe(BEGINNING);
    expect(await log.store.readAll(BEGINNING, 10)).toEqual({
      events: [],
      next: BEGINNING,
      caughtUp: true,
    });
  });

  test('small batches do as well as large ones', async () => {
    const store = log.open({ batchLimit: 3 });
    const streams = Array.from({ length: 20 }, () => newStream());
    const results = await Promise.all(
      streams.map((stream) => store.append({ stream, expected: 'none', events: newEvents(2) })),
    );
    expect(results.map((result) => accepted(result).revision)).toEqual(streams.map(() => 1));
  });

  test('an append that finds the queue full is refused at once, and those in it go on', async () => {
    const store = log.open({ queueLimit: 5 });
    const append = () =>
      store.append({ stream: newStream(), expected: 'none', events: [newEvent()] });
    const settled = await Promise.allSettled(Array.from({ length: 12 }, append));
    expect(settled.map(({ status }) => status)).toEqual([
      ...Array<string>(5).fill('fulfilled'),
      ...Array<string>(7).fill('rejected'),
    ]);
    expect(settled.at(-1)).toMatchObject({ reason: expect.any(StoreOverloaded) });
    accepted(await append());
  });

  test('an append wakes the readers of its own process without their looking', async () => {
    const store = log.open({ pollMilliseconds: 3_600_000 });
    const follower = new Follower(store, await store.head());
    await eventually('it waits', () => follower.caughtUp);
    await follower.reached((await begin(store, newStream(), newEvents(1))).position);
    expect(await follower.stop()).toEqual({ ended: 'stopped' });
  });

  test('closing ends subscriptions, awaits running appends, refuses later ones', async () => {
    const store = log.open();
    const [stream, follower] = [newStream(), new Follower(store, BEGINNING)];
    const underWay = store.append({ stream, expected: 'none', events: newEvents(2) });
    await store.close();
    expect(await follower.ended).toEqual({ ended: 'stopped' });
    expect(await log.store.readStream(stream)).toHaveLength(2);
    accepted(await underWay);
    await expect(store.append({ stream, expected: 1, events: [newEvent()] })).rejects.toThrow(
      StoreUnavailable,
    );
  });

  test('a snapshot older than the lock is refused', async () => {
    const pool = log.pool({
      options: `-c role=${ROLE} -c default_transaction_isolation=repeatable\\ read`,
    });
    const store = new PostgresEventStore({ pool });
    await expect(
      store.append({ stream: newStream(), expected: 'none', events: [newEvent()] }),
    ).rejects.toMatchObject({ code: '25000' });
  });

  test('a position that never was one is an error', async () => {
    await expect(log.store.readAll('12', 10)).rejects.toThrow(RangeError);
    await expect(log.store.readAll("0000000000000001' OR true", 10)).rejects.toThrow(RangeError);
  });
});

describe('a server that accepts and never answers', () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket));
  let store: PostgresEventStore;
  beforeAll(async () => {
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const pool = new pg.Pool({
      host: '127.0.0.1',
      port: (silent.address() as AddressInfo).port,
      user: 'nobody',
    });
    store = new PostgresEventStore({ pool, callMilliseconds: 60, patienceMilliseconds: 150 });
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  test('appends, reads and subscriptions end with StoreUnavailable', async () => {
    const append = store.append({ stream: newStream(), expected: 'none', events: [newEvent()] });
    await expect(append).rejects.toThrow(StoreUnavailable);
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    const follower = new Follower(store, BEGINNING);
    expect(await follower.ended).toEqual({ ended: 'error', error: expect.any(StoreUnavailable) });
  });
});
