import { describe, expect, it } from '@jest/globals';
import { readCalendar } from './read-calendar.js';

const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const ENTRY = [
  'BEGIN:VEVENT',
  'UID:d1@ledger.invalid',
  'DTSTART:20260303T130000Z',
  'DTEND:20260303T160000Z',
  'SUMMARY:Tri\\, lavage\\; le tout',
  'LOCATION:12 rue des Lilas\\nPar',
  ' is',
  'ATTENDEE;CN="eva: the one";PARTSTAT=ACCEPTED:MAILTO:eva@acme.example',
  'END:VEVENT',
];

describe('a calendar part', () => {
  it('is read entry by entry: what, when, where', () => {
    expect(readCalendar(calendar('METHOD:PUBLISH', ...ENTRY, ...ENTRY))).toEqual(
      [1, 2].map(() => ({
        title: 'Tri, lavage; le tout',
        start: '2026-03-03T13:00:00.000Z',
        end: '2026-03-03T16:00:00.000Z',
        place: '12 rue des Lilas\nParis',
        description: null,
        cancelled: false,
      })),
    );
  });

  it('says what it takes out of a calendar', () => {
    expect(readCalendar(calendar('METHOD:CANCEL', ...ENTRY))[0]?.cancelled).toBe(true);
  });

  it('has no times that are not in UTC, and no entries if it is no calendar', () => {
    const local = ['BEGIN:VEVENT', 'DTSTART;TZID=Europe/Paris:20260303T130000', 'END:VEVENT'];
    expect(readCalendar(calendar(...local))).toMatchObject([{ title: '', start: null, end: null }]);
    expect(readCalendar('nothing of the kind')).toEqual([]);
  });
});
