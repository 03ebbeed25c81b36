import { apply, type StoredEvent } from '#kit/eventsourcing';
import {
  registration,
  statusOf,
  type CertificateStatus,
  type DateStatus,
  type ParticipationDate,
  type RegistrationState,
  type RegistrationStatus,
} from '#contexts/registrations';

/** What an event changed of one date; `null` before: it did not exist. */
export interface DateChange {
  readonly date: string;
  readonly before: DateStatus | null;
  readonly after: DateStatus;
  readonly certificateBefore: CertificateStatus;
  readonly certificateAfter: CertificateStatus;
}

/** An event of a registration with what it made of it. */
export interface AnnotatedEvent {
  readonly event: StoredEvent;
  /** The registration's status; `null`: it did not exist. */
  readonly before: RegistrationStatus | null;
  readonly after: RegistrationStatus;
  readonly dates: readonly DateChange[];
  /** The state after the event. */
  readonly state: RegistrationState;
}

/** Tells a registration's whole stream, event by event: statuses are derived, by the decider's own functions. */
export function annotateHistory(events: readonly StoredEvent[]): AnnotatedEvent[] {
  let state = registration.initial();
  return events.map((event) => {
    const before = state;
    state = apply(registration, before, event);
    return {
      event,
      before: before.exists ? statusOf(before) : null,
      after: statusOf(state),
      dates: dateChanges(before, state),
      state,
    };
  });
}

function dateChanges(before: RegistrationState, after: RegistrationState): DateChange[] {
  const known = new Map(before.dates.map((date) => [date.id, date]));
  return after.dates.flatMap((date) => changeOf(known.get(date.id), date) ?? []);
}

function changeOf(
  before: ParticipationDate | undefined,
  after: ParticipationDate,
): DateChange | undefined {
  if (before?.status === after.status && before.certificate === after.certificate) return undefined;
  return {
    date: after.id,
    before: before?.status ?? null,
    after: after.status,
    certificateBefore: before?.certificate ?? 'none',
    certificateAfter: after.certificate,
  };
}

/** The dates that an event names or changes. */
export function datesOf({ event, dates }: Pick<AnnotatedEvent, 'event' | 'dates'>): string[] {
  const { date, dates: several } = event.data;
  const named = [date, ...(Array.isArray(several) ? (several as readonly unknown[]) : [])].filter(
    (id): id is string => typeof id === 'string',
  );
  return [...new Set([...named, ...dates.map((change) => change.date)])];
}
