import { expect } from '@jest/globals';
import type { NewEvent } from '../event.js';
import { EventIdReused, type EventStore } from '../event-store.js';
import { accepted, begin, newEvent, newEvents, newStream, type Checks } from './contract-check.js';

/** I4 of an append that was made: again it is its duplicate; in part, with more, or with other content it is an error. Four tries. */
export async function isKnown(
  store: EventStore,
  stream: string,
  events: readonly NewEvent[],
): Promise<void> {
  const kept = (await store.readStream(stream)).at(-1);
  const again = (given: readonly NewEvent[]) =>
    store.append({ stream, expected: 'none', events: given });
  expect(await again(events)).toEqual({
    outcome: 'duplicate',
    revision: kept?.revision,
    position: kept?.position,
  });
  const other = events.map((event) => ({ ...event, data: { other: true } }));
  for (const given of [events.slice(1), [...events, newEvent()], other])
    await expect(again(given)).rejects.toThrow(EventIdReused);
}

export const retryChecks: Checks = {
  'I4 the same again is a duplicate with the first result, also when others have followed': async ({
    store,
    another,
  }) => {
    const [stream, other, events] = [newStream(), await another(), newEvents(2)];
    const first = await begin(store, stream, events);
    const again = { stream, expected: 'none', events } as const;
    expect(await store.append(again)).toEqual({ outcome: 'duplicate', ...first });
    accepted(await store.append({ stream, expected: 1, events: newEvents(3) }));
    await begin(store, newStream(), newEvents(1));
    expect(await other.append(again)).toEqual({ outcome: 'duplicate', ...first });
    expect(await store.readStream(stream)).toHaveLength(5);
  },

  'I4 hash, time of recording, order of members and cause may differ in a duplicate': async ({
    store,
  }) => {
    const [stream, event] = [newStream(), newEvent({ data: { a: 1, b: [{ c: 2, d: 3 }] } })];
    const first = await begin(store, stream, [event]);
    const meta = { ...event.meta, causation: event.meta.command };
    const retried = {
      ...event,
      data: { b: [{ d: 3, c: 2 }], a: 1 },
      meta,
      hash: 'f'.repeat(64),
      recordedAt: '2026-02-03T14:00:00.000Z',
    };
    expect(await store.append({ stream, expected: 'none', events: [retried] })).toEqual({
      outcome: 'duplicate',
      ...first,
    });
    expect(await store.append({ stream, expected: 5, events: [retried] })).toEqual({
      outcome: 'duplicate',
      ...first,
    });
    expect(await store.readStream(stream)).toEqual([
      expect.objectContaining({ hash: event.hash, recordedAt: event.recordedAt, meta: event.meta }),
    ]);
  },

  'I4 part of an append, more than it, or another order of it, is an error': async ({ store }) => {
    const [stream, one, two, three] = [newStream(), newEvent(), newEvent(), newEvent()];
    await begin(store, stream, [one, two]);
    for (const events of [
      [one],
      [two],
      [two, one],
      [one, two, three],
      [three, one],
      [one, three],
    ]) {
      await expect(store.append({ stream, expected: 'none', events })).rejects.toThrow(
        EventIdReused,
      );
      await expect(store.append({ stream, expected: 1, events })).rejects.toThrow(EventIdReused);
    }
    expect(await store.readStream(stream)).toHaveLength(2);
    expect(accepted(await store.append({ stream, expected: 1, events: [three] })).revision).toBe(2);
  },

  'I4 two appends are not one': async ({ store }) => {
    const [stream, one, two] = [newStream(), newEvent(), newEvent()];
    await begin(store, stream, [one]);
    accepted(await store.append({ stream, expected: 0, events: [two] }));
    await expect(store.append({ stream, expected: 'none', events: [one, two] })).rejects.toThrow(
      EventIdReused,
    );
    expect(await store.append({ stream, expected: 0, events: [two] })).toMatchObject({
      outcome: 'duplicate',
      revision: 1,
    });
  },

  'I4 other content or another type under a known id is an error': async ({ store }) => {
    const [stream, event] = [newStream(), newEvent({ data: { places: 3 } })];
    await begin(store, stream, [event]);
    const wrong = [
      { ...event, data: { places: 4 } },
      { ...event, data: {} },
      { ...event, type: 'HappenedOtherwise' },
    ];
    for (const changed of wrong)
      await expect(store.append({ stream, expected: 0, events: [changed] })).rejects.toThrow(
        EventIdReused,
      );
    expect(await store.readStream(stream)).toHaveLength(1);
  },

  'I4 many at once with the same events: one is accepted, all others are its duplicates': async ({
    store,
    another,
  }) => {
    const [stores, stream, events] = [[store, await another()], newStream(), newEvents(2)];
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        stores[index % 2]?.append({ stream, expected: 'none', events }),
      ),
    );
    expect(results.map((result) => result?.outcome).sort()).toEqual([
      ...Array<string>(19).fill('duplicate'),
      'ok',
    ]);
    expect(new Set(results.map((result) => JSON.stringify({ ...result, outcome: '' }))).size).toBe(
      1,
    );
  },
};

export const acrossStreamsChecks: Checks = {
  'I4 an id that is known from another stream is an error': async ({ store }) => {
    const [stream, event] = [newStream(), newEvent()];
    await begin(store, newStream(), [event]);
    await expect(
      store.append({ stream, expected: 'none', events: [newEvent(), event] }),
    ).rejects.toThrow(EventIdReused);
    expect(await store.readStream(stream)).toEqual([]);
  },

  'I4 one id in two streams at once: one is accepted': async ({ store }) => {
    const event = newEvent();
    const appends = [newStream(), newStream()].map((stream) =>
      store.append({ stream, expected: 'none', events: [event] }),
    );
    const settled = await Promise.allSettled(appends);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(settled).toContainEqual({ status: 'rejected', reason: expect.any(EventIdReused) });
  },
};
