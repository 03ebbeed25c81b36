import { chainHash, type NewEvent, type StoredEvent } from '#kit/eventsourcing';
import type { Findings } from './findings.js';

/** An event whose hash does not follow from what it says and from the event before it. */
export interface Suspect {
  readonly event: StoredEvent;
  /** The hash before it, as it is stored. */
  readonly previous: string;
}

/** So many are compared with each other; two of more than these that were swapped count as changed. */
const MOST_COMPARED = 100;

type Words = Omit<NewEvent, 'hash'>;
const fits = (previous: string, place: StoredEvent, words: Words, hash: string): boolean =>
  chainHash(previous, place.stream, place.revision, words) === hash;

/** What of one event may have been put into another's place, the first of which the hash then fits. */
const EXCHANGES: readonly ((own: StoredEvent, others: StoredEvent) => Words)[] = [
  (own, others) => ({ ...own, data: others.data }),
  (own, others) => ({ ...own, meta: others.meta }),
  (own, others) => ({ ...others, id: own.id }),
];

/** The whole of `others`, hash and all, belongs where `own` stands: it was written at that revision. */
const belongsHere = (own: Suspect, others: Suspect): boolean =>
  fits(own.previous, own.event, others.event, others.event.hash);
/** `own`'s hash fits once some of the words of `others` are put back. */
const isMixed = (own: Suspect, others: Suspect): boolean =>
  EXCHANGES.some((exchange) =>
    fits(own.previous, own.event, exchange(own.event, others.event), own.event.hash),
  );

/** The suspects that were put in each other's place. */
function swappedPairs(suspects: readonly Suspect[]): (readonly [Suspect, Suspect])[] {
  const compared = suspects.slice(0, MOST_COMPARED);
  const pairs = compared.flatMap((a, index) =>
    compared.slice(index + 1).map((b) => [a, b] as const),
  );
  return pairs.filter(
    ([a, b]) => belongsHere(a, b) || belongsHere(b, a) || (isMixed(a, b) && isMixed(b, a)),
  );
}

/**
 * Names what became of events whose chain is broken. Two that stand in each other's place were swapped. Of an event that follows one of
 * them, only its predecessor was wrong: with the hash that belongs there it fits, and it is cleared. Any other was changed.
 */
export function judge(suspects: readonly Suspect[], findings: Findings): void {
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
      `is not what was written: its hash does not follow (after ${previous.slice(0, 12)}…). If it was not changed itself, the event before it was, hash and all.`,
    );
  }
}
