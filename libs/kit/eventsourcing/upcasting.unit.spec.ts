import { describe, expect, it } from '@jest/globals';
import { GENESIS } from './canonical-json.js';
import type {
  EventDefinition,
  EventCatalogue,
  JsonObject,
  NewEvent,
  StoredEvent,
} from './event.js';
import { InMemoryEventStore } from './in-memory-event-store.js';
import { apply } from './decider.js';
import type { Projection } from './projection.js';
import { upcast, UpcastingStore } from './upcasting.js';

/** `Moved` once had one `place`; then `from` and `to`; today it says how, too. */
const CATALOGUE: EventCatalogue = {
  Moved: {
    version: 3,
    human: true,
    summary: 'Something moved.',
    upcasts: [
      ({ place, ...data }) => ({ ...data, from: null, to: place }),
      (data) => ({ ...data, how: 'on foot' }),
    ],
  },
};
const [AT, ID] = ['2026-01-05T09:00:00.000Z', '11111111-1111-4111-8111-11111111111'];
const moved = (version: number, data: JsonObject, number = 1): NewEvent => ({
  id: `${ID}${number}`,
  type: 'Moved',
  version,
  data,
  meta: {
    actor: null,
    capacity: 'system',
    mandate: null,
    command: 'Move',
    commandId: 'c',
    correlation: 'c',
    causation: 'c',
  },
  occurredAt: AT,
  recordedAt: AT,
  hash: GENESIS,
});
const TODAY = { who: 'eva', from: null, to: 'Paris', how: 'on foot' };
const OLD = [
  moved(1, { who: 'eva', place: 'Paris' }),
  moved(2, { who: 'eva', from: null, to: 'Paris' }, 2),
  moved(3, TODAY, 3),
];

describe('events of older versions', () => {
  it('old versions are read as current ones; stored bytes stay', async () => {
    const written = new InMemoryEventStore();
    const store = new UpcastingStore(written, CATALOGUE);
    await store.append({ stream: 'thing-1', expected: 'none', events: OLD });
    const seen = [await store.readStream('thing-1'), (await store.readAll('', 10)).events];
    for await (const item of store.subscribe('', 10, new AbortController().signal)) {
      if ('events' in item) seen.push(item.events);
      break;
    }
    expect(seen).toHaveLength(3);
    for (const events of seen)
      expect(events.map(({ version, data }) => [version, data])).toEqual(
        [1, 2, 3].map(() => [3, TODAY]),
      );
    expect((await written.readStream('thing-1')).map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('are upcast by the steps in their order', () => {
    const steps = [
      ({ n }: JsonObject) => ({ n: Number(n) + 1 }),
      ({ n }: JsonObject) => ({ n: Number(n) * 10 }),
    ];
    const catalogue = { Moved: { version: 3, human: true, summary: 'Moved.', upcasts: steps } };
    const read = (version: number) =>
      upcast(catalogue, { ...moved(version, { n: 1 }), stream: 's', revision: 0, position: '1' });
    expect([1, 2, 3].map((version) => read(version).data)).toEqual([
      { n: 20 },
      { n: 10 },
      { n: 1 },
    ]);
  });

  it('unknown versions pass in windows, and are refused when folded', async () => {
    const { Moved } = CATALOGUE as { Moved: EventDefinition };
    const catalogue = { Moved: { ...Moved, upcasts: [] } };
    const store = new UpcastingStore(new InMemoryEventStore(), catalogue);
    await store.append({ stream: 'thing-1', expected: 'none', events: OLD });
    const { events } = await store.readAll('', 10);
    expect(events.map(({ version }) => version)).toEqual([1, 2, 3]);
    await expect(store.readStream('thing-1')).rejects.toThrow('No upcast leads from version 1');
    const places: Projection<string[]> = {
      ...{ category: 'thing', events: catalogue, tables: [], initial: () => [], rows: () => ({}) },
      evolve: (state, { data }) => [...state, data['to'] as string],
    };
    const folded = (event: StoredEvent) => apply(places, [], event);
    const [old, , today] = events as [StoredEvent, StoredEvent, StoredEvent];
    expect(folded(today)).toEqual(['Paris']);
    expect(() => folded(old)).toThrow('No upcast leads from version 1');
    expect(() => folded({ ...today, version: 4 })).toThrow('newer version');
    for (const type of ['Vanished', 'constructor'])
      expect(() => folded({ ...today, type })).toThrow('Nothing is known');
  });

  it('that nothing leads from are refused, and those of unknown types are left alone', () => {
    const stored = { ...moved(1, {}), stream: 's', revision: 0, position: '1' };
    const { Moved } = CATALOGUE;
    expect(() =>
      upcast({ Moved: { ...(Moved as never as EventCatalogue[string]), upcasts: [] } }, stored),
    ).toThrow('version 1 of Moved to version 3');
    expect(upcast({}, stored)).toBe(stored);
  });
});
