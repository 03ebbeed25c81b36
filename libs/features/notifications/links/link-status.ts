import { apply, fold, sha256, type Instant, type StoredEvent } from '#kit/eventsourcing';
import {
  registration,
  type ParticipationDate,
  type RegistrationState,
} from '#contexts/registrations';
import { LINK_ACTION_RULES, type DecidingAction } from './link-actions.js';

/** What became of what a link was made for: which event, on which of its dates (null: on the registration), when, by whom. */
export interface Decision {
  readonly what: string;
  readonly date: ParticipationDate | null;
  readonly at: Instant;
  /** The person's id; null is the system. */
  readonly by: string | null;
}

/** How a link stands, as the log has it. */
export interface LinkStatus {
  /** There is something left to decide with it. */
  readonly open: boolean;
  /** Of a link about dates: those still to be decided, as they are now. */
  readonly dates: readonly ParticipationDate[];
  readonly decisions: readonly Decision[];
  /** What was there to be read when the mail was written, and what is now: the same, unless a date has moved since. */
  readonly asked: string;
  readonly now: string;
}

const initial = registration.initial();

/** The registration as it was right after the event that asks. */
export const stateAt = (ask: StoredEvent, events: readonly StoredEvent[]): RegistrationState =>
  fold(
    registration,
    initial,
    events.filter((event) => event.revision <= ask.revision),
  );

/** A short name for when these dates are. */
const timesOf = (dates: readonly ParticipationDate[]): string =>
  sha256(dates.map(({ id, start, end }) => `${id} ${start} ${end ?? ''}`).join('\n')).slice(0, 16);

/** What a command did first says what it was about: a mentee was found, and then a period selected. */
const firstOf = (event: StoredEvent, events: readonly StoredEvent[]): StoredEvent =>
  events.find(({ meta }) => meta.commandId === event.meta.commandId) ?? event;

const decisionOf = (
  { type, occurredAt, meta }: StoredEvent,
  state: RegistrationState,
  subject: string | null,
): Decision => ({
  what: type,
  date: state.dates.find((date) => date.id === subject) ?? null,
  at: occurredAt,
  by: meta.actor,
});

/**
 * How a link made for `act` by the mail of `ask` stands after all events of the registration. A link is used up, date by date, by the
 * first event after which what it was made for is no longer as it was; whatever else happens does not touch it.
 */
export function linkStatusOf(
  act: DecidingAction,
  ask: StoredEvent,
  events: readonly StoredEvent[],
): LinkStatus {
  const { perDate, stands } = LINK_ACTION_RULES[act];
  const asked = stateAt(ask, events);
  const subjects = perDate ? ((ask.data['dates'] ?? []) as readonly string[]) : [null];
  const breaking = new Map<string | null, StoredEvent>();
  let now = asked;
  for (const event of events.filter(({ revision }) => revision > ask.revision)) {
    now = apply(registration, now, event);
    for (const subject of subjects)
      if (!breaking.has(subject) && !stands(now, asked, event, subject))
        breaking.set(subject, event);
  }
  const left = subjects.filter((subject) => !breaking.has(subject));
  const datesIn = (state: RegistrationState) =>
    state.dates.filter((date) => left.includes(date.id));
  const decisions = [...breaking].map(([subject, event]) =>
    decisionOf(subject === null ? firstOf(event, events) : event, now, subject),
  );
  return {
    open: left.length > 0,
    dates: datesIn(now),
    decisions,
    asked: timesOf(datesIn(asked)),
    now: timesOf(datesIn(now)),
  };
}
