import { minutesBetween, type StoredEvent } from '#kit/eventsourcing';
import { ERASED_PERSON_LABELS, type Locale, type Overlap } from '#platform/http';
import {
  formatDay,
  formatDeadline,
  formatPeriod,
  lastInstantOf,
  lengthOfPeriod,
} from './templates/format-date.js';
import { type LinkKey, type MailDate, type MailView } from './templates/mail.types.js';
import {
  archivesAt,
  isLive,
  managedDates,
  reminderOf,
  statusOf,
  type ParticipationDate,
  type RegistrationState,
} from '#contexts/registrations';
import { INITIATIVE_CHANGED } from './initiative-mails.js';
import type { RegistrationNames } from './registration-names.js';
import { AUDIENCE_OF_COPY, type OutboxRow } from './outbox-row.js';

/** The recipient and the names in the mail, as the read models have them now. */
export interface Recipient extends RegistrationNames {
  readonly name: string | null;
  readonly mail: string | null;
  readonly locale: Locale;
  readonly erased: boolean;
  readonly place: string | null;
  /** Whom the initiative names as its contact. */
  readonly contact: string | null;
  readonly actor_name: string | null;
}

/** Where it takes place: as the mail tells it, else as the initiative says now. */
export const placeOf = (
  { place }: Recipient,
  { events }: Pick<MailContext, 'events'>,
): string | null => {
  const latest = events.at(-1);
  return latest?.type === INITIATIVE_CHANGED
    ? ((latest.data['place'] ?? null) as string | null)
    : place;
};

/** The events of a mail with personal fields decrypted, and the registration right before and right after them. */
export interface MailContext {
  readonly events: readonly StoredEvent[];
  readonly before: RegistrationState;
  readonly after: RegistrationState;
  /** Of a mail to whoever decides: live dates of the employee's other registrations, by the date that they overlap. */
  readonly overlaps?: ReadonlyMap<string, readonly Overlap[]>;
}

/** Times written out in the recipient's language. */
function span(
  start: string,
  end: string | null,
  zone: string,
  locale: Locale,
): { start: string; end?: string } {
  return {
    start: formatPeriod(start, zone, locale),
    ...(end === null ? {} : { end: formatDeadline(start, end, zone, locale) }),
  };
}

const cancelledBetween = (before: RegistrationState, after: RegistrationState) =>
  after.dates.filter(
    ({ id, status }) =>
      status === 'cancelled' && before.dates.find((date) => date.id === id)?.status !== status,
  );

/** The live dates that had not begun when the initiative was changed. */
const datesToCome = (
  { dates }: RegistrationState,
  [change]: readonly StoredEvent[],
): readonly ParticipationDate[] =>
  dates.filter((date) => isLive(date) && change !== undefined && date.start > change.occurredAt);

/** The dates that a mail lists: those that its events name, unless its kind or its reader asks for others. */
function datesOf(
  { kind, audience }: OutboxRow,
  { events, before, after }: MailContext,
): readonly ParticipationDate[] {
  if (reminderOf(kind)?.lists === 'all')
    return after.dates.filter(({ status }) => status !== 'cancelled');
  if (kind === 'RegistrationCancelledByEmployee' || kind === 'MentoringEnded')
    return cancelledBetween(before, after);
  if (kind === INITIATIVE_CHANGED) return datesToCome(after, events);
  const named = events.flatMap((event) => [
    event.data['date'],
    ...((event.data['dates'] as readonly string[] | undefined) ?? []),
  ]);
  const dates = after.dates.filter((date) => named.includes(date.id));
  if (kind !== 'DateMovedWithSlot' || audience !== 'manager') return dates;
  const managed = managedDates(after);
  return dates.filter(({ id }) => managed.includes(id));
}

/** The times and the length of a date; a period is told in days and months, never in hours (docs/domain.md §5). */
function timesOf(
  { kind, start, end }: Pick<ParticipationDate, 'kind' | 'start' | 'end'>,
  zone: string,
  locale: Locale,
): Omit<MailDate, 'kind'> {
  if (kind !== 'period')
    return {
      ...span(start, end, zone, locale),
      ...(end === null ? {} : { minutes: minutesBetween(start, end) }),
    };
  return {
    start: formatDay(start, zone, locale),
    ...(end === null
      ? {}
      : {
          end: formatDay(lastInstantOf(start, end), zone, locale),
          length: lengthOfPeriod(start, end, zone),
        }),
  };
}

/** A date with its times, and its earlier times if it moved. */
function viewOfDate(
  date: ParticipationDate,
  { before, after: { zone }, overlaps }: MailContext,
  locale: Locale,
): MailDate {
  const { id, kind, start, end } = date;
  const others = overlaps?.get(id) ?? [];
  const was = before.dates.find((earlier) => earlier.id === id);
  const moved = was !== undefined && kind !== 'period' && (was.start !== start || was.end !== end);
  return {
    kind,
    ...timesOf(date, zone, locale),
    ...(moved ? { was: span(was.start, was.end, zone, locale) } : {}),
    ...(others.length === 0
      ? {}
      : { overlaps: others.map((other) => span(other.start, other.end, zone, locale)) }),
  };
}

/** What would keep a registration open that is about to be archived (docs/domain.md §5). */
const signsOfLife = (state: RegistrationState): NonNullable<MailView['signsOfLife']> => ({
  search: statusOf(state) === 'looking_for_mentee',
  date: state.kind !== 'mentoring',
  reminder: state.kind === 'mentoring' || !state.nonprofitSpoke,
});

/** Who did it, where they may be named: the employee by the same name as everywhere in the mail. */
function actorOf(
  { actor_name: name, employee }: Recipient,
  { events, after }: MailContext,
): Pick<Partial<MailView>, 'actorName' | 'actorIsEmployee'> {
  if (name === null) return {};
  return events.at(-1)?.meta.actor === after.employee
    ? { actorName: employee ?? name, actorIsEmployee: true }
    : { actorName: name };
}

/** The view that the words of a mail are rendered with. */
export function viewOf(
  row: OutboxRow,
  recipient: Recipient,
  context: MailContext,
  links: Readonly<Partial<Record<LinkKey, string>>>,
  support: string,
): MailView {
  const data = context.events.at(-1)?.data ?? {};
  const { zone } = context.after;
  const dates = datesOf(row, context);
  const archival = archivesAt(context.after);
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : undefined);
  const optional = {
    reason: text('reason'),
    message: text('text'),
    ...actorOf(recipient, context),
    contact: recipient.contact ?? undefined,
    place: placeOf(recipient, context) ?? undefined,
    signsOfLife: archival === null ? undefined : signsOfLife(context.after),
    archivesOn: archival === null ? undefined : formatPeriod(archival, zone, recipient.locale),
    repeat: typeof data['repeat'] === 'number' ? data['repeat'] : undefined,
    managerNext:
      row.kind === 'DateConfirmedByCoordinator' &&
      dates.some((date) => date.status === 'awaiting_manager')
        ? true
        : undefined,
  };
  return {
    audience: AUDIENCE_OF_COPY[row.audience],
    recipient: { name: recipient.name ?? ERASED_PERSON_LABELS[recipient.locale] },
    employee: { name: recipient.employee ?? ERASED_PERSON_LABELS[recipient.locale] },
    initiative: { title: recipient.initiative },
    nonprofit: { name: recipient.nonprofit },
    dates: dates.map((date) => viewOfDate(date, context, recipient.locale)),
    zone,
    support,
    links,
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<MailView>),
  };
}
