import { describe, expect, it } from '@jest/globals';
import type { JsonObject, StoredEvent } from '#kit/eventsourcing';
import type { DecidingAction } from './link-actions.js';
import { linkStatusOf } from './link-status.js';

type HistoryEntry = readonly [type: string, data?: JsonObject, actor?: string, command?: string];

const slot = (date: string, policy = 'per_date'): HistoryEntry => [
  'DateSelected',
  {
    date,
    kind: 'slot',
    slot: null,
    start: '2026-02-03T13:00:00.000Z',
    end: '2026-02-03T16:00:00.000Z',
    zone: 'Europe/Paris',
    policy,
  },
];
const period: HistoryEntry = [
  'DateSelected',
  {
    date: 'p1',
    kind: 'period',
    slot: null,
    start: '2026-01-05T08:00:00.000Z',
    end: null,
    zone: 'Europe/Paris',
    policy: 'none',
  },
];

/** A registration's events, an hour apart; the one called `ask` is the mail's. */
function history(kind: 'open' | 'mentoring', ...entries: readonly HistoryEntry[]): StoredEvent[] {
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
      withDates: false,
    },
  ];
  return [applied, ...entries].map(
    ([type, data = {}, actor = 'eva', command = `command ${type}`], revision): StoredEvent => {
      const at = new Date(Date.UTC(2026, 0, 5, 8 + revision)).toISOString();
      const meta = {
        actor,
        capacity: 'employee',
        mandate: null,
        command: 'Do',
        commandId: command,
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
        position: String(revision).padStart(4, '0'),
      };
    },
  );
}

function linkStatus(
  action: DecidingAction,
  kind: 'open' | 'mentoring',
  before: readonly HistoryEntry[],
  ask: HistoryEntry,
  after: readonly HistoryEntry[],
) {
  const events = history(kind, ...before, ask, ...after);
  const { open, dates, decisions, ...rest } = linkStatusOf(
    action,
    events[before.length + 1] as StoredEvent,
    events,
  );
  return {
    ...rest,
    open,
    dates: dates.map(({ id }) => id),
    decisions: decisions.map(({ what, date, by }) => [what, date?.id ?? null, by]),
  };
}

describe('a link about dates', () => {
  const waiting: HistoryEntry[] = [
    slot('d1'),
    slot('d2'),
    ['DateConfirmedByCoordinator', { date: 'd1' }],
    ['DateConfirmedByCoordinator', { date: 'd2' }],
  ];
  const ask: HistoryEntry = [
    'ManagerApprovalRequested',
    { dates: ['d1', 'd2'], since: '', repeat: 0 },
  ];
  const after = (...entries: HistoryEntry[]) =>
    linkStatus('approve', 'open', waiting, ask, entries);

  it('is not touched by what decides nothing', () => {
    const other: HistoryEntry[] = [
      ['MessagePosted', { side: 'employee' }],
      ['ManagerApprovalRequested', { dates: ['d1', 'd2'], since: '', repeat: 1 }],
      ['ManagerReminded', { dates: ['d1'] }],
      slot('d3'),
    ];
    expect(after(...other)).toMatchObject({ open: true, dates: ['d1', 'd2'], decisions: [] });
  });

  it('loses each date that is decided, and is used up with the last', () => {
    const first: HistoryEntry = ['DateApprovedByManager', { date: 'd1' }, 'max'];
    expect(after(first)).toMatchObject({
      open: true,
      dates: ['d2'],
      decisions: [['DateApprovedByManager', 'd1', 'max']],
    });
    expect(after(first, ['DateRefusedByManager', { date: 'd2' }, 'mia'])).toMatchObject({
      open: false,
      dates: [],
      decisions: [
        ['DateApprovedByManager', 'd1', 'max'],
        ['DateRefusedByManager', 'd2', 'mia'],
      ],
    });
  });

  it('is used up by what takes the whole registration', () => {
    expect(after(['RegistrationCancelledByEmployee'])).toMatchObject({
      open: false,
      decisions: [
        ['RegistrationCancelledByEmployee', 'd1', 'eva'],
        ['RegistrationCancelledByEmployee', 'd2', 'eva'],
      ],
    });
  });

  it('stays dead when its date is restored', () => {
    const restored: HistoryEntry = [
      'DateRestored',
      {
        date: 'd1',
        status: 'awaiting_manager',
        start: '2026-02-03T13:00:00.000Z',
        end: '2026-02-03T16:00:00.000Z',
        reason: null,
        employee: 'eva',
      },
    ];
    expect(after(['DateRefusedByManager', { date: 'd1' }, 'max'], restored)).toMatchObject({
      dates: ['d2'],
      decisions: [['DateRefusedByManager', 'd1', 'max']],
    });
  });

  it('knows when a date has moved since', () => {
    const still = after();
    const moved = after([
      'DateMovedWithSlot',
      { date: 'd2', start: '2026-02-04T13:00:00.000Z', end: '2026-02-04T16:00:00.000Z' },
    ]);
    expect(still.now).toEqual(still.asked);
    expect(moved).toMatchObject({ open: true, dates: ['d1', 'd2'], asked: still.asked });
    expect(moved.now.get('d1')).toBe(still.now.get('d1'));
    expect(moved.now.get('d2')).not.toBe(still.now.get('d2'));
  });
});

