import { dayOf, type Day } from '#kit/eventsourcing';
import { datesOf, type AnnotatedEvent } from './annotated-history.js';

/** Selects events of a history. */
export interface HistoryFilter {
  readonly type?: readonly string[];
  /** A person's id, or `system`. */
  readonly actor?: string;
  /** A participation date that the event names or changes. */
  readonly date?: string;
  /** First and last day, inclusive, on which the event happened, in the registration's zone. */
  readonly from?: Day;
  readonly to?: Day;
}

/** Whether an event matches. @param zone the registration's */
export function matchesFilter(
  annotated: AnnotatedEvent,
  { type, actor, date, from, to }: HistoryFilter,
  zone: string,
): boolean {
  const { event } = annotated;
  if (type !== undefined && !type.includes(event.type)) return false;
  if (actor !== undefined && (event.meta.actor ?? 'system') !== actor) return false;
  if (date !== undefined && !datesOf(annotated).includes(date)) return false;
  const day = dayOf(event.occurredAt, zone);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}
