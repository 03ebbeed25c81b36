import { chainHash, GENESIS, type StoredEvent } from '#kit/eventsourcing';
import { Findings } from './findings.js';
import { closeGap, hasRoomFor, takeLate, type Gap } from './position-gaps.js';
import { judge, type Suspect } from './tampering-suspects.js';

/** What is remembered of a stream: its last revision and hash, and nothing of its events. */
interface Head {
  readonly revision: number;
  readonly hash: string;
  /** The hash that the last event should have, where it has another: if only its hash was changed, the next one follows from this. */
  readonly proper?: string;
}
const NO_EVENTS: Head = { revision: -1, hash: GENESIS };

/** So many broken links are kept until the end, to see whether events were swapped; of more, each counts as changed. */
const MOST_SUSPECTS = 1_000;

/** Follows every stream's chain through the log, in the log's order. */
export class Chains {
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
    this.findings.about('changed', event, 'bears a revision that another event has.');
  }

  /** Once the log has ended: what never came was removed, and every broken link is judged. */
  finish(): Findings {
    for (const gap of [...this.#gaps.values()].flat()) closeGap(gap, this.findings);
    judge(this.#suspects, this.findings);
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
    else
      this.findings.about('changed', event, 'is not what was written: its hash does not follow.');
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
