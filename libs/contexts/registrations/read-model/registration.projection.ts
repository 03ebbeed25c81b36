import {
  dayOf,
  readZone,
  type Projection,
  type Day,
  type Instant,
  type Row,
  type StreamPosition,
  type Zone,
} from '#kit/eventsourcing';
import { archivesAt } from '../domain/registration.archival.js';
import { deadlinesOf } from '../domain/registration.deadlines.js';
import { creditedMinutesOf, minutesOf } from '../domain/registration.minutes.js';
import { evolveFrom } from '../domain/registration.evolve.js';
import type { RegistrationEvent } from '../domain/registration.events.js';
import { REGISTRATION_EVENTS } from '../domain/registration.event-catalogue.js';
import {
  NO_REGISTRATION,
  type ActorStamp,
  type ParticipationDate,
  type RegistrationState,
} from '../domain/registration.state.js';
import type {
  CertificateStatus,
  DateStatus,
  RegistrationStatus,
} from '../domain/registration.types.js';
import { isReopenable, nextActor, reasonOf, statusOf } from '../domain/registration.status.js';
import { revisionsOf } from '../domain/revision-runs.js';

/** The columns of an actor stamp. They are written out below: computing their names at run time costs a hundred times as much. */
const at = (act: ActorStamp | null) => act?.at ?? null;
const by = (act: ActorStamp | null) => act?.by ?? null;
const as = (act: ActorStamp | null) => act?.as ?? null;

/** The row of a participation date. */
export function dateRow(date: ParticipationDate, registration: string, seq: number): Row {
  return {
    id: date.id,
    owner: registration,
    seq,
    kind: date.kind,
    slot: date.slot,
    start_at: date.start,
    end_at: date.end,
    zone: readZone(date.zone),
    policy: date.policy,
    minutes: minutesOf(date),
    credited_minutes: creditedMinutesOf(date),
    status: date.status,
    status_since: date.since,
    reason: date.reason,
    certificate: date.certificate,
    selected_at: at(date.selected),
    selected_by: by(date.selected),
    selected_as: as(date.selected),
    coordinator_at: at(date.coordinatorDecision),
    coordinator_by: by(date.coordinatorDecision),
    coordinator_as: as(date.coordinatorDecision),
    coordinator_confirmed: date.coordinatorDecision?.confirmed ?? null,
    manager_at: at(date.managerDecision),
    manager_by: by(date.managerDecision),
    manager_as: as(date.managerDecision),
    manager_approved: date.managerDecision?.approved ?? null,
    participation_at: at(date.participation),
    participation_by: by(date.participation),
    participation_as: as(date.participation),
    employee_attested: date.participation?.employeeAttested ?? null,
    certified_at: at(date.certified),
    certified_by: by(date.certified),
    certified_as: as(date.certified),
    cancelled_at: at(date.cancelled),
    cancelled_by: by(date.cancelled),
    cancelled_as: as(date.cancelled),
    mandate: date.mandate,
  };
}

/** Who closed it: by closing the registration, or by cancelling its last date. */
function closedBy(state: RegistrationState): ActorStamp | null {
  if (state.closing || !isReopenable(state)) return state.closing;
  const last = state.dates.find((date) => date.id === state.lastCancelled);
  return last?.cancelled ?? null;
}

const UPCOMING = new Set<DateStatus>(['to_be_confirmed', 'awaiting_manager', 'in_progress']);

/** The start of the first date that is not over or not decided. */
export const nextDateOf = ({ dates }: RegistrationState): Instant | null =>
  dates
    .filter(({ status }) => UPCOMING.has(status))
    .map(({ start }) => start)
    .sort()[0] ?? null;

/** The days on which dates take place that are not cancelled, in the registration's zone, as PostgreSQL writes ranges of days. */
export function dateDaysOf({ dates, zone }: RegistrationState): string {
  const days = dates
    .filter(({ status }) => status !== 'cancelled')
    .map(
      ({ start, end }) =>
        `[${dayOf(start, zone)},${end === null ? '' : lastDayOf(start, end, zone)}]`,
    );
  return `{${days.join(',')}}`;
}

/** A date that ends at midnight does not take place on the day that begins then. */
const lastDayOf = (start: Instant, end: Instant, zone: Zone): Day =>
  dayOf(end > start ? new Date(Date.parse(end) - 1).toISOString() : start, zone);

