import { chainHash, type NewEvent, type StoredEvent } from '#kit/eventsourcing';
import type { Findings } from './findings.js';

/** An event whose hash does not match its content and the hash before it. */
export interface Suspect {
  readonly event: StoredEvent;
  /** The stored hash of the event before it. */
  readonly previous: string;
}

/** Limit of suspects compared pairwise; further swapped events count as changed. */
const MAX_COMPARED = 100;

type Content = Omit<NewEvent, 'hash'>;
const fits = (previous: string, place: StoredEvent, content: Content, hash: string): boolean =>
  chainHash(previous, place.stream, place.revision, content) === hash;

/** Parts of two events that may have been exchanged. */
const EXCHANGES: readonly ((own: StoredEvent, others: StoredEvent) => Content)[] = [
  (own, others) => ({ ...own, data: others.data }),
  (own, others) => ({ ...own, meta: others.meta }),
  (own, others) => ({ ...others, id: own.id }),
];

/** Whether `others`, with its hash, was written at the place of `own`. */
const belongsHere = (own: Suspect, others: Suspect): boolean =>
  fits(own.previous, own.event, others.event, others.event.hash);
/** Whether the hash of `own` matches with a part of `others`. */
const isMixed = (own: Suspect, others: Suspect): boolean =>
  EXCHANGES.some((exchange) =>
    fits(own.previous, own.event, exchange(own.event, others.event), own.event.hash),
  );

/** Pairs of suspects that were swapped. */
function swappedPairs(suspects: readonly Suspect[]): (readonly [Suspect, Suspect])[] {
  const compared = suspects.slice(0, MAX_COMPARED);
  const pairs = compared.flatMap((a, index) =>
    compared.slice(index + 1).map((b) => [a, b] as const),
  );
  return pairs.filter(
    ([a, b]) => belongsHere(a, b) || belongsHere(b, a) || (isMixed(a, b) && isMixed(b, a)),
  );
}

/**
 * Classifies events with a broken link. Two events at each other's place were swapped. An event after a swapped one is unmodified if it
 * matches the hash that belongs before it. All others were changed.
 */
export function classify(suspects: readonly Suspect[], findings: Findings): void {
  const swapped = new Map<string, Suspect>();
  for (const [a, b] of swappedPairs(suspects)) {
    swapped.set(a.event.id, b);
    swapped.set(b.event.id, a);
  }
  for (const { event, previous } of suspects) {
    const other = swapped.get(event.id);
    if (other) {
      findings.about(
        'swapped',
        event,
        `was swapped with event ${other.event.id}, revision ${other.event.revision} of ${other.event.stream}.`,
      );
      continue;
    }
    const wrongBefore = [...swapped.values()].some((one) =>
      fits(one.event.hash, event, event, event.hash),
    );
    if (wrongBefore) continue;
    findings.about(
      'changed',
      event,
      `was modified: its hash does not match (after ${previous.slice(0, 12)}…). Otherwise the event before it was modified together with its hash.`,
    );
  }
}
