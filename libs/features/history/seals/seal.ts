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

/** Where a stream stood: the revision and the hash of its last event. */
export type Head = readonly [revision: number, hash: string];

/** What a seal says. With the seals before it, it commits to the head of every stream. */
export interface SealContent {
  /** 0 for the first. */
  readonly number: number;
  /** When it was made. */
  readonly at: Instant;
  /** Up to which event of the log, as the log named its place then; a log that moved names it otherwise. */
  readonly position: Position;
  /** The heads of the streams that grew since the seal before, in the order of the log. */
  readonly heads: Readonly<Record<string, Head>>;
  /** The SHA-256 of the seal before. */
  readonly previous: string;
}

export interface Seal extends SealContent {
  /** HMAC-SHA-256 of the content, under a key derived from the master key: nobody without it can make a seal. */
  readonly mac: string;
}

const keyOf = (master: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', 'volunteer-ledger seals', 32));
const contentOf = ({ number, at, position, heads, previous }: SealContent): string =>
  canonicalJson({ number, at, position, heads, previous });

/** What the next seal names as the one before it, and what may be published so that the newest seal cannot vanish unseen. */
export const hashOf = (seal: SealContent): string => sha256(contentOf(seal));

export function signed(content: SealContent, master: Buffer): Seal {
  return {
    ...content,
    mac: createHmac('sha256', keyOf(master)).update(contentOf(content)).digest('hex'),
  };
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

export type SealedLog = Pick<EventStore, 'readAll' | 'readStream'>;

/** Where the last event that a seal commits to stands now; the beginning, if it is not there any more, which verification tells. */
async function placeOf(store: SealedLog, { heads }: Seal): Promise<Position> {
  const [stream = '', [revision] = [0]] = Object.entries(heads).at(-1) ?? [];
  const [event] = await store.readStream(stream, revision);
  return event?.revision === revision ? event.position : BEGINNING;
}

/** The seal after `last` of the log as it stands, here or where it has moved to; nothing when it has not grown. @throws the signal's reason */
export async function sealOf(
  store: SealedLog,
  last: Seal | undefined,
  at: Instant,
  master: Buffer,
  signal?: AbortSignal,
): Promise<Seal | undefined> {
  const heads = new Map<string, Head>();
  let position = last ? await placeOf(store, last) : BEGINNING;
  let sealed = position;
  for (let caughtUp = false; !caughtUp;) {
    signal?.throwIfAborted();
    const window = await store.readAll(position, WINDOW);
    for (const { stream, revision, hash } of window.events) {
      heads.delete(stream); // it moves to the end
      heads.set(stream, [revision, hash]);
    }
    sealed = window.events.at(-1)?.position ?? sealed;
    ({ next: position, caughtUp } = window);
  }
  if (heads.size === 0) return undefined;
  const content = {
    number: (last?.number ?? -1) + 1,
    at,
    position: sealed,
    heads: Object.fromEntries(heads),
  };
  return signed({ ...content, previous: last ? hashOf(last) : GENESIS }, master);
}
