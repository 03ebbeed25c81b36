import { foldInSlices, notFound, type Instant, type StoredEvent } from '#kit/eventsourcing';
import {
  CERTIFICATE_STATUSES,
  creditedMinutesOf,
  DATE_STATUS_LABELS,
  DateItem,
  deadlinesOf,
  DeadlineAnswer,
  isOverdue,
  Label,
  minutesOf,
  nextActor,
  reasonOf,
  registration,
  REGISTRATION_STATUSES,
  STATUS_LABELS,
  statusOf,
  type CertificateStatus,
  type ParticipationDate,
  type RegistrationState,
  type RegistrationStatus,
} from '#contexts/registrations';
import { ApiProperty } from '#platform/http';

export const CLOCKS = ['recorded', 'happened'] as const;
/** `recorded`: events recorded by the instant; `happened`: events that had happened by it, whenever they were recorded. */
export type ClockName = (typeof CLOCKS)[number];

export class DateThen extends DateItem {
  @ApiProperty({ enum: CERTIFICATE_STATUSES }) certificate!: CertificateStatus;
}

/** A registration as of an instant (docs/domain.md §7). */
export class StateThen {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty({ format: 'date-time' }) instant!: string;
  @ApiProperty({ enum: CLOCKS }) clock!: ClockName;
  @ApiProperty({ enum: REGISTRATION_STATUSES }) status!: RegistrationStatus;
  @ApiProperty({ type: Label }) label!: Label;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ format: 'date-time' }) statusSince!: string;
  @ApiProperty({ description: 'Who had to act next.' }) nextActor!: string;
  @ApiProperty({ format: 'date-time' }) nextSince!: string;
  @ApiProperty({ type: [DateThen] }) dates!: DateThen[];
  @ApiProperty({
    type: [DeadlineAnswer],
    description: 'Deadlines that were pending at the instant.',
  })
  deadlines!: DeadlineAnswer[];
  @ApiProperty({ description: 'Number of events up to the instant.' }) events!: number;
  @ApiProperty({ description: 'Revision of the last of these events.' }) revision!: number;
}

/** The events known by an instant, inclusive, on a clock. */
export const knownBy = (
  events: readonly StoredEvent[],
  instant: Instant,
  clock: ClockName,
): StoredEvent[] =>
  events.filter((event) => (clock === 'recorded' ? event.recordedAt : event.occurredAt) <= instant);

/** The state after the events up to an instant, inclusive. @throws Refusal not_found when the registration did not exist then */
export async function stateAsOf(
  id: string,
  events: readonly StoredEvent[],
  instant: Instant,
  clock: ClockName,
): Promise<StateThen> {
  const known = knownBy(events, instant, clock);
  const state = await foldInSlices(registration, registration.initial(), known);
  const last = known.at(-1);
  if (!last || !state.exists) throw notFound('registration at that instant', 'instant');
  return {
    registration: id,
    instant,
    clock,
    ...contentThen(state, instant),
    events: known.length,
    revision: last.revision,
  };
}

/** What an answer says of a state. */
export type ContentThen = Omit<
  StateThen,
  'registration' | 'instant' | 'clock' | 'events' | 'revision'
>;

export function contentThen(state: RegistrationState, instant: Instant): ContentThen {
  const status = statusOf(state);
  const next = nextActor(state);
  return {
    status,
    label: STATUS_LABELS[status],
    reason: reasonOf(state),
    statusSince: state.statusSince,
    nextActor: next.who,
    nextSince: next.since,
    dates: state.dates.map((date) => dateThen(date, instant)),
    deadlines: deadlinesOf(state),
  };
}

const dateThen = (date: ParticipationDate, instant: Instant): DateThen => ({
  id: date.id,
  kind: date.kind,
  start: date.start,
  end: date.end,
  zone: date.zone,
  minutes: minutesOf(date),
  creditedMinutes: creditedMinutesOf(date),
  status: date.status,
  label: DATE_STATUS_LABELS[date.status],
  since: date.since,
  overdue: isOverdue(date, instant),
  reason: date.reason,
  certificate: date.certificate,
});
