import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import {
  BEGINNING,
  canonicalJson,
  GENESIS,
  sha256,
  type EventStore,
  type Instant,
  type Position,
} from '#kit/eventsourcing';
import { isSignatureOf, type SealSigner } from './seal-signer.js';
import type { Head, Seal, SealContent } from './seal.types.js';
import { statementOf } from './seal-statement.js';
import type { SealedTree } from './sealed-tree.js';

const keyOf = (master: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', 'volunteer-ledger seals', 32));
const contentOf = ({ number, at, position, heads, previous, tree }: SealContent) => ({
  number,
  at,
  position,
  heads,
  previous,
  tree,
});

/** SHA-256 of a seal; the next seal contains it. Publishing it reveals the deletion of the newest seal. */
export const hashOf = (seal: SealContent): string => sha256(canonicalJson(contentOf(seal)));

/** The seal with its MAC, which covers the signature too. */
export function signed(content: Omit<Seal, 'mac'>, master: Buffer): Seal {
  const { signature } = content;
  const covered = canonicalJson({
    ...contentOf(content),
    signature: signature && { ...signature },
  });
  return { ...content, mac: createHmac('sha256', keyOf(master)).update(covered).digest('hex') };
}

/** Whether the signature of a seal, if it has one, is of its statement. */
export const hasGenuineSignature = ({ signature, tree, ...seal }: Seal): boolean =>
  signature === undefined ||
  (tree !== undefined &&
    isSignatureOf(signature, 'volunteer-ledger/seal/1', statementOf(seal, tree)));

/** Whether a seal was signed with one of these master keys. */
export function isGenuine(seal: Seal, masters: readonly Buffer[]): boolean {
  const mac = Buffer.from(seal.mac, 'hex');
  return masters.some((master) => {
    const expected = Buffer.from(signed(seal, master).mac, 'hex');
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  });
}

/** Events per read. */
const PAGE_SIZE = 1_000;

export type SealedLog = Pick<EventStore, 'readAll' | 'readStream'>;

/** The current position of the last event of a seal; the beginning, if the event is gone, which verification reports. */
async function positionOf(store: SealedLog, { heads }: Seal): Promise<Position> {
  const [stream = '', [revision] = [0]] = Object.entries(heads).at(-1) ?? [];
  const [event] = await store.readStream(stream, revision);
  return event?.revision === revision ? event.position : BEGINNING;
}

export interface SealOptions {
  readonly at: Instant;
  readonly master: Buffer;
  /** The tree of all seals before, to which this seal is appended. Without it, the seal carries neither root nor signature. */
  readonly tree: SealedTree | undefined;
  readonly signer?: SealSigner | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Creates the seal after `last`. Works on a moved log as well.
 * @returns undefined when the log has not grown
 * @throws the signal's reason
 */
export async function sealOf(
  store: SealedLog,
  last: Seal | undefined,
  { at, master, tree, signer, signal }: SealOptions,
): Promise<Seal | undefined> {
  const heads = new Map<string, Head>();
  let position = last ? await positionOf(store, last) : BEGINNING;
  let sealed = position;
  for (let caughtUp = false; !caughtUp;) {
    signal?.throwIfAborted();
    const page = await store.readAll(position, PAGE_SIZE);
    for (const { stream, revision, hash } of page.events) {
      heads.delete(stream); // it moves to the end
      heads.set(stream, [revision, hash]);
    }
    sealed = page.events.at(-1)?.position ?? sealed;
    ({ next: position, caughtUp } = page);
  }
  if (heads.size === 0) return undefined;
  const sealedHeads = Object.fromEntries(heads);
  const number = (last?.number ?? -1) + 1;
  const content = {
    ...{ number, at, position: sealed, heads: sealedHeads },
    previous: last ? hashOf(last) : GENESIS,
  };
  if (!tree) return signed(content, master);
  await tree.append(content);
  const grown = tree.at(number);
  const signature = signer?.sign('volunteer-ledger/seal/1', statementOf(content, grown));
  return signed({ ...content, tree: grown, ...(signature ? { signature } : {}) }, master);
}
