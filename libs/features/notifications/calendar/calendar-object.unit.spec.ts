import { describe, expect, it } from '@jest/globals';
import { calendarObject, type CalendarEntry, type CalendarMethod } from './calendar-object.js';

const entry: CalendarEntry = {
  uid: 'd1@ledger.test',
  sequence: 3,
  start: '2026-02-03T13:00:00.000Z',
  end: '2026-02-03T16:00:00.000Z',
  stamp: '2026-01-05T08:00:00.000Z',
  title: 'Food bank',
  description: 'Helpers',
  place: null,
  busy: true,
  organizer: { name: 'Volunteer Ledger', mail: 'no-reply@ledger.test' },
  attendee: { name: 'Eva Martin', mail: 'eva@company.test' },
};
const lines = (more: Partial<CalendarEntry> = {}, method: CalendarMethod = 'REQUEST') =>
  calendarObject(method, [{ ...entry, ...more }])
    .replace(/\r\n[ \t]/g, '')
    .trimEnd()
    .split('\r\n');

describe('a calendar object', () => {
  it('says where, if that is known, on one line', () => {
    expect(lines({ place: '12 rue des Lilas,\r\nParis' })).toContain(
      'LOCATION:12 rue des Lilas\\, Paris',
    );
    expect(lines().filter((line) => line.startsWith('LOCATION'))).toEqual([]);
  });

  it('is one entry, in UTC, of which no answer is expected', () => {
    expect(lines()).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//volunteer-ledger//mail//EN',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'UID:d1@ledger.test',
      'SEQUENCE:3',
      'DTSTAMP:20260105T080000Z',
      'DTSTART:20260203T130000Z',
      'DTEND:20260203T160000Z',
      'SUMMARY:Food bank',
      'TRANSP:OPAQUE',
      'DESCRIPTION:Helpers',
      'ORGANIZER;CN="Volunteer Ledger":mailto:no-reply@ledger.test',
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Eva Martin":MAILTO:eva@company.test',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('takes an entry away', () => {
    expect(lines({ sequence: 4 }, 'CANCEL')).toEqual(
      expect.arrayContaining([
        'METHOD:CANCEL',
        'SEQUENCE:4',
        'STATUS:CANCELLED',
        'UID:d1@ledger.test',
      ]),
    );
  });

  it('without an end marks the start, and of months takes nobody’s time', () => {
    const open = lines({ end: null, busy: false });
    expect(open).toContain('TRANSP:TRANSPARENT');
    expect(open.filter((line) => line.startsWith('DTEND'))).toEqual([]);
  });

  it('lets nothing that people typed become a line of its own, or another property', () => {
    const evil = 'x\r\nATTENDEE:mailto:spy@evil.test\u2028"; y';
    const written = lines({
      title: evil,
      description: evil,
      attendee: { name: evil, mail: 'eva@company.test' },
    });
    expect(written).toHaveLength(lines().length);
    expect(written).toContain('SUMMARY:x ATTENDEE:mailto:spy@evil.test "\\; y');
    expect(written.filter((line) => line.startsWith('ATTENDEE'))).toEqual([
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="x ATTENDEE:mailto:spy@evil.test ’; y":MAILTO:eva@company.test',
    ]);
  });
});