describe('a link about the search for a mentee', () => {
  const looking: HistoryEntry[] = [['ApplicationApproved', {}, 'cora']];
  const ask: HistoryEntry = ['MenteeSearchReminderSent', { month: 1 }];
  const after = (action: DecidingAction, ...entries: HistoryEntry[]) =>
    linkStatus(action, 'mentoring', looking, ask, entries);
  const found: HistoryEntry[] = [
    ['MenteeFound', {}, 'eva', 'found'],
    [...period, 'eva', 'found'] as unknown as HistoryEntry,
  ];

  it('says that the search goes on once; the others stay', () => {
    const still: HistoryEntry = ['MenteeSearchContinued'];
    expect(after('stillLooking', still)).toMatchObject({
      open: false,
      decisions: [['MenteeSearchContinued', null, 'eva']],
    });
    expect([after('found', still).open, after('cancel', still).open]).toEqual([true, true]);
  });

  it.each(['found', 'stillLooking', 'cancel'] as const)(
    '%s is used up when a mentee was found, and calls it that',
    (action) => {
      expect(after(action, ...found)).toMatchObject({
        open: false,
        decisions: [['MenteeFound', null, 'eva']],
      });
    },
  );

  it('stays used up when the registration is archived and opened again', () => {
    const reopened: HistoryEntry[] = [
      ['RegistrationArchived', {}, 'time'],
      ['RegistrationReopened', { reason: null, employee: 'eva' }, 'pia'],
    ];
    for (const action of ['found', 'cancel'] as const)
      expect(after(action, ...reopened)).toMatchObject({
        open: false,
        decisions: [['RegistrationArchived', null, 'time']],
      });
  });
});

describe('a link about a running mentoring', () => {
  const ask: HistoryEntry = ['EngagementReviewSent', { date: 'p1', quarter: 1 }];
  const after = (action: DecidingAction, ...entries: HistoryEntry[]) =>
    linkStatus(
      action,
      'mentoring',
      [['ApplicationApproved'], ['MenteeFound'], period],
      ask,
      entries,
    );

  it('lives through sessions and another end, and ends with it', () => {
    const session: HistoryEntry = [
      'DateSelected',
      {
        date: 's1',
        kind: 'session',
        slot: null,
        start: '2026-01-06T08:00:00.000Z',
        end: '2026-01-06T09:00:00.000Z',
        zone: 'Europe/Paris',
        policy: 'none',
      },
    ];
    expect(
      after('addDates', session, [
        'EngagementPeriodChanged',
        { date: 'p1', end: '2026-12-31T08:00:00.000Z' },
      ]),
    ).toMatchObject({
      open: true,
      decisions: [],
    });
    const over: HistoryEntry[] = [
      ['MentoringEnded', { date: 'p1', endedAt: '' }, 'eva', 'end'],
      [
        'DateEnded',
        { date: 'p1', endedAt: '2026-01-05T20:00:00.000Z', since: '2026-01-05T20:00:00.000Z' },
        'eva',
        'end',
      ],
    ];
    for (const action of ['addDates', 'end'] as const)
      expect(after(action, ...over)).toMatchObject({
        open: false,
        decisions: [['MentoringEnded', null, 'eva']],
      });
  });
});

it('cancels a registration about to be archived while it has no date', () => {
  const ask: HistoryEntry = ['ArchivalWarningSent', { archivesAt: '2026-02-05T08:00:00.000Z' }];
  expect(
    linkStatus('cancel', 'open', [], ask, [['MessagePosted', { side: 'employee' }]]),
  ).toMatchObject({ open: true, decisions: [] });
  expect(linkStatus('cancel', 'open', [], ask, [slot('d1')])).toMatchObject({
    open: false,
    decisions: [['DateSelected', null, 'eva']],
  });
});
