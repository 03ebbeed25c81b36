import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kit/eventsourcing';
import { archivesAt } from './registration.archival.js';
import { dueEvents, isBlockingAt } from './registration.deadlines.js';
import { isOverdue, nextActor } from './registration.status.js';
import { signUpContext, brief, commandOf } from './testing/command-builders.js';
import * as h from './testing/registration-history.js';

const { agreed, applied, approved, asked, confirmed, dropped, local, mentee, selected, historyOf } =
  h;

/** An instant some milliseconds after a local time. */
const beside = (time: string, milliseconds: number): Instant =>
  new Date(Date.parse(local(time)) + milliseconds).toISOString();
const commandAt = (
  past: h.History,
  command: ReturnType<typeof commandOf>,
  now: Instant,
  by: h.Person,
): string[] | string => {
  const { drafts, refusal } = past.when(command, now, h.PEOPLE[by]);
  return refusal ? refusal.rule : drafts.map(brief);
};

describe('to the millisecond', () => {
  const END = '2026-02-03T17:00';

  it('a date confirmed at its end is over, and one confirmed just before is not', () => {
    const at = (now: Instant) =>
      commandAt(
        historyOf('slots', applied, selected('d1')),
        commandOf('ConfirmDates', 'slots'),
        now,
        'coordinator',
      );
    expect(at(beside(END, -1))).toEqual(['DateConfirmedByCoordinator d1']);
    expect(at(beside(END, 0))).toEqual([
      'DateConfirmedByCoordinator d1',
      'DateEnded d1 2026-02-03T17:00',
    ]);
  });

  it('a date approved at its end is over, and one approved just before is not', () => {
    const past = historyOf('slots', applied, asked('d1'), confirmed('d1'));
    const at = (now: Instant) =>
      commandAt(past, commandOf('ApproveDates', 'slots'), now, 'manager');
    expect(at(beside(END, -1))).toEqual(['DateApprovedByManager d1']);
    expect(at(beside(END, 0))).toEqual([
      'DateApprovedByManager d1',
      'DateEnded d1 2026-02-03T17:00',
    ]);
  });

  it('a date is overdue from its end on', () => {
    const [date] = historyOf('slots', applied, selected('d1')).state.dates;
    const overdue = (milliseconds: number) => date && isOverdue(date, beside(END, milliseconds));
    expect([overdue(-1), overdue(0)]).toEqual([false, true]);
  });

  it('a date in progress ends at its end', () => {
    const { state } = historyOf('slots', applied, selected('d1'), confirmed('d1'));
    expect(dueEvents(state, beside(END, -1))).toEqual([]);
    expect(dueEvents(state, beside(END, 0))).toEqual([
      {
        type: 'DateEnded',
        data: { date: 'd1', endedAt: local(END), since: local(END) },
        occurredAt: local(END),
      },
    ]);
  });

  it('a date is left alone from its end on, when its slot changes', () => {
    const past = historyOf('slots', applied, selected('d1'));
    const at = (milliseconds: number) =>
      commandAt(past, commandOf('CancelWithSlot', 'slots'), beside(END, milliseconds), 'system');
    expect([at(-1), at(0)]).toEqual([['DateCancelledWithSlot d1'], []]);
  });

  it('a registration is archived at its instant', () => {
    const { state } = historyOf('open', '2026-08-31T10:00', applied);
    const at = archivesAt(state) ?? '';
    const before = new Date(Date.parse(at) - 1).toISOString();
    expect(at).toBe(local('2026-09-30T10:00'));
    expect(dueEvents(state, before)).toEqual([]);
    expect(dueEvents(state, at).map(({ type }) => type)).toEqual(['RegistrationArchived']);
    expect([isBlockingAt(state, before), isBlockingAt(state, at)]).toEqual([true, false]);
  });

  describe('an engagement period', () => {
    const SEARCH = [applied, approved, mentee] as const;
    const NOW = '2026-03-02T09:00';
    const change = (past: h.History, end: Instant) =>
      commandAt(past, commandOf('ChangePeriodEnd', 'mentoring', { end }), local(NOW), 'employee');
    const running = historyOf('mentoring', ...SEARCH, selected('p1'));

    it('whose new end is now is over, and goes on with an end just after', () => {
      expect(change(running, beside(NOW, 1))).toEqual([
        'EngagementPeriodChanged p1 2026-03-02T09:00',
      ]);
      expect(change(running, beside(NOW, 0))).toEqual([
        'EngagementPeriodChanged p1 2026-03-02T09:00',
        'DateEnded p1 2026-03-02T09:00',
      ]);
    });

    it('may end as it starts, not before', () => {
      const START = '2026-02-01T00:00';
      expect(change(running, beside(START, 0))).toHaveLength(2);
      expect(change(running, beside(START, -1))).toBe('before_start');
    });

    it('may end with its last session, not before', () => {
      const past = historyOf('mentoring', ...SEARCH, selected('p1'), selected('m2'));
      const LAST = '2026-04-07T17:00';
      expect(change(past, beside(LAST, 0))).toHaveLength(1);
      expect(change(past, beside(LAST, -1))).toBe('before_session_end');
    });

    it('ends a session that starts at that instant, cancels one a moment later', () => {
      const SESSION = '2026-04-07T14:00';
      const past = historyOf('mentoring', ...SEARCH, selected('p1'), selected('m2'));
      const end = (milliseconds: number) =>
        commandAt(
          past,
          commandOf('EndMentoring', 'mentoring'),
          beside(SESSION, milliseconds),
          'employee',
        );
      expect(end(0)).toContain('DateEnded m2 2026-04-07T14:00');
      expect(end(-1)).toContain('DateCancelledByEmployee m2');
    });
  });
});

