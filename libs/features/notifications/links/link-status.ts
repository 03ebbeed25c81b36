import { apply, fold, sha256, type Instant, type StoredEvent } from '#kit/eventsourcing';
import {
  registration,
  type ParticipationDate,
  type RegistrationState,
} from '#contexts/registrations';
import { LINK_ACTION_RULES, type DecidingAction } from './link-actions.js';

/** What was decided about a link's subject: the event, its date (null: the registration), the instant, and who did it. */
export interface Decision {
  readonly what: string;
  readonly date: ParticipationDate | null;
  readonly at: Instant;
  /** The person's id; null is the system. */
  readonly by: string | null;
  /** Ids of its command, and of what that came from. */
  readonly cause: readonly string[];
}

/** The status of a link, as the log has it. */
export interface LinkStatus {
  /** Whether something is left to decide. */
  readonly open: boolean;
  /** The dates still to be decided, as they are now; none of a link about the registration. */
  readonly dates: readonly ParticipationDate[];
  readonly decisions: readonly Decision[];
  /** A digest of each date's times when the mail was written, and now: equal unless the date has moved. */
  readonly asked: ReadonlyMap<string, string>;
  readonly now: ReadonlyMap<string, string>;
}

const initial = registration.initial();

/** The registration as it was right after the event that asks. */
export const stateAt = (ask: StoredEvent, events: readonly StoredEvent[]): RegistrationState =>
  fold(
    registration,
    initial,
    events.filter((event) => event.revision <= ask.revision),
  );

/** A short digest of the times of each date. */
const timesOf = (dates: readonly ParticipationDate[]): ReadonlyMap<string, string> =>
  new Map(
    dates.map(({ id, start, end }) => [id, sha256(`${id} ${start} ${end ?? ''}`).slice(0, 16)]),
  );

/** The first event of a command names its subject: a mentee was found, and then a period selected. */
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
  cause: [meta.commandId, meta.correlation],
});

/**
 * How a link made for `act` by the mail of `ask` stands after all events of the registration. A link is used up, date by date, by the
 * first event after which what it was made for is no longer as it was; whatever else happens does not touch it.
 */
export function linkStatusOf(
  action: DecidingAction,
  ask: StoredEvent,
  events: readonly StoredEvent[],
): LinkStatus {
  const { perDate, stands } = LINK_ACTION_RULES[action];
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
