import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MerkleTree, MovableClock, type StoredEvent } from '#kit/eventsourcing';
import { intactLog, TamperedLog } from '../testing/tampered-log.js';
import { signed } from './seal.js';
import type { Seal } from './seal.types.js';
import { isSignatureOf, SealSigner } from './seal-signer.js';
import { SealsDamaged, SealStore } from './seal-store.js';
import { verifySeals } from './verify-seals.js';

const MASTER = Buffer.alloc(32, 1);
const LOG = intactLog(3, 4);
const SIGNER = new SealSigner(Buffer.alloc(32, 7));
const clock = new MovableClock('2026-01-05T10:00:00.000Z');
let folder: string;

const logOf = (events: readonly StoredEvent[]) => ({
  readAll: (after: string, limit: number) => new TamperedLog(events).readAll(after, limit),
  readStream: (stream: string, from = 0) =>
    Promise.resolve(events.filter((event) => event.stream === stream && event.revision >= from)),
});
const pathOf = (number: number) => join(folder, `seal-00000${number}.json`);
const rewrite = async (number: number, edit: (seal: Seal) => object) => {
  const seal = JSON.parse(await readFile(pathOf(number), 'utf8')) as Seal;
  await rm(pathOf(number));
  await writeFile(pathOf(number), JSON.stringify(edit(seal)));
};
const store = (signer?: SealSigner) => new SealStore(folder, [MASTER], signer);
const sealAt = (box: SealStore, day: string, events: number) => {
  clock.moveTo(`2026-01-${day}T10:00:00.000Z`);
  return box.seal(logOf(LOG.slice(0, events)), clock);
};

/** A seal as versions before this one made it. */
async function toOldForm(number: number): Promise<void> {
  await rewrite(number, ({ tree: _tree, signature: _signature, mac: _mac, ...content }) =>
    signed(content, MASTER),
  );
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trees-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the tree of the seals', () => {
  it('has the heads of each seal as leaves, sorted by stream', async () => {
    await sealAt(store(), '05', 3);
    const seal = await sealAt(store(), '06', 5);
    const tree = new MerkleTree();
    for (const index of [0, 1, 2])
      tree.append(
        `{"hash":"${LOG[index]?.hash}","revision":0,"seal":0,"stream":"${LOG[index]?.stream}"}`,
      );
    for (const index of [3, 4])
      tree.append(
        `{"hash":"${LOG[index]?.hash}","revision":1,"seal":1,"stream":"${LOG[index]?.stream}"}`,
      );
    expect(seal?.tree).toEqual({ size: 5, root: tree.root() });
  });

  it('has the heads of seals of the old form too', async () => {
    await sealAt(store(), '05', 3);
    const expected = (await sealAt(store(), '06', 5))?.tree;
    await rm(pathOf(1));
    await toOldForm(0);
    expect(await verifySeals(logOf(LOG), store())).toEqual({ seals: 1, problems: [] });
    expect((await sealAt(store(), '06', 5))?.tree).toEqual(expected);
    expect(await verifySeals(logOf(LOG), store())).toEqual({ seals: 2, problems: [] });
  });

  it('is left out of a seal while an earlier seal is missing', async () => {
    await sealAt(store(), '05', 3);
    await sealAt(store(), '06', 5);
    await rm(pathOf(0));
    expect((await sealAt(store(), '07', 9))?.tree).toBeUndefined();
    await expect(store().proofOf('registration-a')).rejects.toThrow(SealsDamaged);
  });
});

describe('a root or signature', () => {
  beforeEach(async () => {
    await sealAt(store(SIGNER), '05', 3);
    await sealAt(store(SIGNER), '06', 5);
  });
  const problems = async () =>
    (await verifySeals(logOf(LOG), store())).problems.map(({ message }) => message);

  it('is genuine as it was made', async () => {
    expect(await problems()).toEqual([]);
  });

  it('that was changed without the master key is named', async () => {
    await rewrite(1, (seal) => ({ ...seal, tree: { size: 5, root: 'f'.repeat(64) } }));
    expect(await problems()).toEqual([expect.stringContaining('Seal 1 was forged')]);
  });

  it('that holders of the master key changed is named', async () => {
    await rewrite(1, (seal) =>
      signed({ ...seal, tree: { size: 5, root: 'f'.repeat(64) } }, MASTER),
    );
    expect(await problems()).toEqual(['Seal 1 has another root than the seals up to it.']);
    await expect(store().proofOf('registration-a')).rejects.toThrow('another root');
  });

  it('of other content is named', async () => {
    const other = SIGNER.sign('volunteer-ledger/seal/1', { number: 1 });
    await rewrite(1, (seal) => signed({ ...seal, signature: other }, MASTER));
    expect(await problems()).toEqual(['Seal 1 has a signature that is not of its content.']);
  });

  it('stays genuine when the master key is rotated', async () => {
    const fresh = Buffer.alloc(32, 9);
    await new SealStore(folder, [fresh, MASTER]).signAgain();
    const box = new SealStore(folder, [fresh]);
    expect(await verifySeals(logOf(LOG), box)).toEqual({ seals: 2, problems: [] });
  });
});

