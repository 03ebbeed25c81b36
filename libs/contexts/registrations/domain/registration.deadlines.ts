import { compareInstants, type Instant } from '#kit/eventsourcing';
import { archivesAt, type ArchivalMonths } from './registration.archival.js';
import type { RegistrationDraft } from './registration.events.js';
import { REMINDERS, REMINDER_TYPES } from './registration.reminders.js';
import type { ParticipationDate, RegistrationState } from './registration.state.js';
import { isBlocking } from './registration.status.js';
import type { TimeEvent } from './registration.time-rules.js';

/** Whether the registration prevents a new one: it is open, and its archival has not come, recorded or not. */
export function isBlockingAt(state: RegistrationState, now: Instant): boolean {
  const archival = archivesAt(state);
  return isBlocking(state) && (archival === null || archival > now);
}

/** Dates in progress that have an end, in the order in which they end, then as selected. */
const endingDates = (state: RegistrationState): (ParticipationDate & { end: Instant })[] =>
  state.dates
    .filter(
      (date): date is ParticipationDate & { end: Instant } =>
        date.status === 'in_progress' && date.end !== null,
    )
    .sort((a, b) => compareInstants(a.end, b.end));

/** Events that time alone has brought about by `now`: dates end, then the registration is archived. */
export function dueEvents(
  state: RegistrationState,
  now: Instant,
  months?: ArchivalMonths,
): RegistrationDraft[] {
  if (!state.exists) return [];
  const ended = endingDates(state)
    .filter((date) => date.end <= now)
    .map((date): RegistrationDraft => ({
      type: 'DateEnded',
      data: { date: date.id, endedAt: date.end, since: date.end },
      occurredAt: date.end,
    }));
  const archival = archivesAt(state, months);
  if (archival && archival <= now)
    return [...ended, { type: 'RegistrationArchived', data: {}, occurredAt: archival }];
  return ended;
}

/** The reminders whose instant has come and whose reason still stands, in the order of the table. */
export function dueReminders(state: RegistrationState, now: Instant): RegistrationDraft[] {
  if (!state.exists) return [];
  return REMINDER_TYPES.flatMap((type) =>
    REMINDERS[type]
      .scheduled(state, now)
      .flatMap(({ due }) => (due === null ? [] : [{ type, data: due } as RegistrationDraft])),
  );
}

/** An event that time will bring about, and the instant at which it will. */
export interface Deadline {
  readonly kind: TimeEvent;
  readonly at: Instant;
}

/** Earlier than every instant: nothing is due yet. */
const NEVER: Instant = '';

/** Every deadline that stands, soonest first: rows of a read model, and the answer to "what will happen, when?". */
export function deadlinesOf(state: RegistrationState): Deadline[] {
  if (!state.exists) return [];
  const found: { kind: TimeEvent; at: Instant | null }[] = [
    ...endingDates(state).map((date) => ({ kind: 'DateEnded' as const, at: date.end })),
    { kind: 'RegistrationArchived', at: archivesAt(state) },
    ...REMINDER_TYPES.flatMap((kind) =>
      REMINDERS[kind].scheduled(state, NEVER).map(({ next }) => ({ kind, at: next })),
    ),
  ];
  return found
    .filter((deadline): deadline is Deadline => deadline.at !== null)
    .sort((a, b) => compareInstants(a.at, b.at));
}
