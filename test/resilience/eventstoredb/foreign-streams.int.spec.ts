import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BEGINNING } from '#kit/eventsourcing';
import {
  begin,
  newEvents,
  newStream,
} from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { Follower } from '../../../libs/kit/eventsourcing/testing/test-subscriber.js';
import { eventsOf, windowsOf } from '../../../libs/kit/eventsourcing/testing/read-checks.js';
import { openLoopbackLog, type LoopbackLog } from '../../support/eventstoredb/loopback-log.js';

const MANY = 4_500;
let log: LoopbackLog;
beforeAll(async () => {
  log = await openLoopbackLog();
});
afterAll(() => log?.close());

test('windows pass many foreign events and miss none of ours', async () => {
  const { server, store } = log;
  for (let count = 0; count < MANY; count++) server.log.writeForeign('others-2', 'Happened');
  expect(await store.head()).toBe(BEGINNING);
  const { position } = await begin(store, newStream(), newEvents(2));
  for (let count = 0; count < MANY; count++) server.log.writeForeign('$others', '$happened');
  expect(await log.open().head()).toBe(position);

  const windows = await windowsOf(store, BEGINNING, 10);
  expect(windows.length).toBeGreaterThan(1);
  expect(windows.flatMap((window) => window.events)).toHaveLength(2);
  expect(windows.filter((window) => window.caughtUp)).toHaveLength(1);
  const later = await begin(store, newStream(), newEvents(1));
  expect(await eventsOf(store, windows.at(-1)?.next ?? '')).toMatchObject([
    { position: later.position },
  ]);

  const reader = new Follower(store, BEGINNING);
  await reader.reached(later.position);
  await reader.stop();
  expect(reader.events).toEqual(await eventsOf(store, BEGINNING));
});

test('what others write is read once, however often is looked for ours', async () => {
  const { server } = log;
  const store = log.open();
  const given = async (work: () => Promise<unknown>): Promise<number> => {
    const before = server.log.given;
    await work();
    return server.log.given - before;
  };
  const look = async () => ({
    head: await store.head(),
    window: await store.readAll(await store.head(), 100),
  });
  const { position } = await begin(store, newStream(), newEvents(1));
  for (let count = 0; count < MANY / 3; count++) server.log.writeForeign('others-2', 'Happened');
  expect(await given(look)).toBeGreaterThan(MANY / 3);
  for (let again = 0; again < 5; again++) expect(await given(look)).toBeLessThan(100);
  expect(await look()).toEqual({
    head: position,
    window: { events: [], next: position, caughtUp: true },
  });

  server.log.writeForeign('others-2', 'Happened');
  const later = await begin(store, newStream(), newEvents(2));
  expect((await store.readAll(position, 100)).events).toHaveLength(2);
  expect(await store.head()).toBe(later.position);
});

test('an event in our streams that another program wrote is an error, and not skipped', async () => {
  const { server, store } = log;
  const before = await store.head();
  server.log.writeForeign('ledger-forged', 'Happened');
  await expect(store.readStream('forged')).rejects.toThrow(/not one of this software/);
  await expect(store.readAll(before, 10)).rejects.toThrow(TypeError);
  expect(await new Follower(store, before).ended).toEqual({
    ended: 'error',
    error: expect.any(TypeError),
  });
});
