import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { BEGINNING, canonicalJson, GENESIS, sha256, type EventStore, type Instant, type Position } from '#eventsourcing';

/** Where a stream stood: the revision and the hash of its last event. */
export type Head = readonly [revision: number, hash: string];

/** What a seal says. With the seals before it, it commits to the head of every stream. */
export interface SealContent {
  /** 0 for the first. */
  readonly number: number;
  /** When it was made. */
  readonly at: Instant;
  /** Up to which event of the log. */
  readonly position: Position;
  /** The heads of the streams that grew since the seal before. */
  readonly heads: Readonly<Record<string, Head>>;
  /** The SHA-256 of the seal before. */
  readonly previous: string;
}

export interface Seal extends SealContent {
  /** HMAC-SHA-256 of the content, under a key derived from the master key: nobody without it can make a seal. */
  readonly mac: string;
}

const keyOf = (master: Buffer): Buffer => Buffer.from(hkdfSync('sha256', master, '', 'volunteer-ledger seals', 32));
const contentOf = ({ number, at, position, heads, previous }: SealContent): string =>
  canonicalJson({ number, at, position, heads, previous });

/** What the next seal names as the one before it, and what may be published so that the newest seal cannot vanish unseen. */
export const hashOf = (seal: SealContent): string => sha256(contentOf(seal));

export function signed(content: SealContent, master: Buffer): Seal {
  return { ...content, mac: createHmac('sha256', keyOf(master)).update(contentOf(content)).digest('hex') };
}

/** Whether a seal was made under one of these master keys. */
export function isGenuine(seal: Seal, masters: readonly Buffer[]): boolean {
  const mac = Buffer.from(seal.mac, 'hex');
  return masters.some((master) => {
    const expected = Buffer.from(signed(seal, master).mac, 'hex');
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  });
}

const WINDOW = 1_000;

/** The seal after `last` of the log as it stands; nothing when it has not grown. */
export async function sealOf(
  store: Pick<EventStore, 'readAll'>,
  last: Seal | undefined,
  at: Instant,
  master: Buffer,
): Promise<Seal | undefined> {
  const heads: Record<string, Head> = {};
  let position = last?.position ?? BEGINNING;
  let sealed = position;
  for (let caughtUp = false; !caughtUp;) {
    const window = await store.readAll(position, WINDOW);
    for (const { stream, revision, hash } of window.events) heads[stream] = [revision, hash];
    sealed = window.events.at(-1)?.position ?? sealed;
    ({ next: position, caughtUp } = window);
  }
  if (Object.keys(heads).length === 0) return undefined;
  return signed({ number: (last?.number ?? -1) + 1, at, position: sealed, heads, previous: last ? hashOf(last) : GENESIS }, master);
}
