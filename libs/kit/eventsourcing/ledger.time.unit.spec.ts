import { beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from './in-memory-event-store.js';
import { brokenLink, later, Process, ruleOf, STREAM, tally } from './testing/counter.decider.js';
import { decryptPersonalData, encryptedFor } from './personal-data-encryption.js';

let store: InMemoryEventStore;
let one: Process;
let other: Process;
beforeEach(() => {
  store = new InMemoryEventStore();
  one = new Process(store);
  other = new Process(store, one.ring);
});
const types = async () => (await store.readStream(STREAM)).map(({ type }) => type);

describe('time', () => {
  it('acts before the command, as the system, even if that is refused', async () => {
    await one.alarm('c1', later(1_000));
    one.clock.moveTo(later(60_000));
    expect(await ruleOf(one.add('c2', { limit: 0 }))).toBe('not_allowed/full');
    const [, rang] = await store.readStream(STREAM);
    expect(rang).toMatchObject({
      type: 'AlarmRang',
      occurredAt: later(1_000),
      recordedAt: later(60_000),
      meta: { actor: null, capacity: 'system' },
    });
  });

  it('acts before the revision that a command expects is compared', async () => {
    await one.alarm('c1', later(1_000));
    one.clock.moveTo(later(60_000));
    const expecting = (id: string, expectedRevision: number) =>
      ruleOf(one.add(id, {}, { expectedRevision }));
    expect(await expecting('c2', 0)).toBe('stale/stale_revision');
    expect(await types()).toEqual(['AlarmSet', 'AlarmRang']);
    expect(await expecting('c3', 1)).toBe('accepted');
  });

  it('stands still on a stream while the clock, set back, has not caught up', async () => {
    one.clock.moveTo(later(7_200_000));
    await one.add('c1');
    for (const [command, hour] of [
      ['c2', 1],
      ['c3', 1.5],
      ['c4', 3],
    ] as const) {
      one.clock.moveTo(later(hour * 3_600_000));
      await one.add(command);
    }
    const recorded = (await store.readStream(STREAM)).map(({ recordedAt }) => recordedAt);
    expect(recorded).toEqual([2, 2, 2, 3].map((hour) => later(hour * 3_600_000)));
  });

  it('acts at its instant and once, whoever lets it', async () => {
    await one.alarm('c1', later(1_000));
    one.clock.moveTo(later(999));
    expect(await one.ledger.catchUp(tally, STREAM)).toBe(0);
    for (const process of [one, other]) process.clock.moveTo(later(1_000));
    expect(
      await Promise.all([
        one.ledger.catchUp(tally, STREAM),
        other.ledger.catchUp(tally, STREAM),
        one.ledger.catchUp(tally, STREAM),
      ]),
    ).toEqual([1, 0, 0]);
    expect(await types()).toEqual(['AlarmSet', 'AlarmRang']);
  });

  it('lets two processes catch up at different instants without breaking the chain', async () => {
    await one.alarm('c1', later(1_000));
    await other.ledger.load(tally, STREAM);
    one.clock.moveTo(later(2_000));
    other.clock.moveTo(later(3_000));
    await Promise.all([one.ledger.catchUp(tally, STREAM), other.ledger.catchUp(tally, STREAM)]);
    await other.add('c2');
    await one.add('c3');
    expect((await types()).filter((type) => type === 'AlarmRang')).toHaveLength(1);
    expect(await brokenLink(store)).toBeUndefined();
  });

  it('lets a process catch up whose clock has seen more of it', async () => {
    await one.alarm('c1', later(1_000));
    await one.alarm('c2', later(2_000));
    await other.add('c3');
    await one.add('c4');
    await other.add('c5');
    await one.add('c6');
    one.clock.moveTo(later(1_500));
    other.clock.moveTo(later(2_500));
    await Promise.all([
      one.ledger.catchUp(tally, STREAM),
      other.ledger.catchUp(tally, STREAM),
      one.add('c7'),
      other.add('c8'),
    ]);
    expect((await types()).filter((type) => type === 'AlarmRang')).toHaveLength(2);
    expect(await brokenLink(store)).toBeUndefined();
  });
});

describe('what is personal', () => {
  it('is sealed before it is stored, and hashed sealed', async () => {
    await one.add('c1', { note: 'My secret' });
    const [event] = await store.readStream(STREAM);
    expect(JSON.stringify(event)).not.toContain('secret');
    const data = event?.data ?? {};
    expect(
      decryptPersonalData(await one.ring.keys(encryptedFor(data), false), event?.id ?? '', data),
    ).toEqual({ note: 'My secret' });
    expect(await brokenLink(store)).toBeUndefined();
  });

  it('is null once its person is erased, while the history still verifies and goes on', async () => {
    await one.add('c1', { note: 'My secret' });
    await one.ring.destroy(['eva']);
    await one.add('c2', { note: 'Another' });
    const opened = await Promise.all(
      (await store.readStream(STREAM)).map(async ({ id, data }) =>
        decryptPersonalData(await one.ring.keys(encryptedFor(data), false), id, data),
      ),
    );
    expect(opened).toEqual([{ note: null }, { note: null }]);
    expect(await brokenLink(store)).toBeUndefined();
  });
});
