import { expect } from '@jest/globals';
import { canonicalJson, chainHash, GENESIS } from '../canonical-json.js';
import { EventRejected } from '../event-store.js';
import {
  accepted,
  begin,
  newEvent,
  newEvents,
  newStream,
  type Checks,
  type Log,
} from './contract-check.js';

const SPECIAL = {
  text: 'Ærø Ω 東京 🧑🏽‍🌾 "quoted" \\ back\\u0000slash / \u2028 \u0001 \t\r\n',
  'key with "quotes"': [[], {}, [null, true, false]],
  ключ: {
    deep: {
      deeper: { deepest: [1, -0.5, 1e21, 5e-324, 1.7976931348623157e308, 0.1, 9007199254740991] },
    },
  },
  empty: '',
  __proto__x: 'own',
};

async function untouchedBy(
  log: Log,
  stream: string,
  refused: () => Promise<unknown>,
): Promise<void> {
  const [head, events] = [await log.store.head(), await log.store.readStream(stream)];
  await refused();
  expect(await log.store.head()).toBe(head);
  expect(await log.store.readStream(stream)).toEqual(events);
}

export const appendChecks: Checks = {
  'I1 what is acknowledged is there for every later read, also over another connection': async ({
    store,
    another,
  }) => {
    const [stream, other, before] = [newStream(), await another(), await store.head()];
    for (let revision = 0; revision < 20; revision++) {
      const event = newEvent();
      const { position } = accepted(
        await store.append({
          stream,
          expected: revision === 0 ? 'none' : revision - 1,
          events: [event],
        }),
      );
      expect(await other.head()).toBe(position);
      expect((await other.readStream(stream)).at(-1)?.id).toBe(event.id);
      expect((await other.readAll(before, 100)).events.at(-1)?.id).toBe(event.id);
    }
  },

  'I2 the order of the log extends the order of every stream': async ({ store }) => {
    const [before, streams] = [await store.head(), [newStream(), newStream(), newStream()]];
    for (let turn = 0; turn < 6; turn++) {
      const revision = 2 * turn - 1;
      await Promise.all(
        streams.map((stream) =>
          store.append({ stream, expected: turn === 0 ? 'none' : revision, events: newEvents(2) }),
        ),
      );
    }
    const { events } = await store.readAll(before, 100);
    expect(events).toHaveLength(36);
    for (const stream of streams) {
      expect(
        events.filter((event) => event.stream === stream).map((event) => event.revision),
      ).toEqual(Array.from({ length: 12 }, (_, index) => index));
    }
  },

  'an event comes back as it was given, with its stream, revision and position': async ({
    store,
  }) => {
    const stream = newStream();
    const [first, second] = [
      newEvent({ data: SPECIAL, version: 3, type: 'Änderung 東' }),
      newEvent({ occurredAt: '1999-12-31T23:59:59.999Z' }),
    ];
    const { revision, position } = await begin(store, stream, [first, second]);
    const [one, two] = await store.readStream(stream);
    expect(revision).toBe(1);
    expect(one).toEqual({ ...first, stream, revision: 0, position: expect.any(String) });
    expect(two).toEqual({ ...second, stream, revision: 1, position });
    expect(one && one.position < position).toBe(true);
    expect(canonicalJson(one?.data)).toBe(canonicalJson(first.data));
    expect(one && chainHash(GENESIS, stream, 0, first)).toBe(
      one && chainHash(GENESIS, one.stream, one.revision, pick(one)),
    );
  },

  'later changes to what was appended or read do not reach the log': async ({ store }) => {
    const [stream, data] = [newStream(), { what: 'as it was' }];
    await begin(store, stream, [newEvent({ data })]);
    data.what = 'changed by the writer';
    Object.assign((await store.readStream(stream))[0]?.data ?? {}, { what: 'changed by a reader' });
    expect((await store.readStream(stream))[0]?.data).toEqual({ what: 'as it was' });
  },

  'members that are undefined are not there': async ({ store }) => {
    const stream = newStream();
    await begin(store, stream, [newEvent({ data: { there: 1, gone: undefined } })]);
    expect(Object.keys((await store.readStream(stream))[0]?.data ?? {})).toEqual(['there']);
  },

  'large events and many at once': async ({ store }) => {
    const [stream, text] = [newStream(), '0123456789 äöü '.repeat(60_000)];
    await begin(store, stream, [newEvent({ data: { text } })]);
    accepted(await store.append({ stream, expected: 0, events: newEvents(400) }));
    const events = await store.readStream(stream);
    expect(events).toHaveLength(401);
    expect(events[0]?.data['text'] === text).toBe(true);
  },

  'a stream that exists, a revision that is passed or not reached, and a stream that is missing are conflicts':
    async ({ store }) => {
      const stream = newStream();
      await begin(store, stream, newEvents(3));
      const expectations = ['none', 0, 1, 3, 4] as const;
      for (const expected of expectations) {
        expect(await store.append({ stream, expected, events: [newEvent()] })).toEqual({
          outcome: 'conflict',
          revision: 2,
        });
      }
      expect(
        await store.append({ stream: newStream(), expected: 0, events: [newEvent()] }),
      ).toEqual({
        outcome: 'conflict',
        revision: 'none',
      });
    },

  'I5 a conflict leaves no trace': async (log) => {
    const [stream, missing, events] = [newStream(), newStream(), newEvents(2)];
    const { revision } = await begin(log.store, stream, [newEvent()]);
    await untouchedBy(log, stream, () => log.store.append({ stream, expected: 7, events }));
    await untouchedBy(log, missing, () =>
      log.store.append({ stream: missing, expected: 7, events }),
    );
    expect(accepted(await log.store.append({ stream, expected: revision, events })).revision).toBe(
      2,
    );
  },

  'what no store could keep is refused, and nothing of it stays': async (log) => {
    const poisons = [
      newEvent({ data: { text: 'nul \u0000' } }),
      newEvent({ data: { deep: [{ 'key\u0000': 1 }] } }),
      newEvent({ data: { text: 'half a pair \ud83d' } }),
      newEvent({ meta: { ...newEvent().meta, command: '\u0000' } }),
      newEvent({ type: 'Nul\u0000' }),
      newEvent({ id: 'no uuid' }),
      newEvent({ occurredAt: '2026-02-30T00:00:00.000Z' }),
      newEvent({ recordedAt: '2026-02-03T13:00:00Z' }),
      newEvent({ recordedAt: '2026-02-03T24:00:00.000Z' }),
    ];
    const stream = newStream();
    for (const poison of poisons) {
      const append = () =>
        log.store.append({ stream, expected: 'none', events: [newEvent(), poison] });
      await untouchedBy(log, stream, () => expect(append()).rejects.toThrow(EventRejected));
    }
    await expect(log.store.append({ stream, expected: 'none', events: [] })).rejects.toThrow(
      EventRejected,
    );
    await expect(
      log.store.append({ stream: '', expected: 'none', events: [newEvent()] }),
    ).rejects.toThrow(EventRejected);
  },
};

const pick = ({
  stream: _stream,
  revision: _revision,
  position: _position,
  hash: _hash,
  ...event
}: Awaited<ReturnType<Log['store']['readStream']>>[number]) => event;
