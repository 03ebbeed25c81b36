import { BEGINNING, type EventStore, type Position, type StoredEvent } from '#kit/eventsourcing';
import { HashChains } from './hash-chains.js';
import type { Findings, Problem } from './findings.js';

export type { Problem, ProblemKind } from './findings.js';

export interface VerifyOptions {
  /** Called, and waited for, after each read. */
  readonly onProgress?: (progress: {
    readonly events: number;
    readonly position: Position;
  }) => unknown;
  readonly signal?: AbortSignal;
  /** Positions are consecutive numbers (PostgreSQL), so that a missing one proves a deletion. */
  readonly dense?: boolean;
  /** With `dense`: the last assigned position, if known. Needed to find events deleted from the end of the log. */
  readonly last?: Position;
  /** Events per read. */
  readonly windowSize?: number;
}

export interface Verification {
  readonly events: number;
  readonly streams: number;
  /** In log order; empty when the log is unmodified. */
  readonly problems: readonly Problem[];
  /** Number of problems beyond the reported ones. */
  readonly omitted: number;
}

/**
 * Verifies the whole log (docs/domain.md §8). The revisions of every stream must count from 0 without gaps, in log order, and every hash must match
 * the event and the hash before it. Reports every modified, deleted or reordered event.
 *
 * Cannot find an end of a stream that was rewritten with all its hashes, or deleted; `verifySeals` finds these. Cannot find events of
 * different streams that were exchanged while each stream kept its order, because positions are not hashed. Keeps the last revision and
 * hash of every stream in memory.
 * @throws the signal's reason
 */
export async function verifyLog(
  store: EventStore,
  { onProgress, signal, dense = false, last, windowSize = 1_000 }: VerifyOptions = {},
): Promise<Verification> {
  const chains = new HashChains();
  const positions = new PositionCheck(chains.findings, dense);
  let events = 0;
  for (let position = BEGINNING, caughtUp = false; !caughtUp;) {
    signal?.throwIfAborted();
    const page = await store.readAll(position, windowSize);
    refuseRepeatedIds(page.events, chains.findings);
    for (const event of page.events) {
      positions.take(event);
      chains.take(event);
    }
    events += page.events.length;
    ({ next: position, caughtUp } = page);
    await onProgress?.({ events, position });
  }
  if (last !== undefined) positions.end(last);
  const { problems, omitted } = chains.finish();
  return { events, streams: chains.streams, problems, omitted };
}

/** Event ids are unique, so a repeated id within a read proves a forgery. */
function refuseRepeatedIds(events: readonly StoredEvent[], findings: Findings): void {
  const seen = new Set<string>();
  for (const event of events) {
    if (seen.has(event.id)) findings.about('changed', event, 'has the id of another event.');
    seen.add(event.id);
  }
}

/** Verifies that positions increase, and are consecutive if dense. */
class PositionCheck {
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
        `has position ${event.position}, which is not after ${this.#before}.`,
      );
    else this.#lookForHole(event.position);
    this.#before = event.position;
  }

  /** Reports positions missing up to and including this one. */
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
