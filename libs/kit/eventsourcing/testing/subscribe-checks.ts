import { expect } from '@jest/globals';
import { begin, eventually, newEvents, newStream, type Checks } from './contract-check.js';
import { Follower } from './test-subscriber.js';
import { eventsOf } from './read-checks.js';

export const subscribeChecks: Checks = {
  'a subscription gives what is there, says that it has caught up, and then what comes, whoever appends it':
    async ({ store, another }) => {
      const [before, other] = [await store.head(), await another()];
      await begin(store, newStream(), newEvents(7));
      const follower = new Follower(store, before, 3);
      await eventually('caught up', () => follower.caughtUp);
      expect(follower.events).toHaveLength(7);
      await follower.reached((await begin(store, newStream(), newEvents(4))).position);
      await follower.reached((await begin(other, newStream(), newEvents(5))).position);
      expect(await follower.stop()).toEqual({ ended: 'stopped' });
      expect(follower.events).toEqual(await eventsOf(store, before));
    },

  'a subscription at the end of the log says so at once': async ({ store }) => {
    const follower = new Follower(store, await store.head());
    await eventually('a first window', () => follower.windows > 0);
    expect(follower).toMatchObject({ caughtUp: true, events: [] });
    await follower.stop();
  },

  'a subscription goes past what its filter leaves out': async ({ store }) => {
    const [wanted, before] = [newStream('wanted'), await store.head()];
    const follower = new Follower(store, before, 3, { streamPrefixes: [wanted] });
    await begin(store, wanted, newEvents(1));
    await follower.reached((await begin(store, newStream('other'), newEvents(8))).position);
    expect(await follower.stop()).toEqual({ ended: 'stopped' });
    expect(follower.events.map((event) => event.stream)).toEqual([wanted]);
  },

  'many subscriptions, each from its own place': async ({ store, another }) => {
    const [before, stores] = [await store.head(), [store, await another()]];
    await begin(store, newStream(), newEvents(6));
    const all = await eventsOf(store, before);
    const starts = [before, ...all.map((event) => event.position)];
    const followers = stores.flatMap((each) => starts.map((start) => new Follower(each, start, 2)));
    const { position } = await begin(store, newStream(), newEvents(2));
    await Promise.all(followers.map((follower) => follower.reached(position)));
    await Promise.all(followers.map((follower) => follower.stop()));
    expect(followers.map((follower) => follower.events.length)).toEqual([
      8, 7, 6, 5, 4, 3, 2, 8, 7, 6, 5, 4, 3, 2,
    ]);
  },

  'a signal ends a subscription: before it begins, while it waits, and between two windows':
    async ({ store }) => {
      const before = await store.head();
      await begin(store, newStream(), newEvents(6));
      const items: unknown[] = [];
      for await (const item of store.subscribe(before, 2, AbortSignal.abort())) items.push(item);
      expect(items).toEqual([{ ended: 'stopped' }]);

      const stop = new AbortController();
      for await (const item of store.subscribe(before, 2, stop.signal)) {
        items.push(item);
        stop.abort();
      }
      expect(items).toEqual([
        { ended: 'stopped' },
        expect.objectContaining({ caughtUp: false }),
        { ended: 'stopped' },
      ]);

      const waiting = new Follower(store, await store.head());
      await eventually('it waits', () => waiting.caughtUp);
      expect(await waiting.stop()).toEqual({ ended: 'stopped' });
    },

  'a reader may leave a subscription whenever it likes': async ({ store }) => {
    const before = await store.head();
    await begin(store, newStream(), newEvents(3));
    for await (const item of store.subscribe(before, 1, new AbortController().signal)) {
      expect(item).toMatchObject({ caughtUp: false });
      break;
    }
    expect(await eventsOf(store, before)).toHaveLength(3);
  },
};
