import { dayOf, type Day } from '#kit/eventsourcing';
import { datesOf, type AnnotatedEvent } from './annotated-history.js';

/** Which events of a history are asked for. */
export interface HistoryFilter {
  readonly type?: readonly string[];
  /** A person's id, or `system`. */
  readonly actor?: string;
  /** A participation date that the event names or changes. */
  readonly date?: string;
  /** First and last day on which it happened, in the registration's zone. */
  readonly from?: Day;
  readonly to?: Day;
}

/** Whether an event is among those asked for. `zone`: the registration's. */
export function isAsked(
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
