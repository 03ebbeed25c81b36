import { chainHash, GENESIS, type StoredEvent } from '#kit/eventsourcing';
import { Findings } from './findings.js';
import { closeGap, hasRoomFor, takeLate, type Gap } from './position-gaps.js';
import { classify, type Suspect } from './tampering-suspects.js';

/** The last revision and hash of a stream. */
interface Head {
  readonly revision: number;
  readonly hash: string;
  /** The correct hash of the last event, if it has another. If only the hash was modified, the next event follows from this one. */
  readonly proper?: string;
}
const NO_EVENTS: Head = { revision: -1, hash: GENESIS };

/** Limit of broken links kept for the detection of swapped events; further ones count as changed. */
const MOST_SUSPECTS = 1_000;

/** Verifies the hash chain of every stream, in log order. */
export class HashChains {
  readonly findings = new Findings();
  readonly #heads = new Map<string, Head>();
  readonly #gaps = new Map<string, Gap[]>();
  readonly #suspects: Suspect[] = [];

  get streams(): number {
    return this.#heads.size;
  }

  take(event: StoredEvent): void {
    const head = this.#heads.get(event.stream) ?? NO_EVENTS;
    const expected = head.revision + 1;
    const proper = chainHash(head.hash, event.stream, expected, event);
    if (event.revision === expected) return this.#takeNext(head, event, proper);
    if (event.hash === proper) {
      this.findings.about('swapped', event, `was written as revision ${expected}.`);
      this.#heads.set(event.stream, { revision: expected, hash: event.hash });
      return;
    }
    if (event.revision > expected) return this.#leaveGap(head, event);
    const gap = this.#gaps.get(event.stream)?.find((one) => hasRoomFor(one, event.revision));
    if (gap) return takeLate(gap, event, this.findings);
    this.findings.about('changed', event, 'has the revision of another event.');
  }

  /** Call at the end of the log: events still missing were removed, and broken links are classified. */
  finish(): Findings {
    for (const gap of [...this.#gaps.values()].flat()) closeGap(gap, this.findings);
    classify(this.#suspects, this.findings);
    this.findings.sort();
    return this.findings;
  }

  #takeNext(head: Head, event: StoredEvent, proper: string): void {
    const { stream, revision, hash } = event;
    const follows =
      hash === proper ||
      (head.proper !== undefined && chainHash(head.proper, stream, revision, event) === hash);
    this.#heads.set(stream, follows ? { revision, hash } : { revision, hash, proper });
    if (follows) return;
    if (this.#suspects.length < MOST_SUSPECTS) this.#suspects.push({ event, previous: head.hash });
    else this.findings.about('changed', event, 'was modified: its hash does not match.');
  }

  #leaveGap({ revision, hash }: Head, event: StoredEvent): void {
    const gaps = this.#gaps.get(event.stream) ?? [];
    gaps.push({
      from: revision + 1,
      to: event.revision - 1,
      previous: hash,
      next: event,
      late: new Map(),
    });
    this.#gaps.set(event.stream, gaps);
    this.#heads.set(event.stream, { revision: event.revision, hash: event.hash });
  }
}
