import { apply, mapInSlices, type StoredEvent } from '#kit/eventsourcing';
import {
  registration,
  statusOf,
  type CertificateStatus,
  type DateStatus,
  type ParticipationDate,
  type RegistrationState,
  type RegistrationStatus,
} from '#contexts/registrations';

/** The change of one date by an event; `before` is null when the date did not exist. */
export interface DateChange {
  readonly date: string;
  readonly before: DateStatus | null;
  readonly after: DateStatus;
  readonly certificateBefore: CertificateStatus;
  readonly certificateAfter: CertificateStatus;
}

/** An event of a registration with its changes. */
export interface AnnotatedEvent {
  readonly event: StoredEvent;
  /** The registration's status before the event; null when it did not exist. */
  readonly before: RegistrationStatus | null;
  readonly after: RegistrationStatus;
  readonly dates: readonly DateChange[];
  /** The state after the event. */
  readonly state: RegistrationState;
}

/** Annotates a registration's whole stream with the changes of each event, derived by the decider's functions. */
export const annotateHistory = (events: readonly StoredEvent[]): AnnotatedEvent[] =>
  events.map(annotator());

/** The same for a history that may be long: other work has its turn in between. */
export const annotateInSlices = (events: readonly StoredEvent[]): Promise<AnnotatedEvent[]> =>
  mapInSlices(events, annotator());

/** Annotates the events of one stream, called with one after the other. */
function annotator(): (event: StoredEvent) => AnnotatedEvent {
  let state = registration.initial();
  return (event) => {
    const before = state;
    state = apply(registration, before, event);
    return {
      event,
      before: before.exists ? statusOf(before) : null,
      after: statusOf(state),
      dates: dateChanges(before, state),
      state,
    };
  };
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

/** Ids of the dates that an event names or changes. */
export function datesOf({ event, dates }: Pick<AnnotatedEvent, 'event' | 'dates'>): string[] {
  const { date, dates: several } = event.data;
  const named = [date, ...(Array.isArray(several) ? (several as readonly unknown[]) : [])].filter(
    (id): id is string => typeof id === 'string',
  );
  return [...new Set([...named, ...dates.map((change) => change.date)])];
}
