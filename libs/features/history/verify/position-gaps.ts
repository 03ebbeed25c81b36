import { chainHash, type StoredEvent } from '#kit/eventsourcing';
import type { Findings } from './findings.js';

/** Missing revisions of a stream, which may still appear later in the log. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** The hash before the gap. */
  readonly previous: string;
  /** The event found instead. */
  readonly next: StoredEvent;
  /** Events of the gap found later, by revision. */
  readonly late: Map<number, StoredEvent>;
}

/** Limit of missing events reported per gap. */
const MAX_REPORTED = 1_000;

export const hasRoomFor = ({ from, to, late }: Gap, revision: number): boolean =>
  revision >= from && revision <= to && !late.has(revision);

/** Handles an event of the gap. The event before the gap's end came too early; a late event after a later revision is swapped as well. */
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

/** Closes a gap at the end of the log: events still missing were removed; the hashes of late events are verified. */
export function closeGap({ from, to, previous, next, late }: Gap, findings: Findings): void {
  let before: string | undefined = previous;
  let reported = 0;
  for (let revision = from; revision <= to && reported < MAX_REPORTED; revision++) {
    const event = late.get(revision);
    if (!event) {
      findings.removed(next.stream, revision, next);
      reported += 1;
    } else requireLink(before, event, findings);
    before = event?.hash;
  }
  requireLink(reported < MAX_REPORTED ? before : undefined, next, findings);
}

function requireLink(before: string | undefined, event: StoredEvent, findings: Findings): void {
  if (before === undefined || chainHash(before, event.stream, event.revision, event) === event.hash)
    return;
  findings.about('changed', event, 'was modified: its hash does not match.');
}
