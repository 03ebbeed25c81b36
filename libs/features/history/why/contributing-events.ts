import {
  REGISTRATION_EVENTS,
  reminderOf,
  statusRuleOf,
  type RegistrationEventType,
} from '#contexts/registrations';
import { datesOf, type AnnotatedEvent } from '../timeline/annotated-history.js';

/** The last event that set the final status of a date. */
const broughtDate = (
  annotated: readonly AnnotatedEvent[],
  date: string,
): AnnotatedEvent | undefined =>
  annotated.findLast((one) =>
    one.dates.some((change) => change.date === date && change.before !== change.after),
  );

const inOrder = (annotated: readonly (AnnotatedEvent | undefined)[]): AnnotatedEvent[] =>
  [...new Set(annotated.filter((one) => one !== undefined))].sort(
    (a, b) => a.event.revision - b.event.revision,
  );

/** The events behind the current status: the one that set it, and those that set the statuses of the dates that determine it. */
export function eventsBehindStatus(annotated: readonly AnnotatedEvent[]): AnnotatedEvent[] {
  const last = annotated.at(-1);
  if (!last) return [];
  const brought = annotated.findLast((one) => one.before !== one.after);
  return inOrder([
    ...statusRuleOf(last.state)
      .dates(last.state)
      .map(({ id }) => broughtDate(annotated, id)),
    brought,
  ]);
}

const isActivity = ({ event }: AnnotatedEvent): boolean =>
  REGISTRATION_EVENTS[event.type as RegistrationEventType].activity === true;
const beginsSearch = ({ event }: AnnotatedEvent): boolean =>
  event.type === 'ApplicationApproved' || event.type === 'RegistrationReopened';

/** The event from which the time rule of an event counts. */
function anchorsOf(
  one: AnnotatedEvent,
  before: readonly AnnotatedEvent[],
): (AnnotatedEvent | undefined)[] {
  const { type } = one.event;
  const anchor = type === 'RegistrationArchived' ? 'activity' : reminderOf(type)?.countsFrom;
  if (anchor === 'activity') return [before.findLast(isActivity)];
  if (anchor === 'search') return [before.findLast(beginsSearch)];
  return datesOf(one).map((date) => broughtDate(before, date));
}

/** An event with the events behind it: the start of its time rule, and those that set the statuses of its dates. */
export function eventsBehindEvent(
  annotated: readonly AnnotatedEvent[],
  id: string,
): AnnotatedEvent[] {
  const index = annotated.findIndex((one) => one.event.id === id);
  const one = annotated[index];
  if (!one) return [];
  return inOrder([...anchorsOf(one, annotated.slice(0, index)), one]);
}
