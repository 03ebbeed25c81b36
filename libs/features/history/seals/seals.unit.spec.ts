import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainHash, GENESIS, MovableClock, type StoredEvent } from '#kit/eventsourcing';
import { intactLog, TamperedLog } from '../testing/tampered-log.js';
import { SealStore } from './seal-store.js';
import { verifySeals } from './verify-seals.js';

const MASTER = Buffer.alloc(32, 1);
const LOG = intactLog(3, 4);
const A = 'registration-a';
const clock = new MovableClock('2026-01-05T10:00:00.000Z');
let folder: string;
let box: SealStore;

/** A log to be sealed and compared with its seals. */
const logOf = (events: readonly StoredEvent[]) => ({
  readAll: (after: string, limit: number) => new TamperedLog(events).readAll(after, limit),
  readStream: (stream: string, from = 0) =>
    Promise.resolve(events.filter((event) => event.stream === stream && event.revision >= from)),
});
const found = async (events: readonly StoredEvent[]) =>
  (await verifySeals(logOf(events), box)).problems.map(({ kind, seal, stream, revision }) =>
    [kind, seal, stream, revision].join(' '),
  );
const change = async (number: number, edit: (text: string) => string) => {
  const path = join(folder, `seal-00000${number}.json`);
  const text = await readFile(path, 'utf8');
  await rm(path);
  await writeFile(path, edit(text));
};
/** A stream written anew from a revision on, by somebody who knows how hashes are made. */
function rewritten(stream: string, from: number): StoredEvent[] {
  let before = GENESIS;
  return LOG.map((event) => {
    if (event.stream !== stream) return event;
    const changed =
      event.revision === from ? { ...event, data: { words: 'something else' } } : event;
    before = chainHash(before, stream, event.revision, changed);
    return { ...changed, hash: before };
  });
}

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'seals-')), 'box');
  box = new SealStore(folder, [MASTER]);
  clock.moveTo('2026-01-05T10:00:00.000Z');
  await box.sealDaily(logOf(LOG.slice(0, 6)), clock);
  clock.moveTo('2026-01-06T00:00:00.000Z');
  await box.sealDaily(logOf(LOG.slice(0, 9)), clock);
  clock.moveTo('2026-01-07T09:00:00.000Z');
  await box.sealDaily(logOf(LOG), clock);
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

describe('seals', () => {
  it('that a stop comes upon are not made, and are made the next time', async () => {
    clock.moveTo('2026-01-08T09:00:00.000Z');
    const more = intactLog(3, 6);
    const stop = new AbortController();
    const stopped = {
      ...logOf(more),
      readAll: (after: string, limit: number) => {
        stop.abort(new Error('stopping'));
        return logOf(more).readAll(after, Math.min(limit, 2));
      },
    };
    await expect(box.sealDaily(stopped, clock, stop.signal)).rejects.toThrow('stopping');
    expect(await readdir(folder)).toHaveLength(3);
    expect(await box.sealDaily(logOf(more), clock)).toMatchObject({ number: 3 });
    expect(await verifySeals(logOf(more), box)).toEqual({ seals: 4, problems: [] });
  });

  it('are daily, chained, of the streams that grew, and agree with the log', async () => {
    expect(await box.sealDaily(logOf(LOG), clock)).toBeUndefined();
    clock.moveTo('2026-01-08T09:00:00.000Z');
    expect(await box.sealDaily(logOf(LOG), clock)).toBeUndefined();
    expect(await readdir(folder)).toEqual([
      'seal-000000.json',
      'seal-000001.json',
      'seal-000002.json',
    ]);
    expect(await verifySeals(logOf(LOG), box)).toEqual({ seals: 3, problems: [] });
    expect(Object.keys((await box.all())[2]?.seal?.heads ?? {})).toHaveLength(3);
  });

  it('go on where the log has moved to, whatever its positions are there', async () => {
    const moved = LOG.map((event, at) => ({
      ...event,
      position: `elsewhere-${String(at).padStart(3, '0')}`,
    }));
    clock.moveTo('2026-01-08T09:00:00.000Z');
    expect(await box.sealDaily(logOf(moved), clock)).toBeUndefined();
    await rm(join(folder, 'seal-000002.json'));
    const seal = await box.seal(logOf(moved), clock);
    expect(Object.keys(seal?.heads ?? {})).toHaveLength(3);
    expect(await verifySeals(logOf(moved), box)).toEqual({ seals: 3, problems: [] });
  });

  it('say which stream had its end cut off, and where', async () => {
    expect(await found(LOG.filter(({ stream, revision }) => stream !== A || revision < 3))).toEqual(
      [`cut 2 ${A} 3`],
    );
    expect(await found(LOG.filter(({ stream }) => stream !== A))).toEqual([`cut 0 ${A} 1`]);
    expect(await found(LOG.slice(0, 9))).toHaveLength(3);
  });

  it('say which stream was rewritten, hashes and all', async () => {
    expect(await found(rewritten(A, 0))).toEqual([`rewritten 0 ${A} 1`]);
    expect(await found(rewritten(A, 3))).toEqual([`rewritten 2 ${A} 3`]);
  });

  it('that were forged, replaced or removed are named', async () => {
    await change(1, (text) => text.replace(/"revision":|"at":"2026-01-06/, '"at":"2026-01-05'));
    expect(await found(LOG)).toEqual(['forged 1  ']);
    await change(1, () => 'nothing');
    expect(await found(LOG)).toEqual(['forged 1  ']);
    await rm(join(folder, 'seal-000001.json'));
    expect(await found(LOG)).toEqual(['missing 1  ']);
  });

  it('made under another key, or of another past, do not pass', async () => {
    const [, , last] = await box.all();
    await rm(join(folder, 'seal-000002.json'));
    await new SealStore(folder, [Buffer.alloc(32, 2)]).seal(logOf(LOG), clock);
    expect(await found(LOG)).toEqual(['forged 2  ']);
    const elsewhere = new SealStore(join(folder, 'other'), [MASTER]);
    await elsewhere.seal(logOf(rewritten(A, 0)), clock);
    await rm(join(folder, 'seal-000002.json'));
    await change(1, () => JSON.stringify(last?.seal));
    expect(await found(LOG)).toEqual(['forged 1  ']);
  });

  it('are signed again when the master key is rotated', async () => {
    const fresh = Buffer.alloc(32, 3);
    expect(await new SealStore(folder, [fresh, MASTER]).signAgain()).toBe(3);
    box = new SealStore(folder, [fresh]);
    expect(await verifySeals(logOf(LOG), box)).toEqual({ seals: 3, problems: [] });
  });
});
