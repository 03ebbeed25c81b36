import { BEGINNING, type EventStore, type Position, type StoredEvent } from '#kit/eventsourcing';
import { Chains } from './hash-chains.js';
import type { Findings, Problem } from './findings.js';

export type { Problem, ProblemKind } from './findings.js';

export interface VerifyOptions {
  /** Called after every window. */
  readonly onProgress?: (progress: {
    readonly events: number;
    readonly position: Position;
  }) => void;
  /** Positions are numbers without holes (PostgreSQL, invariant I6), so that a missing one proves a removal. */
  readonly dense?: boolean;
  /** With `dense`: the last position ever given out, where somebody knows it. What is missing at the end is found only with it. */
  readonly last?: Position;
  /** Positions of the log read at once. */
  readonly windowSize?: number;
}

export interface Verification {
  readonly events: number;
  readonly streams: number;
  /** In the order of the log; none when the log is as it was written. */
  readonly problems: readonly Problem[];
  /** Problems found beyond those named. */
  readonly omitted: number;
}

/**
 * Verifies the whole log (domain §8): every stream's revisions count from 0 without gap or repetition, in the log's order, and every
 * event's hash follows from what it says and from the event before it. Finds any event changed, removed or reordered, and names it.
 * It cannot find what an owner of the database rewrote to the end of a stream, hashes and all, or cut off its end (for that there
 * are seals: `verifySeals`), nor that events of two streams changed places while each stream kept its order: positions are not hashed. Memory: the last revision and hash of every stream, and what was found.
 */
export async function verifyLog(
  store: EventStore,
  { onProgress, dense = false, last, windowSize = 1_000 }: VerifyOptions = {},
): Promise<Verification> {
  const chains = new Chains();
  const places = new Places(chains.findings, dense);
  let events = 0;
  for (let position = BEGINNING, caughtUp = false; !caughtUp;) {
    const window = await store.readAll(position, windowSize);
    refuseRepeatedIds(window.events, chains.findings);
    for (const event of window.events) {
      places.take(event);
      chains.take(event);
    }
    events += window.events.length;
    ({ next: position, caughtUp } = window);
    onProgress?.({ events, position });
  }
  if (last !== undefined) places.end(last);
  const { problems, omitted } = chains.finish();
  return { events, streams: chains.streams, problems, omitted };
}

/** Ids are functions of their commands: that one repeats within a window is enough to see that it was forged. */
function refuseRepeatedIds(events: readonly StoredEvent[], findings: Findings): void {
  const seen = new Set<string>();
  for (const event of events) {
    if (seen.has(event.id)) findings.about('changed', event, 'bears the id of another event.');
    seen.add(event.id);
  }
}

/** Positions grow, and, where they are dense, by one. */
class Places {
  #before: Position = BEGINNING;
  constructor(
    private readonly findings: Findings,
    private readonly dense: boolean,
  ) {}

  take(event: StoredEvent): void {
    if (event.position <= this.#before)
      this.findings.about(
        'swapped',
        event,
        `stands at ${event.position}, not after ${this.#before}.`,
      );
    else this.#lookForHole(event.position);
    this.#before = event.position;
  }

  /** Nothing may be missing up to and with this position. */
  end(last: Position): void {
    if (last > this.#before) this.#lookForHole(String(Number(last) + 1).padStart(last.length, '0'));
  }

  #lookForHole(position: Position): void {
    if (!this.dense) return;
    const [from, to] = [Number(this.#before) + 1, Number(position) - 1];
    if (from > to) return;
    const message =
      from === to
        ? `Position ${from} of the log is missing: an event was removed.`
        : `Positions ${from} to ${to} of the log are missing: events were removed.`;
    this.findings.add({
      kind: 'hole',
      stream: null,
      revision: null,
      position: String(from).padStart(position.length, '0'),
      id: null,
      type: null,
      message,
    });
  }
}
