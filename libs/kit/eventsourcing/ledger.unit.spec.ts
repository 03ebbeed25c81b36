import { beforeEach, describe, expect, it } from '@jest/globals';
import { fold } from './decider.js';
import { InMemoryEventStore } from './in-memory-event-store.js';
import { StoreUnavailable, type AppendRequest, type AppendResult } from './event-store.js';
import { brokenLink, later, Process, ruleOf, STREAM, tally } from './testing/counter.decider.js';

let store: InMemoryEventStore;
let one: Process;
let other: Process;
beforeEach(() => {
  store = new InMemoryEventStore();
  one = new Process(store);
  other = new Process(store, one.ring);
});
const types = async () => (await store.readStream(STREAM)).map(({ type }) => type);
const count = (results: readonly string[], result: string) =>
  results.filter((each) => each === result).length;

describe('a command', () => {
  it('is decided, chained and answered with its events', async () => {
    const outcome = await one.add('c1');
    expect(outcome).toMatchObject({
      stream: STREAM,
      revision: 0,
      repeated: false,
      state: { count: 1 },
    });
    expect(outcome.events).toEqual(await store.readStream(STREAM));
    expect(outcome.events[0]?.meta).toEqual({
      actor: 'eva',
      capacity: 'employee',
      mandate: null,
      command: 'Add',
      commandId: 'c1',
      correlation: 'c1',
      causation: 'c1',
    });
    expect(outcome.position).toBe(await store.head());
  });

  it('acts once in whichever process, and repeats its first answer', async () => {
    const first = await one.add('c1');
    await one.add('c2');
    for (const process of [one, other, new Process(store)]) {
      expect(await process.add('c1')).toEqual({ ...first, repeated: true });
    }
    expect(await types()).toEqual(['Added', 'Added']);
  });

  it('acts once when two processes do it at once, and the chain holds', async () => {
    await one.add('c0');
    await other.add('c1');
    one.clock.moveTo(later(1));
    const both = await Promise.all([
      one.add('c2'),
      other.add('c2'),
      one.add('c3'),
      other.add('c4'),
    ]);
    expect(both.map(({ state }) => state.count).sort()).toEqual([3, 3, 4, 5]);
    expect(await brokenLink(store)).toBeUndefined();
  });

  it('is decided again on what another process wrote meanwhile', async () => {
    await one.add('c1');
    await other.add('c2');
    expect((await one.add('c3')).state.count).toBe(3);
    expect(await brokenLink(store)).toBeUndefined();
  });

  it('that conflicts for ever is given up, not turned in circles', async () => {
    store.append = (): Promise<AppendResult> =>
      Promise.resolve({ outcome: 'conflict', revision: 7 });
    await expect(one.add('c1')).rejects.toThrow('Gave up after 20 conflicts');
  });

  it('whose answer was lost has acted, and its retry says so', async () => {
    const append = store.append.bind(store);
    store.append = async (request: AppendRequest) => {
      await append(request);
      throw new StoreUnavailable('The connection was lost.');
    };
    await expect(one.add('c1')).rejects.toThrow(StoreUnavailable);
    store.append = append;
    expect(await one.add('c1')).toMatchObject({ repeated: true, revision: 0 });
    expect(await types()).toEqual(['Added']);
  });
});

describe('a refusal', () => {
  it('writes nothing', async () => {
    await one.add('c1');
    expect(await ruleOf(one.add('c2', { limit: 1 }))).toBe('not_allowed/full');
    expect(await types()).toEqual(['Added']);
  });

  it('of what must be secured first writes nothing either', async () => {
    const beforeAppend = (): Promise<void> => Promise.reject(new Error('no place'));
    await expect(one.run('c1', { name: 'Add', data: {} }, {}, { beforeAppend })).rejects.toThrow(
      'no place',
    );
    expect(await types()).toEqual([]);
  });

  it('refusals and no-ops count only on a fresh state', async () => {
    await one.add('c1');
    await other.add('c2');
    expect(
      (await one.run('c3', { name: 'Look', data: {} })).events.map(({ type }) => type),
    ).toEqual(['Added']);
  });

  it('is stale when based on an old revision, in whichever process', async () => {
    await one.add('c1');
    await other.add('c2');
    expect(await ruleOf(one.add('c3', {}, { expectedRevision: 1 }))).toBe('accepted');
    expect(await ruleOf(other.add('c4', {}, { expectedRevision: 1 }))).toBe('stale/stale_revision');
    expect(await ruleOf(one.add('c3', {}, { expectedRevision: 0 }))).toBe('accepted');
  });
});

describe('fifty commands at once', () => {
  const ids = Array.from({ length: 50 }, (_, index) => `c${index}`);

  it('on one revision: one wins, the others are stale', async () => {
    await one.add('first');
    const processes = [one, other, new Process(store), new Process(store)];
    const results = await Promise.all(
      ids.map((id, index) =>
        ruleOf((processes[index % 4] as Process).add(id, {}, { expectedRevision: 0 })),
      ),
    );
    expect([count(results, 'accepted'), count(results, 'stale/stale_revision')]).toEqual([1, 49]);
    expect(await types()).toHaveLength(2);
  });

  it('on ten places: ten are taken, by whichever process', async () => {
    const results = await Promise.all(
      ids.map((id, index) => ruleOf((index % 2 ? one : other).add(id, { limit: 10 }))),
    );
    expect([count(results, 'accepted'), count(results, 'not_allowed/full')]).toEqual([10, 40]);
    expect(await brokenLink(store)).toBeUndefined();
  });
});

describe('a dry run', () => {
  it('says what would happen and changes nothing', async () => {
    await one.alarm('c1', later(1_000));
    one.clock.moveTo(later(2_000));
    const outcome = await one.add('c2', { note: 'private' }, { dryRun: true });
    expect(outcome).toMatchObject({ revision: 2, state: { count: 1, alarms: [] } });
    expect(outcome.events.map(({ type, data }) => [type, data])).toEqual([
      ['Added', { note: 'private' }],
    ]);
    expect(await types()).toEqual(['AlarmSet']);
    expect(await one.add('c2')).toMatchObject({ repeated: false, revision: 2 });
  });

  it('refuses what would be refused now, whatever this process remembers', async () => {
    await one.add('c1');
    await other.add('c2');
    expect(await ruleOf(one.add('c3', { limit: 2 }, { dryRun: true }))).toBe('not_allowed/full');
  });
});

it('remembers a state equal to the fold of the log', async () => {
  await one.alarm('c1', later(1_000));
  for (let step = 0; step < 5; step++) {
    one.clock.moveTo(later(step * 400));
    await (step % 2 ? one : other).add(`s${step}`);
  }
  const loaded = await one.ledger.load(tally, STREAM);
  expect(loaded.state).toEqual(fold(tally, tally.initial(), await store.readStream(STREAM)));
  expect(loaded.revision).toBe(6);
});