describe('several dates that ended', () => {
  const both = (...order: readonly h.Step[]) =>
    dueEvents(
      historyOf('slots', applied, ...order, confirmed('d1'), confirmed('d2')).state,
      local('2026-03-01T00:00'),
    ).map(({ data, occurredAt }) => [data, occurredAt].map((one) => JSON.stringify(one)).join());

  it('are recorded in the order of their ends, not as they were selected', () => {
    const ends = [local('2026-02-03T17:00'), local('2026-02-10T17:00')];
    for (const selection of [
      [selected('d1'), selected('d2')],
      [selected('d2'), selected('d1')],
    ]) {
      const found = both(...selection);
      expect(found.map((one) => one.includes('"d1"'))).toEqual([true, false]);
      expect(found.map((one, index) => one.includes(ends[index] ?? '?'))).toEqual([true, true]);
    }
  });

  it('are recorded as they were selected where they end together', () => {
    const { start, end } = h.DATES.d1;
    const found = both(selected('d2', { start, end }), selected('d1'));
    expect(found.map((one) => one.includes('"d1"'))).toEqual([false, true]);
  });
});

describe('waiting', () => {
  it('counts from the longest wait, not from that of the first date', () => {
    const past = historyOf(
      'slots',
      applied,
      asked('d1'),
      asked('d2'),
      '2026-01-06T09:00',
      confirmed('d2'),
      '2026-01-08T09:00',
      confirmed('d1'),
    );
    expect(nextActor(past.state)).toEqual({ who: 'manager', since: local('2026-01-06T09:00') });
  });
});

describe('restoring a date', () => {
  const restored = (...before: readonly h.Step[]) => {
    const past = historyOf('slots', applied, asked('d1'), ...before).when(
      commandOf('RestoreDate', 'slots', { date: 'd1' }),
      local('2026-01-20T09:00'),
      h.PEOPLE.platform,
    );
    expect(past.refusal).toBeUndefined();
    return past.then.state.dates[0];
  };

  it('keeps the confirmation and the approval that it had', () => {
    expect(restored(confirmed('d1'), agreed('d1'), dropped('d1'))).toMatchObject({
      status: 'in_progress',
      coordinatorDecision: { by: 'cora', confirmed: true },
      managerDecision: { by: 'max', approved: true },
      cancelled: null,
      reason: null,
    });
  });

  it('drops the refusal that cancelled it, and keeps the confirmation before it', () => {
    expect(restored(confirmed('d1'), h.disagreed('d1'))).toMatchObject({
      status: 'awaiting_manager',
      coordinatorDecision: { by: 'cora', confirmed: true },
      managerDecision: null,
    });
    expect(restored(h.refused('d1'))).toMatchObject({
      status: 'to_be_confirmed',
      coordinatorDecision: null,
      managerDecision: null,
    });
  });
});

describe('approving several dates', () => {
  it('covers those waiting under per_registration when one of them is under it', () => {
    const past = historyOf(
      'slots',
      applied,
      asked('d1'),
      asked('d2', 'per_registration'),
      asked('d3', 'per_registration'),
      confirmed('d1'),
      confirmed('d2'),
      confirmed('d3'),
    );
    const approve = (...dates: string[]) =>
      commandAt(
        past,
        commandOf('ApproveDates', 'slots', { dates }),
        local('2026-01-20T09:00'),
        'manager',
      );
    expect(approve('d1', 'd2')).toEqual([
      'DateApprovedByManager d1',
      'DateApprovedByManager d2',
      'DateApprovedByManager d3',
    ]);
    expect(approve('d1')).toEqual(['DateApprovedByManager d1']);
  });
});

describe('a date that nobody looked up', () => {
  const past = historyOf('slots', applied, selected('d1'));
  it.each([
    commandOf('ConfirmDates', 'slots', { dates: ['d9'] }),
    commandOf('RestoreDate', 'slots', { date: 'd9' }),
  ])('is an error of the program: $name', (command) => {
    expect(() => past.when(command, local('2026-01-20T09:00'), h.PEOPLE.platform)).toThrow(
      'Date d9 was not looked up.',
    );
  });
});

describe('an application', () => {
  it.each([
    ['acme', true],
    [null, false],
  ])('to an initiative of company %s is company-specific: %s', (company, companySpecific) => {
    const command = commandOf('SubmitApplication', 'open', {
      signUpContext: signUpContext('open', { initiative: { company } }),
    });
    const { drafts } = historyOf('open').when(command, local(h.START), h.PEOPLE.employee);
    expect(drafts[0]?.data).toMatchObject({ companySpecific });
  });
});

describe('a proposed date', () => {
  const START = '2026-02-20T10:00';
  const propose = (date: object) =>
    commandAt(
      historyOf('open', applied),
      commandOf('SelectDates', 'open', { dates: [date] as never }),
      local('2026-01-20T09:00'),
      'employee',
    );

  it('names a start and an end', () => {
    const [start, end] = [local(START), local('2026-02-20T12:00')];
    expect(propose({ start, end })).toHaveLength(1);
    for (const date of [{ start }, { end }, {}]) expect(propose(date)).toBe('date_does_not_suit');
  });
});
