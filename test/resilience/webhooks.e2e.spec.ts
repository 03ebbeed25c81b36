import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import { nowAsStart, offerHeader } from '../support/journey-headers.js';
import { MultiProcess } from '../support/multi-process.js';
import { accept, WebhookReceiver } from '../support/webhook-receiver.js';

/** Faults 8 and 9 for webhooks: workers that are killed while they deliver, and two at once. */
const HEAD = offerHeader({
  start: nowAsStart(),
  others: ['ada: { admin: acme }', 'pia: { platform: true }'],
});
const ALONE = { name: 'PostgreSQL', environment: {}, close: () => Promise.resolve() } as const;
const ALLOWED = { WEBHOOK_PRIVATE_ADDRESSES: 'allow' };
const EVENTS = 12;

let place: MultiProcess;
let receiver: WebhookReceiver;
beforeEach(async () => {
  receiver = await WebhookReceiver.start();
  const openStore = () => Promise.resolve({ ...ALONE, environment: ALLOWED });
  place = await MultiProcess.open(openStore, HEAD);
});
afterEach(async () => {
  await place.close();
  await receiver.close();
});

const subscribe = async (address: string): Promise<void> => {
  const { status, problem } = await place.app.send('pia', 'POST', '/webhooks', { address });
  if (status !== 201) throw new Error(JSON.stringify(problem));
};
/** Events that a webhook of the platform team has to get. */
async function happens(): Promise<string[]> {
  const before = await place.app.events();
  for (let count = 0; count < EVENTS; count += 1) {
    const { status } = await place.app.send('pia', 'POST', '/companies/register-company', {
      name: `Company ${count}`,
      zone: 'UTC',
    });
    expect(status).toBe(200);
  }
  const rows = await place.query<{ id: string }>(
    'SELECT id FROM events.log WHERE position > $1 ORDER BY position',
    [before],
  );
  return rows.map(({ id }) => id);
}
/** The claim of a worker that was killed is free at once: where its seconds are not what is tested. */
const freeClaims = () =>
  place.query(`UPDATE work.webhooks SET claimed_until = now() - interval '1 second'`);
const ids = () => receiver.received.map(({ id }) => id);

test('a killed worker loses no event, and repeats the one under way at most', async () => {
  await subscribe(receiver.url);
  const expected = await happens();
  // The third event gets no answer: the worker is killed while it waits for it.
  receiver.answer = (response) => {
    if (receiver.received.length < 3) accept(response, receiver.received[0] as never);
  };
  const first = await place.startWorker();
  await eventually('the third event is under way', () => receiver.received.length === 3);
  await first.kill();
  receiver.answer = accept;
  await place.freeLease(first);
  await freeClaims();
  await place.startWorker();
  await eventually('everything is delivered', () => new Set(ids()).size === expected.length, 120);
  const repeated = expected[2] ?? '';
  expect(ids()).toEqual([...expected.slice(0, 3), repeated, ...expected.slice(3)]);
});

test('two workers deliver each event once, in order, one at a time', async () => {
  await subscribe(receiver.url);
  const workers = await Promise.all([place.startWorker(), place.startWorker()]);
  // The lease moves from one to the other while events are delivered, as if it had run out.
  const expected = await happens();
  receiver.answer = (response, received) => {
    setTimeout(() => accept(response, received), 20);
  };
  for (let moves = 0; moves < 3; moves += 1) {
    const [lease] = await place.query<{ owner: string | null }>(
      `SELECT owner FROM work.leases WHERE name = 'worker'`,
    );
    const owner = workers.find((worker) => worker.owner === lease?.owner);
    if (owner) await place.freeLease(owner);
    await eventually('somebody works', async () => (await place.owner()) !== null, 120);
  }
  await eventually('everything is delivered', () => ids().length >= expected.length, 120);
  expect(ids()).toEqual(expected);
  expect(receiver.mostOpen).toBe(1);
});

test('an address that never answers holds up no other', async () => {
  const silent = await WebhookReceiver.start();
  silent.answer = () => undefined;
  for (let count = 0; count < 8; count += 1) await subscribe(silent.url);
  await subscribe(receiver.url);
  await place.startWorker();
  const expected = await happens();
  await eventually('the other has everything', () => ids().length === expected.length, 120);
  await eventually('all eight wait at once', () => silent.mostOpen === 8, 120);
  expect(new Set(silent.received.map(({ id }) => id))).toEqual(new Set(expected.slice(0, 1)));
  await silent.close();
});
