import { describe, expect, test } from '@jest/globals';
import type { EventStore, StoredEvent } from '#kit/eventsourcing';
import {
  intactLog,
  position,
  TamperedLog,
  withChanged,
  withExchanged,
  without,
} from '../testing/tampered-log.js';
import { verifyLog, type VerifyOptions } from './verify-log.js';

const LOG = intactLog(3, 6);
const CONTENT = [
  'id',
  'type',
  'version',
  'data',
  'meta',
  'occurredAt',
  'recordedAt',
  'hash',
] as const;

/** What is found in a log: kind, stream and revision. */
async function found(log: readonly StoredEvent[], options: VerifyOptions = {}): Promise<string[]> {
  const { problems } = await verifyLog(new TamperedLog(log) as unknown as EventStore, {
    windowSize: 4,
    ...options,
  });
  return problems.map(({ kind, stream, revision, position: at }) =>
    stream === null
      ? `${kind} ${Number(at)}`
      : `${kind} ${stream.replace('registration-', '')} ${revision}`,
  );
}

describe('a log as it was written', () => {
  test('has no problem, and its events and streams are counted', async () => {
    const progress: number[] = [];
    const seen = await verifyLog(new TamperedLog(LOG) as unknown as EventStore, {
      dense: true,
      windowSize: 4,
      onProgress: ({ events }) => progress.push(events),
    });
    expect(seen).toEqual({ events: 18, streams: 3, problems: [], omitted: 0 });
    expect(progress).toEqual([4, 8, 12, 16, 18]);
  });

  test('may be empty', async () => {
    expect(await found([], { dense: true })).toEqual([]);
  });
});

describe('an event that was changed is named, and no other', () => {
  const at = '2026-01-05T11:00:00.000Z';
  const changes: [string, (event: StoredEvent) => Partial<StoredEvent>][] = [
    ['its data', () => ({ data: { words: 'other' } })],
    ['a word added to its data', (event) => ({ data: { ...event.data, more: 1 } })],
    ['its type', () => ({ type: 'TaskCompleted' })],
    ['its version', () => ({ version: 2 })],
    ['its actor', (event) => ({ meta: { ...event.meta, actor: 'max' } })],
    ['its mandate', (event) => ({ meta: { ...event.meta, mandate: 'm1' } })],
    ['when it happened', () => ({ occurredAt: at })],
    ['when it was recorded', () => ({ recordedAt: at })],
    ['its id', () => ({ id: 'ffffffff-0000-4000-8000-000000000000' })],
    ['its hash', () => ({ hash: 'f'.repeat(64) })],
  ];

  test.each(changes)('%s', async (_, change) => {
    for (const revision of [0, 2, 5])
      expect(await found(withChanged(LOG, 'b', revision, change))).toEqual([
        `changed b ${revision}`,
      ]);
  });

  test('by id, type, stream and revision, in words too', async () => {
    const log = withChanged(LOG, 'b', 2, () => ({ data: {} }));
    const { problems } = await verifyLog(new TamperedLog(log) as unknown as EventStore);
    const event = LOG.find((one) => one.stream === 'registration-b' && one.revision === 2);
    expect(problems).toEqual([
      {
        kind: 'changed',
        stream: 'registration-b',
        revision: 2,
        position: position(8),
        id: event?.id,
        type: 'MessagePosted',
        message: expect.stringContaining(
          `Event ${event?.id} (MessagePosted), revision 2 of registration-b, was modified`,
        ) as unknown,
      },
    ]);
  });

  test('two of one stream', async () => {
    const log = withChanged(
      withChanged(LOG, 'b', 2, () => ({ data: {} })),
      'b',
      3,
      () => ({ version: 9 }),
    );
    expect(await found(log)).toEqual(['changed b 2', 'changed b 3']);
  });
});

describe('an event that was removed is named', () => {
  test.each([[[0]], [[2]], [[2, 3]], [[1, 4]]])('revisions %j', async (revisions) => {
    expect(await found(without(LOG, 'b', ...revisions))).toEqual(
      revisions.map((revision) => `removed b ${revision}`),
    );
  });

  test('where positions are dense, so is the hole that it leaves', async () => {
    expect(await found(without(LOG, 'b', 2), { dense: true })).toEqual(['hole 8', 'removed b 2']);
  });

  test('at the end of a stream only the hole tells', async () => {
    expect(await found(without(LOG, 'b', 5), { dense: true })).toEqual(['hole 17']);
  });

  test('at the end of the log, only the last position ever given out', async () => {
    const log = without(LOG, 'c', 5);
    expect(await found(log, { dense: true })).toEqual([]);
    expect(await found(log, { dense: true, last: position(18) })).toEqual(['hole 18']);
    expect(await found(LOG, { dense: true, last: position(18) })).toEqual([]);
  });

  test('what follows is still verified', async () => {
    const log = withChanged(without(LOG, 'b', 2), 'b', 4, () => ({ data: {} }));
    expect(await found(log)).toEqual(['removed b 2', 'changed b 4']);
  });
});

describe('events that were swapped are named, and no other', () => {
  const pairs: [[string, number], [string, number]][] = [
    [
      ['b', 2],
      ['b', 3],
    ],
    [
      ['b', 1],
      ['b', 4],
    ],
    [
      ['b', 0],
      ['b', 5],
    ],
  ];
  const names = (...pair: [string, number][]) =>
    pair.map(([stream, revision]) => `swapped ${stream} ${revision}`);

  test.each(pairs)('all that they say, hashes and all: %j and %j', async (a, b) => {
    expect(await found(withExchanged(LOG, a, b, CONTENT))).toEqual(names(a, b));
  });

  test.each(pairs)('only their data: %j and %j', async (a, b) => {
    expect(await found(withExchanged(LOG, a, b, ['data']))).toEqual(names(a, b));
  });

  test.each(pairs)('all but id and hash: %j and %j', async (a, b) => {
    expect(
      await found(
        withExchanged(LOG, a, b, ['type', 'version', 'data', 'meta', 'occurredAt', 'recordedAt']),
      ),
    ).toEqual(names(a, b));
  });

  test.each(pairs)('their places in the log: %j and %j', async (a, b) => {
    expect((await found(withExchanged(LOG, a, b, ['position']))).sort()).toEqual(names(a, b));
  });

  test.each(pairs)('their revisions: %j and %j', async (a, b) => {
    expect((await found(withExchanged(LOG, a, b, ['revision']))).sort()).toEqual(names(a, b));
  });

  test('between two streams', async () => {
    expect(await found(withExchanged(LOG, ['a', 2], ['c', 2], ['stream']))).toEqual(
      expect.arrayContaining(['swapped a 2', 'swapped c 2']),
    );
    expect(await found(withExchanged(LOG, ['a', 2], ['c', 4], CONTENT))).toEqual([
      'swapped a 2',
      'swapped c 4',
    ]);
  });
});

test('a revision that two events bear, and an id that two events bear', async () => {
  const copied = (change: Partial<StoredEvent>) => [
    ...LOG,
    { ...(LOG[1] as StoredEvent), ...change, position: position(19) },
  ];
  expect(await found(copied({}))).toEqual(['changed b 0']);
  expect(await found(copied({ id: 'ffffffff-0000-4000-8000-000000000000' }))).toEqual([
    'changed b 0',
  ]);
});

test('a log in which every event was modified is reported in bounded memory', async () => {
  const log = intactLog(4, 400).map((event) => ({ ...event, data: { words: 'lies' } }));
  const { problems } = await verifyLog(new TamperedLog(log) as unknown as EventStore);
  expect(problems).toHaveLength(1_600);
  expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(['changed']));
});
