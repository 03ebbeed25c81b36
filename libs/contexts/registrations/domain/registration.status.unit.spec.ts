import { describe, expect, it } from '@jest/globals';
import { fold } from '#kit/eventsourcing';
import {
  isOpen,
  isOverdue,
  isReopenable,
  nextActor,
  reasonOf,
  isBlocking,
  statusOf,
  statusRuleOf,
} from './registration.status.js';
import { table } from './testing/decision-cases.js';
import { registration } from './registration.decider.js';
import { NO_REGISTRATION } from './registration.state.js';
import * as h from './testing/registration-history.js';
import { commandOf } from './testing/command-builders.js';

const {
  applied,
  approved,
  asked,
  confirmed,
  dropped,
  ended,
  local,
  mentee,
  refused,
  selected,
  historyOf,
  tookPart,
} = h;
const SEARCH = [applied, approved, mentee] as const;

/** A date brought into each status by events. */
const BRINGS: Readonly<Record<string, (name: h.DateName) => h.HistoryEntry[]>> = {
  to_be_confirmed: (name) => [selected(name)],
  awaiting_manager: (name) => [asked(name), confirmed(name)],
  in_progress: (name) => [selected(name), confirmed(name)],
  awaiting_confirmation: (name) => [selected(name), confirmed(name), ended(name)],
  participated: (name) => [selected(name), confirmed(name), ended(name), tookPart(name)],
  cancelled: (name) => [selected(name), refused(name)],
};
const STATUSES = Object.keys(BRINGS);
/** docs/domain.md §2, rule 3, written down again. */
const NAMED: Readonly<Record<string, string>> = {
  to_be_confirmed: 'dates_to_be_confirmed',
  awaiting_manager: 'awaiting_manager_approval',
  in_progress: 'in_progress',
  awaiting_confirmation: 'awaiting_confirmation',
  participated: 'participated',
  cancelled: 'cancelled_rejected',
};

describe('the status of a registration', () => {
  it('is that of the first of its live dates, for any three dates', () => {
    for (const a of STATUSES)
      for (const b of STATUSES)
        for (const c of STATUSES) {
          const past = [[a, 'd1'] as const, [b, 'd2'] as const, [c, 'd3'] as const].flatMap(
            ([status, name]) => BRINGS[status]?.(name) ?? [],
          );
          const first = Object.keys(NAMED).find((status) => [a, b, c].includes(status)) ?? '';
          expect([a, b, c, statusOf(historyOf('slots', applied, ...past).state)]).toEqual([
            a,
            b,
            c,
            NAMED[first],
          ]);
        }
  });

  const MENTORING: Readonly<Record<string, (name: 'p1' | 'm1') => h.HistoryEntry[]>> = {
    awaiting_manager: (name) => [asked(name)],
    in_progress: (name) => [selected(name)],
    awaiting_confirmation: (name) => [selected(name), ended(name)],
    participated: (name) => [selected(name), ended(name), tookPart(name)],
    cancelled: (name) => [selected(name), dropped(name)],
  };
  const drawn = `
  period                | awaiting_manager          | in_progress               | awaiting_confirmation     | participated              | cancelled
  awaiting_manager      | awaiting_manager_approval | awaiting_manager_approval | awaiting_manager_approval | awaiting_manager_approval | awaiting_manager_approval
  in_progress           | in_progress               | in_progress               | in_progress               | in_progress               | in_progress
  awaiting_confirmation | awaiting_manager_approval | in_progress               | awaiting_confirmation     | awaiting_confirmation     | awaiting_confirmation
  participated          | awaiting_manager_approval | in_progress               | awaiting_confirmation     | participated              | participated
  cancelled             | awaiting_manager_approval | in_progress               | awaiting_confirmation     | participated              | cancelled_rejected
`;
  for (const { name: period, cells } of table(drawn))
    for (const [session, status] of cells)
      it(`of a mentoring with its period ${period} and a session ${session} is ${status}`, () => {
        const past = [...(MENTORING[period]?.('p1') ?? []), ...(MENTORING[session]?.('m1') ?? [])];
        expect(statusOf(historyOf('mentoring', ...SEARCH, ...past).state)).toBe(status);
      });

  it('without a date is what was said last', () => {
    expect(statusOf(historyOf('open', applied).state)).toBe('application');
    for (const side of ['employee', 'nonprofit'] as const)
      expect(statusOf(historyOf('open', applied, h.said(side)).state)).toBe('conversation');
    expect(statusOf(historyOf('mentoring', applied, approved, h.said('employee')).state)).toBe(
      'looking_for_mentee',
    );
  });

  it.each([
    ['declined', h.declined, 'cancelled_rejected', 'application_declined_by_coordinator'],
    ['withdrawn', h.withdrawn, 'cancelled_rejected', 'employee_cancelled'],
    [
      'cancelled with its initiative',
      h.withInitiative,
      'cancelled_rejected',
      'initiative_cancelled_by_coordinator',
    ],
    ['archived', h.archived, 'not_finalized', null],
  ] as const)('once %s is closed by that fact, for that reason', (_what, fact, status, reason) => {
    const { state } = historyOf('mentoring', applied, approved, fact);
    expect([
      statusOf(state),
      reasonOf(state),
      isOpen(state),
      isReopenable(state),
      isBlocking(state),
    ]).toEqual([status, reason, false, false, false]);
  });
});

