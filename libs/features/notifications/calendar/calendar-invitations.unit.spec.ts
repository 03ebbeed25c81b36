import { describe, expect, it } from '@jest/globals';
import { fold, type JsonObject, type StoredEvent } from '#kit/eventsourcing';
import { registration } from '#contexts/registrations';
import { calendarObject } from './calendar-object.js';
import { calendarPart, invitationsOf, movedInvitationsOf } from './calendar-invitations.js';

type HistoryEntry = readonly [type: string, data?: JsonObject];

const [START, END] = ['2026-02-03T13:00:00.000Z', '2026-02-03T16:00:00.000Z'];
const LATER = '2026-02-03T18:00:00.000Z';
const date = (
  id: string,
  policy: string,
  kind = 'slot',
  end: string | null = END,
): HistoryEntry => [
  'DateSelected',
  { date: id, kind, slot: null, start: START, end, zone: 'Europe/Paris', policy },
];
const restored = (id: string): HistoryEntry => [
  'DateRestored',
  { date: id, status: 'in_progress', start: START, end: END, reason: null, employee: 'eva' },
];

const LABELS = {
  title: 'Food bank',
  nonprofit: 'Helpers',
  place: 'Quai 3',
  organizer: { name: 'Ledger', mail: 'no-reply@l.test' },
  attendee: { name: 'Eva', mail: 'eva@c.test' },
  domain: 'l.test',
};
/** The position of the nth event, and one between it and the next. */
const positionOf = (nth: number): string => String(nth * 10).padStart(16, '0');
const between = (nth: number): string => String(nth * 10 + 5).padStart(16, '0');

function history(kind: 'open' | 'mentoring', entries: readonly HistoryEntry[]): StoredEvent[] {
  const applied: HistoryEntry = [
    'ApplicationSubmitted',
    {
      registration: 'r1',
      initiative: 'i1',
      nonprofit: 'n1',
      employee: 'eva',
      company: 'c1',
      kind,
      companySpecific: false,
      zone: 'Europe/Paris',
      ordinal: 0,
      previous: null,
      withDates: true,
    },
  ];
  return [applied, ...entries].map(([type, data = {}], revision): StoredEvent => {
    const at = new Date(Date.UTC(2026, 0, 5, 8 + revision)).toISOString();
    const meta = {
      actor: 'max',
      capacity: 'manager',
      mandate: null,
      command: 'Do',
      commandId: 'c',
      correlation: 'c',
      causation: 'c',
    };
    return {
      id: `e${revision}`,
      type,
      version: 1,
      data,
      meta,
      occurredAt: at,
      recordedAt: at,
      hash: '',
      stream: 'registration-r1',
      revision,
      position: positionOf(revision),
    };
  });
}

/** The invitations that the mail of the last `about` events bears. */
function invitations(
  kind: 'open' | 'mentoring',
  entries: readonly HistoryEntry[],
  about = 1,
  placeChanges: readonly string[] = [],
) {
  const events = history(kind, entries);
  const first = events.length - about;
  return invitationsOf(
    {
      events: events.slice(first),
      before: fold(registration, registration.initial(), events.slice(0, first)),
    },
    { ...LABELS, placeChanges },
  );
}
const brief = (kind: 'open' | 'mentoring', entries: readonly HistoryEntry[], about = 1) =>
  invitations(kind, entries, about).map(
    ({ method, entry }) => `${method} ${entry.uid} #${entry.sequence}`,
  );

const confirmed = (id: string): HistoryEntry => ['DateConfirmedByCoordinator', { date: id }];
const approved = (id: string): HistoryEntry => ['DateApprovedByManager', { date: id }];
const moved = (id: string): HistoryEntry => [
  'DateMovedWithSlot',
  { date: id, start: '2026-02-04T13:00:00.000Z', end: '2026-02-04T16:00:00.000Z' },
];

describe('calendar objects go', () => {
  it.each<[string, HistoryEntry[], string[]]>([
    [
      'not with a date that the manager has to decide',
      [date('d1', 'per_date'), confirmed('d1')],
      [],
    ],
    [
      'with one that nobody has to decide any more',
      [date('d1', 'none'), confirmed('d1')],
      ['REQUEST d1@l.test #2'],
    ],
    [
      'with an approval',
      [date('d1', 'per_date'), confirmed('d1'), approved('d1')],
      ['REQUEST d1@l.test #3'],
    ],
    [
      'with a move, under a higher number',
      [date('d1', 'none'), confirmed('d1'), moved('d1')],
      ['REQUEST d1@l.test #3'],
    ],
    ['not with a move before the decision', [date('d1', 'none'), moved('d1')], []],
    [
      'not with a move to where it is',
      [date('d1', 'none'), confirmed('d1'), moved('d1'), moved('d1')],
      [],
    ],
    [
      'with the end of a slot',
      [date('d1', 'none'), confirmed('d1'), ['DateCancelledWithSlot', { date: 'd1' }]],
      ['CANCEL d1@l.test #3'],
    ],
    [
      'with the end of an initiative',
      [date('d1', 'none'), confirmed('d1'), ['DateCancelledWithInitiative', { date: 'd1' }]],
      ['CANCEL d1@l.test #3'],
    ],
    [
      'not with a refusal of what was never in progress',
      [date('d1', 'none'), ['DateRefusedByCoordinator', { date: 'd1' }]],
      [],
    ],
    [
      'not with a cancellation of what was not',
      [date('d1', 'per_date'), confirmed('d1'), ['DateCancelledWithSlot', { date: 'd1' }]],
      [],
    ],
    [
      'with a cancellation of what was restored',
      [
        date('d1', 'none'),
        confirmed('d1'),
        ['DateCancelledByEmployee', { date: 'd1' }],
        restored('d1'),
        ['DateCancelledWithSlot', { date: 'd1' }],
      ],
      ['CANCEL d1@l.test #5'],
    ],
    [
      'not for what was over before it was decided',
      [date('d1', 'none', 'slot', '2026-01-05T09:30:00.000Z'), confirmed('d1')],
      [],
    ],
    ['not with what is about no date', [['MessagePosted', { side: 'nonprofit' }]], []],
  ])('%s', (_, entries, expected) => {
    expect(brief('open', entries)).toEqual(expected);
  });

  it('one per date of a mail', () => {
    expect(
      brief('open', [date('d1', 'none'), date('d2', 'none'), confirmed('d1'), confirmed('d2')], 2),
    ).toEqual(['REQUEST d1@l.test #3', 'REQUEST d2@l.test #4']);
  });

  it('an engagement period is an entry that keeps nobody busy', () => {
    const [open] = invitations('mentoring', [
      ['ApplicationApproved'],
      date('p1', 'per_date', 'period', null),
      approved('p1'),
    ]);
    const content = calendarObject('REQUEST', open ? [open.entry] : []);
    expect(content).toContain('TRANSP:TRANSPARENT');
    expect(content).not.toContain('DTEND');
  });
});

