import ical, {
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalEventData,
} from 'ical-generator';
import { oneLine } from '#platform/mail-transport';

/** A name as a parameter of a calendar's line may hold it. */
const parameter = (name: string): string => oneLine(name).replaceAll('"', '’');

/** What a calendar does with the entries: an invitation to one, the publication of several, or their end. */
export type CalendarMethod = 'REQUEST' | 'PUBLISH' | 'CANCEL';

/** One date as an entry of a calendar. */
export interface CalendarEntry {
  /** Stable: an object under a known uid changes the entry of that uid. */
  readonly uid: string;
  /** Higher with each change: calendars ignore an older sequence. */
  readonly sequence: number;
  /** Instants; without an end, the entry marks the start. */
  readonly start: string;
  readonly end: string | null;
  /** When it was decided. */
  readonly stamp: string;
  readonly title: string;
  readonly description: string;
  readonly place: string | null;
  /** It takes the person's time. An engagement of months does not. */
  readonly busy: boolean;
  readonly organizer: { readonly name: string; readonly mail: string };
  readonly attendee: { readonly name: string; readonly mail: string };
}

/**
 * A calendar object of one or more entries (iTIP, RFC 5546), in UTC. The attendee has agreed already, by selecting the date: no answer is
 * asked for, as nobody would read it. A publication names no attendee (ADR 0032).
 */
export function calendarObject(method: CalendarMethod, entries: readonly CalendarEntry[]): string {
  const calendar = ical({
    method: ICalCalendarMethod[method],
    prodId: { company: 'volunteer-ledger', product: 'mail', language: 'EN' },
  });
  for (const entry of entries) calendar.createEvent(eventOf(method, entry));
  return calendar.toString();
}

const eventOf = (method: CalendarMethod, entry: CalendarEntry): ICalEventData => ({
  id: entry.uid,
  sequence: entry.sequence,
  start: new Date(entry.start),
  end: entry.end === null ? null : new Date(entry.end),
  stamp: new Date(entry.stamp),
  summary: oneLine(entry.title),
  description: oneLine(entry.description),
  ...(entry.place === null ? {} : { location: oneLine(entry.place) }),
  status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  transparency: entry.busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
  organizer: { name: parameter(entry.organizer.name), email: entry.organizer.mail },
  attendees:
    method === 'PUBLISH'
      ? []
      : [
          {
            name: parameter(entry.attendee.name),
            email: entry.attendee.mail,
            status: ICalAttendeeStatus.ACCEPTED,
            rsvp: false,
          },
        ],
});
