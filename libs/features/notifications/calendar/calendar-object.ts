import ical, {
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { oneLine } from '#platform/mail-transport';

/** A name as a parameter of a calendar's line may hold it. */
const parameter = (name: string): string => oneLine(name).replaceAll('"', '’');

/** One date as an entry of a calendar. */
export interface CalendarEntry {
  readonly method: 'REQUEST' | 'CANCEL';
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
  /** It takes the person's time. An engagement of months does not. */
  readonly busy: boolean;
  readonly organizer: { readonly name: string; readonly mail: string };
  readonly attendee: { readonly name: string; readonly mail: string };
}

/**
 * A calendar object of one entry (iTIP, RFC 5546), in UTC. The attendee has agreed already, by selecting the date: no answer is asked
 * for, as nobody would read it.
 */
export function calendarObject(entry: CalendarEntry): string {
  const {
    method,
    uid,
    sequence,
    start,
    end,
    stamp,
    title,
    description,
    busy,
    organizer,
    attendee,
  } = entry;
  const calendar = ical({
    method: ICalCalendarMethod[method],
    prodId: { company: 'volunteer-ledger', product: 'mail', language: 'EN' },
  });
  calendar.createEvent({
    id: uid,
    sequence,
    start: new Date(start),
    end: end === null ? null : new Date(end),
    stamp: new Date(stamp),
    summary: oneLine(title),
    description: oneLine(description),
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    organizer: { name: parameter(organizer.name), email: organizer.mail },
    attendees: [
      {
        name: parameter(attendee.name),
        email: attendee.mail,
        status: ICalAttendeeStatus.ACCEPTED,
        rsvp: false,
      },
    ],
  });
  return calendar.toString();
}
