import { minutesBetween, type StoredEvent } from '#kit/eventsourcing';
import { formatDeadline, formatPeriod } from './templates/format-date.js';
import {
  type Audience,
  type LinkKey,
  type Locale,
  type MailDate,
  type MailKind,
  type MailView,
} from './templates/mail.types.js';
import {
  archivesAt,
  reminderOf,
  type ParticipationDate,
  type RegistrationState,
} from '#contexts/registrations';

/** A planned mail: one row of the outbox. */
export interface OutboxRow {
  readonly id: string;
  readonly kind: MailKind;
  readonly audience: 'employee' | 'coordinators' | 'manager';
  readonly registration: string;
  readonly command_id: string;
  readonly event: string | null;
  readonly recipient: string;
  readonly caused_at: string;
  readonly attempts: number;
}

/** The recipient and the names in the mail, as the read models have them now. */
export interface Recipient {
  readonly name: string | null;
  readonly mail: string | null;
  readonly locale: Locale;
  readonly erased: boolean;
  readonly employee_name: string | null;
  readonly initiative_title: string;
  readonly nonprofit_name: string;
  readonly actor_name: string | null;
}

/** The events of a mail with personal fields decrypted, and the registration right before and right after them. */
export interface MailContext {
  readonly events: readonly StoredEvent[];
  readonly before: RegistrationState;
  readonly after: RegistrationState;
}

/** The label of an erased person (domain §8). */
const ERASED: Readonly<Record<Locale, string>> = { en: 'Erased person', fr: 'Personne effacée' };
const AUDIENCE: Readonly<Record<OutboxRow['audience'], Audience>> = {
  employee: 'employee',
  coordinators: 'coordinator',
  manager: 'manager',
};

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

function datesOf(
  { kind }: OutboxRow,
  { events, after }: MailContext,
): readonly ParticipationDate[] {
  if (reminderOf(kind)?.lists === 'all') return after.dates;
  const named = events.flatMap((event) => [
    event.data['date'],
    ...((event.data['dates'] as readonly string[] | undefined) ?? []),
  ]);
  return after.dates.filter((date) => named.includes(date.id));
}

/** A date with its times, and its earlier times if it moved. */
function viewOfDate(
  { id, kind, start, end }: ParticipationDate,
  { before, after: { zone } }: MailContext,
  locale: Locale,
): MailDate {
  const was = before.dates.find((date) => date.id === id);
  const moved = was !== undefined && kind !== 'period' && (was.start !== start || was.end !== end);
  return {
    kind,
    ...span(start, end, zone, locale),
    ...(end === null ? {} : { minutes: minutesBetween(start, end) }),
    ...(moved ? { was: span(was.start, was.end, zone, locale) } : {}),
  };
}

/** The view that the words of a mail are rendered with. */
export function viewOf(
  row: OutboxRow,
  recipient: Recipient,
  context: MailContext,
  links: Readonly<Partial<Record<LinkKey, string>>>,
): MailView {
  const data = context.events.at(-1)?.data ?? {};
  const { zone } = context.after;
  const dates = datesOf(row, context);
  const archival = archivesAt(context.after);
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : undefined);
  const optional = {
    reason: text('reason'),
    message: text('text'),
    actorName: recipient.actor_name ?? undefined,
    archivesOn: archival === null ? undefined : formatPeriod(archival, zone, recipient.locale),
    repeat: typeof data['repeat'] === 'number' ? data['repeat'] : undefined,
    managerNext:
      row.kind === 'DateConfirmedByCoordinator' &&
      dates.some((date) => date.status === 'awaiting_manager')
        ? true
        : undefined,
  };
  return {
    audience: AUDIENCE[row.audience],
    recipient: { name: recipient.name ?? ERASED[recipient.locale] },
    employee: { name: recipient.employee_name ?? ERASED[recipient.locale] },
    initiative: { title: recipient.initiative_title },
    nonprofit: { name: recipient.nonprofit_name },
    dates: dates.map((date) => viewOfDate(date, context, recipient.locale)),
    zone,
    links,
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<MailView>),
  };
}
