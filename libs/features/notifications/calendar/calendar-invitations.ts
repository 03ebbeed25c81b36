import { fold, type StoredEvent } from '#kit/eventsourcing';
import { calendarObject, type CalendarEntry } from './calendar-object.js';
import { type OutgoingMail } from '#platform/mail-transport';
import {
  registration,
  type ParticipationDate,
  type RegistrationState,
} from '#contexts/registrations';
import type { MailContext } from '../mail-view.js';

/** Whom the entry is between, and what it is called. */
export interface CalendarLabels {
  readonly title: string;
  readonly nonprofit: string;
  readonly place: string | null;
  /** Positions in the log of the initiative’s changes of place. */
  readonly placeChanges: readonly string[];
  readonly organizer: CalendarEntry['organizer'];
  readonly attendee: CalendarEntry['attendee'];
  /** The domain of the entries' names. */
  readonly domain: string;
}

/** What one date of a mail does to the recipient's calendar. */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly date: string;
  readonly entry: CalendarEntry;
}

const dateIn = (state: RegistrationState, id: unknown): ParticipationDate | undefined =>
  state.dates.find((date) => date.id === id);

/**
 * What a calendar has to learn from one event on a date: that it is now in progress, or moved while it was; that it was in progress and
 * is cancelled. What was over when it was written down is in nobody's calendar yet.
 */
function methodOf(
  before: ParticipationDate | undefined,
  after: ParticipationDate,
  { recordedAt }: StoredEvent,
): Invitation['method'] | undefined {
  const was = before?.status === 'in_progress';
  if (after.status === 'cancelled') return was ? 'CANCEL' : undefined;
  if (after.status !== 'in_progress' || (after.end !== null && after.end <= recordedAt))
    return undefined;
  return !was || before.start !== after.start || before.end !== after.end ? 'REQUEST' : undefined;
}

/**
 * Where a date becomes in progress and docs/domain.md §5 names no mail to the employee (they recorded a period themself, the platform team
 * restored it), none is made up: the next mail about the date brings the entry.
 *
 * The calendar entries that go with a mail to the employee, one per date (docs/domain.md §5): the name is the date's own for ever, and the
 * sequence is the event's revision plus the number of changes of place before it, so that whatever comes later, in the registration or of
 * its initiative, replaces what came before.
 */
export function invitationsOf(
  { events, before }: Pick<MailContext, 'events' | 'before'>,
  labels: CalendarLabels,
): Invitation[] {
  const invitations: Invitation[] = [];
  let state = before;
  for (const event of events) {
    const was = state;
    state = fold(registration, state, [event]);
    for (const date of state.dates) {
      const method = methodOf(dateIn(was, date.id), date, event);
      if (method && isAbout(event, date))
        invitations.push({ method, date: date.id, entry: entryOf(date, event, labels) });
    }
  }
  return invitations;
}

/** An event that names no date is about all of them. */
const isAbout = ({ data }: StoredEvent, { id }: ParticipationDate): boolean =>
  data['date'] === undefined || data['date'] === id;

const changesUntil = ({ position }: StoredEvent, changes: readonly string[]): number =>
  changes.filter((change) => change <= position).length;

/** The entries of the dates to come that follow a changed place: those in progress, as the others have none yet. `revision`: of the registration. */
export const movedInvitationsOf = (
  change: StoredEvent,
  { dates }: RegistrationState,
  revision: number,
  labels: CalendarLabels,
): Invitation[] =>
  dates
    .filter(({ status, start }) => status === 'in_progress' && start > change.occurredAt)
    .map((date) => ({
      method: 'REQUEST',
      date: date.id,
      entry: entryOf(date, { ...change, revision }, labels),
    }));

const entryOf = (
  date: ParticipationDate,
  event: StoredEvent,
  labels: CalendarLabels,
): CalendarEntry => ({
  uid: `${date.id}@${labels.domain}`,
  sequence: event.revision + changesUntil(event, labels.placeChanges),
  start: date.start,
  end: date.end,
  stamp: event.recordedAt,
  title: labels.title,
  description: labels.nonprofit,
  place: labels.place,
  busy: date.kind !== 'period',
  organizer: labels.organizer,
  attendee: labels.attendee,
});

/** All dates of a mail in one calendar part: an invitation to one date, a publication of several, or the end of any number (ADR 0032). */
export function calendarPart(invitations: readonly Invitation[]): Pick<OutgoingMail, 'icalEvent'> {
  const [first] = invitations;
  if (!first) return {};
  const alike = invitations.filter(({ method }) => method === first.method);
  const method = first.method === 'REQUEST' && alike.length > 1 ? 'PUBLISH' : first.method;
  const content = calendarObject(
    method,
    alike.map(({ entry }) => entry),
  );
  return { icalEvent: { method, content, filename: 'invitation.ics' } };
}