describe('a proof of a stream', () => {
  it('is of the newest seal, and of the newest head in any', async () => {
    await sealAt(store(), '05', 3);
    await sealAt(store(), '06', 5);
    expect(await store().proofOf('registration-c')).toMatchObject({
      seal: { number: 1, size: 5, signature: null },
      inclusion: { leaf: { seal: 0, stream: 'registration-c', revision: 0 }, index: 2 },
      consistency: { from: { number: 0, size: 3 } },
    });
  });

  it('is absent while no seal contains it', async () => {
    expect(await store().proofOf('registration-a')).toBeUndefined();
    await sealAt(store(), '05', 1);
    expect(await store().proofOf('registration-b')).toBeUndefined();
    expect((await store().proofOf('registration-a'))?.consistency).toBeNull();
  });

  it('has the signature of each seal, by the key of its time', async () => {
    await sealAt(store(SIGNER), '05', 3);
    const next = new SealSigner(Buffer.alloc(32, 8));
    await sealAt(store(next), '06', 5);
    const proof = await store().proofOf('registration-a');
    const keys = [proof?.consistency?.from.signature?.key, proof?.seal.signature?.key];
    expect(keys).toEqual([SIGNER.keyId, next.keyId]);
    for (const one of [proof?.seal, proof?.consistency?.from]) {
      const { signature, ...statement } = one ?? {};
      expect(signature && isSignatureOf(signature, 'volunteer-ledger/seal/1', statement)).toBe(
        true,
      );
    }
  });
});

describe('a certified manifest', () => {
  it('has the newest seal up to its position, and a signature of both', async () => {
    const box = store(SIGNER);
    await sealAt(box, '05', 3);
    await sealAt(box, '06', 5);
    const { signature, ...certified } = await box.certify({ position: LOG[3]?.position ?? '' });
    expect(certified.seal).toMatchObject({ number: 0, size: 3 });
    expect(signature && isSignatureOf(signature, 'volunteer-ledger/manifest/1', certified)).toBe(
      true,
    );
  });

  it('says that there is no seal and no key', async () => {
    expect(await store().certify({ position: '' })).toEqual({
      position: '',
      seal: null,
      signature: null,
    });
  });
});

describe('seals that were read before', () => {
  it('are not read again for another proof, but for three', async () => {
    const days = ['05', '06', '07', '08', '09', '10', '11', '12'];
    for (const [at, day] of days.entries()) await sealAt(store(), day, at + 1);
    const read: string[] = [];
    const box = new SealStore(folder, [MASTER], undefined, (path) => {
      read.push(path);
      return readFile(path, 'utf8');
    });
    const first = await box.proofOf(LOG[0]?.stream ?? '');
    expect(read.length).toBeGreaterThanOrEqual(days.length);
    read.length = 0;
    expect(await box.proofOf(LOG[0]?.stream ?? '')).toEqual(first);
    expect(read).toHaveLength(3);
    await sealAt(store(), '13', 9);
    expect(await box.proofOf(LOG[8]?.stream ?? '')).toEqual(
      await store().proofOf(LOG[8]?.stream ?? ''),
    );
    expect(read).toHaveLength(7);
  });

  it('are read again once they were changed', async () => {
    for (const [at, day] of ['05', '06', '07'].entries()) await sealAt(store(), day, at + 3);
    const box = store();
    await box.proofOf(LOG[0]?.stream ?? '');
    await rewrite(0, ({ heads: _heads, ...seal }) => ({ ...seal, heads: {} }));
    await expect(box.proofOf(LOG[3]?.stream ?? '')).rejects.toThrow(SealsDamaged);
    await rm(pathOf(1));
    await expect(box.proofOf(LOG[3]?.stream ?? '')).rejects.toThrow(SealsDamaged);
  });
});