describe('a change of place', () => {
  /** Right after the nth event of the registration, as the only change or after others. */
  function changed(
    entries: readonly HistoryEntry[],
    occurredAt: string,
    earlier: readonly string[] = [],
  ) {
    const events = history('open', entries);
    const revision = events.length - 1;
    const change = { ...(events[0] as StoredEvent), occurredAt, position: between(revision) };
    const labels = { ...LABELS, placeChanges: [...earlier, change.position] };
    const state = fold(registration, registration.initial(), events);
    return movedInvitationsOf(change, state, revision, labels).map(
      ({ method, date: of, entry }) => `${method} ${of} ${entry.place ?? ''} #${entry.sequence}`,
    );
  }
  const before = '2026-02-03T12:59:59.999Z';

  it('updates the entries of dates in progress, and of no others', () => {
    const two = [date('d1', 'none'), date('d2', 'none'), confirmed('d1')];
    expect(changed(two, before)).toEqual(['REQUEST d1 Quai 3 #4']);
  });

  it('leaves an entry alone once its date has begun', () => {
    expect(changed([date('d1', 'none'), confirmed('d1')], START)).toEqual([]);
  });

  it('has a higher sequence than what came before it', () => {
    const entries = [date('d1', 'none'), confirmed('d1')];
    expect(changed(entries, before)).toEqual(['REQUEST d1 Quai 3 #3']);
    expect(changed(entries, before, [between(1)])).toEqual(['REQUEST d1 Quai 3 #4']);
  });

  it('counts for what comes after it', () => {
    const moved: HistoryEntry = ['DateMovedWithSlot', { date: 'd1', start: END, end: LATER }];
    const entries = [date('d1', 'none'), confirmed('d1'), moved];
    const sequences = (...changes: readonly string[]) =>
      invitations('open', entries, 1, changes).map(({ entry }) => entry.sequence);
    expect(sequences()).toEqual([3]);
    expect(sequences(between(1), between(2))).toEqual([5]);
    expect(sequences(between(1), between(3))).toEqual([4]);
  });
});

describe('the calendar part of a mail', () => {
  const two = [date('d1', 'none'), date('d2', 'none'), confirmed('d1'), confirmed('d2')];
  const part = (entries: readonly HistoryEntry[], about: number) =>
    calendarPart(invitations('open', entries, about)).icalEvent;
  const all = (content: string | undefined, name: string) =>
    [...(content ?? '').matchAll(new RegExp(`^${name}[:;](.*?)\\r$`, 'gm'))].map(
      ([, value]) => value,
    );

  it('is none where no date has an entry', () => {
    expect(calendarPart([])).toEqual({});
  });

  it('invites to a single date', () => {
    const single = part([date('d1', 'none'), confirmed('d1')], 1);
    expect([single?.method, all(single?.content, 'METHOD')]).toEqual(['REQUEST', ['REQUEST']]);
    expect(all(single?.content, 'ATTENDEE')).toHaveLength(1);
  });

  it('publishes several dates as one object, without attendees', () => {
    const several = part(two, 2);
    expect([several?.method, all(several?.content, 'METHOD')]).toEqual(['PUBLISH', ['PUBLISH']]);
    expect(several?.content.match(/BEGIN:VCALENDAR/g)).toHaveLength(1);
    expect(all(several?.content, 'UID')).toEqual(['d1@l.test', 'd2@l.test']);
    expect(all(several?.content, 'ATTENDEE')).toEqual([]);
    expect(all(several?.content, 'ORGANIZER')).toHaveLength(2);
  });

  it('cancels all dates of a registration that is cancelled as a whole, as one object', () => {
    const ended = part([...two, ['RegistrationCancelledByEmployee']], 1);
    expect([ended?.method, all(ended?.content, 'METHOD')]).toEqual(['CANCEL', ['CANCEL']]);
    expect(all(ended?.content, 'UID')).toEqual(['d1@l.test', 'd2@l.test']);
    expect(all(ended?.content, 'SEQUENCE')).toEqual(['5', '5']);
    expect(all(ended?.content, 'STATUS')).toEqual(['CANCELLED', 'CANCELLED']);
  });
});