/** The statuses that certificates of its dates have. */
const certificatesOf = ({ dates }: RegistrationState): CertificateStatus[] =>
  [...new Set(dates.map(({ certificate }) => certificate))].sort();

/** The row of a registration. */
export function registrationRow(
  state: RegistrationState,
  { id, revision, position }: StreamPosition,
): Row {
  const next = nextActor(state);
  const closed = closedBy(state);
  const participated = state.dates.filter((date) => date.status === 'participated');
  const undecided = state.dates.filter(
    (date) => date.status === 'to_be_confirmed' || date.status === 'awaiting_manager',
  );
  const ends = undecided.map((date) => date.end).filter((end) => end !== null);
  return {
    id,
    owner: id,
    initiative: state.initiative,
    nonprofit: state.nonprofit,
    employee: state.employee,
    company: state.company,
    kind: state.kind,
    company_specific: state.companySpecific,
    zone: readZone(state.zone),
    ordinal: state.ordinal,
    previous: state.previous,
    status: statusOf(state),
    status_since: state.statusSince,
    reason: reasonOf(state),
    applied_at: state.appliedAt,
    applied_day: dayOf(state.appliedAt, state.zone),
    next_actor: next.who,
    next_since: next.since,
    next_date_at: nextDateOf(state),
    date_days: dateDaysOf(state),
    certificates: certificatesOf(state),
    last_activity_at: state.activeAt,
    last_event_at: state.lastEventAt,
    dates: state.dates.length,
    participated: participated.length,
    minutes: participated.reduce((sum, date) => sum + (creditedMinutesOf(date) ?? 0), 0),
    undecided_end_at: ends.length > 0 ? ends.reduce((a, b) => (a < b ? a : b)) : null,
    to_certify: state.dates.filter((date) => date.certificate === 'awaiting_validation').length,
    archives_at: archivesAt(state),
    tasks: state.tasks,
    employee_messages: `{${revisionsOf(state.messages?.employee ?? []).join()}}`,
    nonprofit_messages: `{${revisionsOf(state.messages?.nonprofit ?? []).join()}}`,
    approved_at: at(state.approved),
    approved_by: by(state.approved),
    approved_as: as(state.approved),
    closed_at: at(closed),
    closed_by: by(closed),
    closed_as: as(closed),
    mandate: state.mandate,
    revision,
    position,
  };
}

/** A status that a registration got, and the one that it had before. */
interface RecordedStatus {
  readonly status: RegistrationStatus;
  readonly previous: RegistrationStatus | null;
  readonly at: Instant;
  /** When it happened. */
  readonly happened: Instant;
}

/** A registration with every status that it has had; none before its first event. */
export interface ProjectedRegistration extends RegistrationState {
  readonly recorded?: readonly RecordedStatus[];
}

function evolve(state: ProjectedRegistration, event: RegistrationEvent): ProjectedRegistration {
  const { recorded = [] } = state;
  const previous = recorded.at(-1)?.status;
  const { state: next, status } = evolveFrom(state, event, previous);
  return status === previous
    ? next
    : Object.assign(next, {
        recorded: [
          ...recorded,
          {
            status,
            previous: previous ?? null,
            at: event.recordedAt,
            happened: event.occurredAt,
          },
        ],
      });
}

function rows(state: ProjectedRegistration, position: StreamPosition): Record<string, Row[]> {
  const first = new Map(
    deadlinesOf(state)
      .reverse()
      .map((deadline) => [deadline.kind, deadline.at]),
  );
  return {
    registrations: [registrationRow(state, position)],
    participation_dates: state.dates.map((date, seq) => dateRow(date, position.id, seq)),
    deadlines: [...first].map(([kind, at]) => ({
      id: `${position.id}:${kind}`,
      owner: position.id,
      kind,
      at,
    })),
    status_changes: (state.recorded ?? []).map((change, seq) => ({
      id: `${position.id}:${seq}`,
      owner: position.id,
      seq,
      status: change.status,
      previous: change.previous,
      recorded_at: change.at,
      recorded_day: dayOf(change.at, state.zone),
      happened_day: dayOf(change.happened, state.zone),
    })),
  };
}

export const registrationProjection: Projection<ProjectedRegistration, RegistrationEvent> = {
  category: 'registration',
  events: REGISTRATION_EVENTS,
  tables: ['registrations', 'participation_dates', 'deadlines', 'status_changes'],
  shrinking: ['deadlines'],
  initial: () => NO_REGISTRATION,
  evolve,
  rows,
};