describe('the rule that decides the status', () => {
  const live = [selected('d1'), selected('d2'), confirmed('d2'), selected('d3')] as const;
  it.each([
    ['closed', historyOf('slots', applied, selected('d1'), h.withdrawn), []],
    [
      'mentoring_in_progress',
      historyOf('mentoring', ...SEARCH, selected('p1'), asked('m1')),
      ['p1'],
    ],
    ['first_of_live_dates', historyOf('slots', applied, ...live), ['d1', 'd3']],
    [
      'all_dates_cancelled',
      historyOf('slots', applied, ...live, refused('d1'), refused('d3'), dropped('d2')),
      ['d2'],
    ],
    ['no_date_yet', historyOf('slots', applied), []],
  ] as const)('%s names the dates that decide', (name, { state }, deciding) => {
    const { rule, dates } = statusRuleOf(state);
    expect([rule, dates(state).map(({ id }) => id)]).toEqual([name, deciding]);
  });
});

describe('the reason of a registration', () => {
  const both = [applied, selected('d1'), selected('d2')] as const;
  it('is that of the date cancelled last', () => {
    expect(reasonOf(historyOf('slots', ...both, refused('d2'), dropped('d1')).state)).toBe(
      'employee_cancelled',
    );
    expect(reasonOf(historyOf('slots', ...both, dropped('d1'), refused('d2')).state)).toBe(
      'date_refused_by_coordinator',
    );
  });
  it('is none while a date is live, and none once reopened', () => {
    expect(reasonOf(historyOf('slots', ...both, refused('d2')).state)).toBeNull();
    expect(
      reasonOf(historyOf('slots', applied, selected('d1'), refused('d1'), selected('d2')).state),
    ).toBeNull();
  });
});

describe('who stands in the way of a new registration', () => {
  const done = [ended('p1'), tookPart('p1')] as const;
  it.each([
    ['an application', historyOf('open', applied), true],
    [
      'a participated registration',
      historyOf('slots', applied, ...(BRINGS['participated']?.('d1') ?? [])),
      true,
    ],
    ['a mentoring in progress', historyOf('mentoring', ...SEARCH, selected('p1')), true],
    ['a mentoring participated', historyOf('mentoring', ...SEARCH, selected('p1'), ...done), false],
    ['what its dates closed', historyOf('slots', applied, selected('d1'), refused('d1')), false],
    ['nothing', historyOf('slots'), false],
  ])('%s: %p', (_who, past, stands) => expect(isBlocking(past.state)).toBe(stands));
});

describe('overdue', () => {
  const [undecided] = historyOf('slots', applied, selected('d1')).state.dates;
  it('is an undecided date from its end on', () => {
    expect(undecided && isOverdue(undecided, local('2026-02-03T16:59'))).toBe(false);
    expect(undecided && isOverdue(undecided, local('2026-02-03T17:00'))).toBe(true);
  });
  it.each([
    ['awaits the manager', historyOf('slots', applied, asked('d1'), confirmed('d1')), true],
    ['was confirmed', historyOf('slots', applied, selected('d1'), confirmed('d1')), false],
    ['was refused', historyOf('slots', applied, selected('d1'), refused('d1')), false],
    ['has no end', historyOf('mentoring', ...SEARCH, asked('p2')), false],
  ])('is or is not a date that %s', (_what, { state: { dates } }, overdue) => {
    expect(dates.map((date) => isOverdue(date, local('2026-12-31T00:00')))).toEqual([overdue]);
  });
});

