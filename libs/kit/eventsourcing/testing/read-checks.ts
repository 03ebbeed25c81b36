import { expect } from '@jest/globals';
import type { StoredEvent } from '../event.js';
import type { EventFilter, EventStore, Position, EventPage } from '../event-store.js';
import { begin, newEvent, newEvents, newStream, type Checks } from './contract-check.js';

/** All windows from a position to the end of the log. */
export async function windowsOf(
  store: EventStore,
  after: Position,
  limit: number,
  filter?: EventFilter,
): Promise<EventPage[]> {
  const windows: EventPage[] = [];
  for (let next = after; ;) {
    const window = await store.readAll(next, limit, filter);
    windows.push(window);
    if (window.caughtUp) return windows;
    expect(window.next > next).toBe(true);
    next = window.next;
  }
}

/** All events from a position on; of a filter, if any. */
export const eventsOf = async (
  store: EventStore,
  after: Position,
  limit = 500,
  filter?: EventFilter,
): Promise<StoredEvent[]> =>
  (await windowsOf(store, after, limit, filter)).flatMap((window) => window.events);

const types = (events: readonly StoredEvent[]): string[] => events.map((event) => event.type);

export const readChecks: Checks = {
  'a stream is read from a revision on, and a missing one is empty': async ({ store }) => {
    const [stream, events] = [newStream(), newEvents(5)];
    await begin(store, stream, events);
    expect((await store.readStream(stream)).map((event) => event.id)).toEqual(
      events.map((event) => event.id),
    );
    expect((await store.readStream(stream, 3)).map((event) => event.revision)).toEqual([3, 4]);
    expect(await store.readStream(stream, 5)).toEqual([]);
    expect(await store.readStream(newStream())).toEqual([]);
  },

  'names of streams are taken to the letter': async ({ store }) => {
    const stream = newStream('ä_%');
    await begin(store, stream, newEvents(1));
    for (const other of [
      stream.toUpperCase(),
      `${stream} `,
      stream.slice(0, -1),
      `%${stream.slice(1)}`,
    ])
      expect(await store.readStream(other)).toEqual([]);
    expect(await store.readStream(stream)).toHaveLength(1);
  },

  'the log is read in windows, in order, whatever their size': async ({ store }) => {
    const before = await store.head();
    for (let turn = 0; turn < 4; turn++) await begin(store, newStream(), newEvents(3));
    const whole = await store.readAll(before, 100);
    expect(whole.events).toHaveLength(12);
    expect(whole).toMatchObject({ caughtUp: true, next: await store.head() });
    expect(whole.events.map((event) => event.position)).toEqual(
      whole.events.map((event) => event.position).sort(),
    );
    expect(new Set(whole.events.map((event) => event.position)).size).toBe(12);
    for (const limit of [1, 4, 5, 12])
      expect(await eventsOf(store, before, limit)).toEqual(whole.events);
  },

  'a window says where to go on, and whether it reached the end': async ({ store }) => {
    const before = await store.head();
    await begin(store, newStream(), newEvents(4));
    const [one, two] = await windowsOf(store, before, 2);
    expect(one).toMatchObject({ caughtUp: false, next: one?.events.at(-1)?.position });
    expect(two).toMatchObject({ caughtUp: true, next: await store.head() });
    expect(await store.readAll(await store.head(), 2)).toEqual({
      events: [],
      next: await store.head(),
      caughtUp: true,
    });
  },

  'the head is the position of the last event': async ({ store, another }) => {
    const { position } = await begin(store, newStream(), newEvents(3));
    expect(await store.head()).toBe(position);
    expect(await (await another()).head()).toBe(position);
  },

  'a filter by beginnings of streams and by types leaves the others out': async ({ store }) => {
    const [before, mark] = [await store.head(), newStream('f')];
    await begin(store, `${mark}_a-1`, [newEvent({ type: 'A' }), newEvent({ type: 'B' })]);
    await begin(store, `${mark}%a-1`, [newEvent({ type: 'C' })]);
    await begin(store, `${mark}_b-1`, [newEvent({ type: 'A' }), newEvent({ type: 'D' })]);
    const found = async (filter: EventFilter) =>
      types((await store.readAll(before, 100, filter)).events);
    expect(await found({ streamPrefixes: [`${mark}_a-`] })).toEqual(['A', 'B']);
    expect(await found({ streamPrefixes: [`${mark}_a-`, `${mark}_b-`] })).toEqual([
      'A',
      'B',
      'A',
      'D',
    ]);
    expect(await found({ streamPrefixes: [mark.toUpperCase()] })).toEqual([]);
    expect(await found({ types: ['A', 'C'] })).toEqual(['A', 'C', 'A']);
    expect(await found({ types: ['A', 'C'], streamPrefixes: [`${mark}_b-`] })).toEqual(['A']);
    expect(await found({ types: [] })).toEqual([]);
  },

  'a window counts positions and not matches, and goes past what does not match': async ({
    store,
  }) => {
    const [before, wanted] = [await store.head(), newStream('wanted')];
    await begin(store, newStream('other'), newEvents(7));
    await begin(store, wanted, newEvents(1));
    await begin(store, newStream('other'), newEvents(4));
    const windows = await windowsOf(store, before, 5, { streamPrefixes: [wanted] });
    expect(windows.map((window) => window.events.length)).toEqual([0, 1, 0]);
    expect(windows.at(-1)?.next).toBe(await store.head());
  },
};
