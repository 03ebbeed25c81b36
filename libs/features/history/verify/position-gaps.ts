import { chainHash, type StoredEvent } from '#kit/eventsourcing';
import type { Findings } from './findings.js';

/** Revisions of a stream that did not come when they should have, and may still come late. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** The hash before the gap. */
  readonly previous: string;
  /** The event that came instead. */
  readonly next: StoredEvent;
  /** Those that came after it, by revision. */
  readonly late: Map<number, StoredEvent>;
}

/** Of one gap, so many missing events are named one by one. */
const MOST_NAMED = 1_000;

export const hasRoomFor = ({ from, to, late }: Gap, revision: number): boolean =>
  revision >= from && revision <= to && !late.has(revision);

/** An event came late: which stand in the wrong place? The one that came too early, and any that came after one that it precedes. */
export function takeLate(
  { from, to, late, next }: Gap,
  event: StoredEvent,
  findings: Findings,
): void {
  findings.about('swapped', next, `stands in the log before revision ${event.revision}.`);
  const overtaken = from === to || [...late.keys()].some((revision) => revision > event.revision);
  if (overtaken)
    findings.about('swapped', event, `stands in the log after revision ${next.revision}.`);
  late.set(event.revision, event);
}

/** Once the log has ended: what never came was removed, and what came late must follow from what is before it. */
export function closeGap({ from, to, previous, next, late }: Gap, findings: Findings): void {
  let before: string | undefined = previous;
  let named = 0;
  for (let revision = from; revision <= to && named < MOST_NAMED; revision++) {
    const event = late.get(revision);
    if (!event) {
      findings.removed(next.stream, revision, next);
      named += 1;
    } else requireLink(before, event, findings);
    before = event?.hash;
  }
  requireLink(named < MOST_NAMED ? before : undefined, next, findings);
}

function requireLink(before: string | undefined, event: StoredEvent, findings: Findings): void {
  if (before === undefined || chainHash(before, event.stream, event.revision, event) === event.hash)
    return;
  findings.about('changed', event, 'is not what was written: its hash does not follow.');
}