describe('who must act next, and since when', () => {
  const at = (text: string) => local(text);
  const running = [...SEARCH, selected('p1')] as const;
  it.each([
    ['coordinator', '2026-01-05T09:00', historyOf('open', applied)],
    [
      'coordinator',
      '2026-01-06T09:00',
      historyOf('open', applied, '2026-01-06T09:00', h.said('employee')),
    ],
    [
      'employee',
      '2026-01-06T09:00',
      historyOf('open', applied, '2026-01-06T09:00', h.said('nonprofit')),
    ],
    [
      'coordinator',
      '2026-01-06T09:00',
      historyOf('mentoring', applied, '2026-01-06T09:00', h.said('nonprofit')),
    ],
    ['employee', '2026-01-06T09:00', historyOf('mentoring', applied, '2026-01-06T09:00', approved)],
    [
      'coordinator',
      '2026-01-06T09:00',
      historyOf(
        'slots',
        applied,
        selected('d1'),
        '2026-01-06T09:00',
        selected('d2'),
        confirmed('d1'),
      ),
    ],
    [
      'manager',
      '2026-01-06T09:00',
      historyOf('slots', applied, asked('d1'), '2026-01-06T09:00', confirmed('d1')),
    ],
    [
      'manager',
      '2026-01-06T09:00',
      historyOf('mentoring', ...running, '2026-01-06T09:00', asked('m1')),
    ],
    [
      'nobody',
      '2026-01-05T09:03',
      historyOf('mentoring', ...running, selected('m1'), '2026-02-10T09:00'),
    ],
    [
      'employee',
      '2026-02-03T17:00',
      historyOf('slots', applied, selected('d1'), confirmed('d1'), '2026-02-10T09:00'),
    ],
    [
      'coordinator',
      '2026-02-10T09:00',
      historyOf('mentoring', ...running, selected('m1'), '2026-02-10T09:00', tookPart('m1')),
    ],
    ['nobody', '2026-01-05T09:02', historyOf('slots', applied, selected('d1'), refused('d1'))],
    [
      'employee',
      '2026-02-03T17:00',
      historyOf('mentoring', ...running, selected('m1'), '2026-07-01T09:00'),
    ],
  ])('%s, since %s', (who, since, past) =>
    expect(nextActor(past.state)).toEqual({ who, since: at(since) }),
  );
});

describe('since when', () => {
  it('a status counts from the event that made it, an end from the end itself', () => {
    const over = historyOf(
      'slots',
      applied,
      selected('d1'),
      confirmed('d1'),
      '2026-02-20T09:00',
    ).state;
    expect([statusOf(over), over.statusSince]).toEqual([
      'awaiting_confirmation',
      local('2026-02-03T17:00'),
    ]);
  });
  it('counts from a late decision, never from an earlier event', () => {
    const late = historyOf('slots', applied, selected('d1')).when(
      commandOf('ConfirmDates', 'slots'),
      local('2026-02-20T09:00'),
      h.PEOPLE.coordinator,
    ).then.state;
    expect([statusOf(late), late.statusSince, late.lastEventAt]).toEqual([
      'awaiting_confirmation',
      local('2026-02-20T09:00'),
      local('2026-02-20T09:00'),
    ]);
  });
  it('as of when things happened, a date decided late was undecided until then', () => {
    const { events } = historyOf('slots', applied, selected('d1')).when(
      commandOf('ConfirmDates', 'slots'),
      local('2026-02-20T09:00'),
      h.PEOPLE.coordinator,
    ).then;
    const happened = fold(
      registration,
      NO_REGISTRATION,
      events.filter((event) => event.occurredAt <= local('2026-02-10T00:00')),
    );
    expect(statusOf(happened)).toBe('dates_to_be_confirmed');
  });
});
