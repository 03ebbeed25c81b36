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
export interface CalendarWords {
  readonly title: string;
  readonly nonprofit: string;
  readonly organizer: CalendarEntry['organizer'];
  readonly attendee: CalendarEntry['attendee'];
  /** The domain of the entries' names. */
  readonly domain: string;
}

export interface Invitation {
  readonly method: CalendarEntry['method'];
  readonly content: string;
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
): CalendarEntry['method'] | undefined {
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
 * The calendar objects that go with a mail to the employee, one per date (docs/domain.md §5): the name is the date's own for ever, and the
 * sequence is the event's revision, so that whatever comes later in the registration replaces what came before.
 */
export function invitationsOf(
  { events, before }: Pick<MailContext, 'events' | 'before'>,
  words: CalendarWords,
): Invitation[] {
  const invitations: Invitation[] = [];
  let state = before;
  for (const event of events) {
    const was = dateIn(state, event.data['date']);
    state = fold(registration, state, [event]);
    const date = dateIn(state, event.data['date']);
    const method = date && methodOf(was, date, event);
    if (method)
      invitations.push({ method, content: calendarObject(entryOf(date, method, event, words)) });
  }
  return invitations;
}

const entryOf = (
  date: ParticipationDate,
  method: CalendarEntry['method'],
  event: StoredEvent,
  words: CalendarWords,
): CalendarEntry => ({
  method,
  uid: `${date.id}@${words.domain}`,
  sequence: event.revision,
  start: date.start,
  end: date.end,
  stamp: event.recordedAt,
  title: words.title,
  description: words.nonprofit,
  busy: date.kind !== 'period',
  organizer: words.organizer,
  attendee: words.attendee,
});

/** The first goes into the mail as an invitation; as one calendar object tells of one date only, the others are beside it. */
export function calendarParts([first, ...others]: readonly Invitation[]): Pick<
  OutgoingMail,
  'icalEvent' | 'attachments'
> {
  if (!first) return {};
  const attachments = others.map(({ method, content }, index) => ({
    filename: `invitation-${index + 2}.ics`,
    content,
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  }));
  return {
    icalEvent: { ...first, filename: 'invitation.ics' },
    ...(attachments.length > 0 ? { attachments } : {}),
  };
}
