import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kit/eventsourcing';
import type { ProposedDate } from '../registration.commands.js';
import { cases } from '../testing/decision-cases.js';
import { brief, commandOf, givenBy, signUpContext, SLOTS } from '../testing/command-builders.js';
import * as h from '../testing/registration-history.js';

const { applied, approved, asked, confirmed, dropped, local, mentee, selected, historyOf } = h;
const ON = '2026-01-20T09:00';
const span = (start: string, end: string): ProposedDate => ({
  start: local(start),
  end: local(end),
});
/** An instant some milliseconds after a local time. */
const beside = (time: string, milliseconds: number): Instant =>
  new Date(Date.parse(local(time)) + milliseconds).toISOString();
const slots = (times: Readonly<Record<string, readonly [start: string, end: string]>>) =>
  signUpContext('slots', {
    initiative: {
      slots: {
        ...SLOTS,
        ...Object.fromEntries(
          Object.entries(times).map(([id, [start, end]]) => [
            id,
            { start: local(start), end: local(end), cancelled: false },
          ]),
        ),
      },
    },
  });
const proposed = (start: string, end: string) =>
  selected('d1', { slot: null, start: local(start), end: local(end) });
const one = historyOf('open', applied, proposed('2026-02-20T10:00', '2026-02-20T12:00'));
const RUNNING = [applied, approved, mentee, selected('p1'), selected('m1')] as const;

describe('an overlap with a live date', () => {
  cases('SelectDates', {
    'the same time is proposed twice': {
      given: one,
      on: ON,
      say: { dates: [span('2026-02-20T10:00', '2026-02-20T12:00')] },
      then: 'dates_overlap',
    },
    'a longer one around it': {
      given: one,
      on: ON,
      say: { dates: [span('2026-02-20T09:00', '2026-02-20T13:00')] },
      then: 'dates_overlap',
    },
    'by a millisecond at its end': {
      given: one,
      on: ON,
      say: { dates: [{ start: beside('2026-02-20T12:00', -1), end: local('2026-02-20T13:00') }] },
      then: 'dates_overlap',
    },
    'by a millisecond at its start': {
      given: one,
      on: ON,
      say: { dates: [{ start: local('2026-02-20T09:00'), end: beside('2026-02-20T10:00', 1) }] },
      then: 'dates_overlap',
    },
    'not back to back, on either side': {
      given: one,
      on: ON,
      say: {
        dates: [
          span('2026-02-20T09:00', '2026-02-20T10:00'),
          span('2026-02-20T12:00', '2026-02-20T13:00'),
        ],
      },
      then: ['DateSelected new0 slot', 'DateSelected new1 slot'],
    },
    'not with one that was cancelled': {
      given: historyOf(
        'open',
        applied,
        proposed('2026-02-20T10:00', '2026-02-20T12:00'),
        dropped('d1'),
      ),
      on: ON,
      say: { dates: [span('2026-02-20T10:00', '2026-02-20T12:00')] },
      then: ['DateSelected new0 slot'],
    },
    'among the dates of one command': {
      given: historyOf('open', applied),
      on: ON,
      say: {
        dates: [
          span('2026-02-20T10:00', '2026-02-20T12:00'),
          span('2026-02-20T11:00', '2026-02-20T13:00'),
        ],
      },
      then: 'dates_overlap',
    },
    'of another slot': {
      given: historyOf('slots', applied, selected('d1')),
      on: ON,
      say: { signUpContext: slots({ s2: ['2026-02-03T16:00', '2026-02-03T18:00'] }) },
      then: 'dates_overlap',
    },
    'of another session, not of the period': {
      given: historyOf('mentoring', ...RUNNING),
      on: ON,
      say: { dates: [span('2026-02-03T16:00', '2026-02-03T18:00')] },
      then: 'dates_overlap',
    },
    'not of a session beside another in its period': {
      given: historyOf('mentoring', ...RUNNING),
      on: ON,
      say: { dates: [span('2026-02-03T17:00', '2026-02-03T18:00')] },
      then: ['DateSelected new0 session'],
    },
    'a participated date is live': {
      given: historyOf(
        'open',
        applied,
        proposed('2026-01-06T10:00', '2026-01-06T12:00'),
        confirmed('d1'),
        '2026-01-07T09:00',
        h.tookPart('d1'),
      ),
      on: ON,
      say: { dates: [span('2026-01-06T11:00', '2026-01-06T13:00')] },
      then: 'dates_overlap',
    },
  });
  const moved = (start: string, end: string) => slots({ s1: [start, end] });
  const restorable = historyOf('slots', applied, selected('d1'), selected('d2'), dropped('d1'));
  cases('RestoreDate', {
    'at the time that its slot has now': {
      given: restorable,
      on: ON,
      say: { signUpContext: moved('2026-02-10T16:00', '2026-02-10T18:00') },
      then: 'dates_overlap',
    },
    'not at a time that its slot no longer has': {
      given: historyOf(
        'slots',
        applied,
        selected('d1'),
        dropped('d1'),
        selected('d2', { start: h.DATES.d1.start, end: h.DATES.d1.end }),
      ),
      on: ON,
      say: { signUpContext: moved('2026-02-10T14:00', '2026-02-10T17:00') },
      then: ['DateRestored d1 to to_be_confirmed'],
    },
    'not back to back': {
      given: restorable,
      on: ON,
      say: { signUpContext: moved('2026-02-10T17:00', '2026-02-10T18:00') },
      then: ['DateRestored d1 to to_be_confirmed'],
    },
    'of a session with another': {
      given: historyOf(
        'mentoring',
        ...RUNNING,
        dropped('m1'),
        selected('m2', { start: h.DATES.m1.start, end: h.DATES.m1.end }),
      ),
      on: ON,
      say: { date: 'm1' },
      then: 'dates_overlap',
    },
    'not of a period with its sessions': {
      given: historyOf(
        'mentoring',
        ...RUNNING,
        '2026-02-04T09:00',
        h.tookPart('m1'),
        dropped('p1'),
      ),
      on: '2026-02-05T09:00',
      say: { date: 'p1' },
      then: ['DateRestored p1 to in_progress'],
    },
    'a participated date whose slot was overlapped by a move adds none': {
      given: historyOf(
        'slots',
        applied,
        selected('d1'),
        selected('d2', { start: local('2026-02-03T16:00'), end: local('2026-02-05T18:00') }),
        confirmed('d1'),
        '2026-02-04T09:00',
        h.tookPart('d1'),
      ),
      on: '2026-02-04T10:00',
      then: ['DateRestored d1 to awaiting_confirmation'],
    },
  });
  cases('MoveWithSlot', {
    'a slot may be moved onto another date': {
      given: historyOf('slots', applied, selected('d1'), selected('d2')),
      on: ON,
      say: { start: local('2026-02-10T15:00'), end: local('2026-02-10T16:00') },
      then: ['DateMovedWithSlot d1 2026-02-10T16:00'],
    },
    'a date in progress whose new end has come is over in the same append': {
      given: historyOf(
        'slots',
        applied,
        selected('d1'),
        confirmed('d1'),
        selected('d2', { slot: 's1' }),
      ),
      on: ON,
      say: { start: local('2026-01-20T07:00'), end: local('2026-01-20T09:00') },
      then: [
        'DateMovedWithSlot d1 2026-01-20T09:00',
        'DateEnded d1 2026-01-20T09:00',
        'DateMovedWithSlot d2 2026-01-20T09:00',
      ],
    },
  });
});

describe('restoring a session', () => {
  cases('RestoreDate', {
    'not while the manager has not approved the period: nor could it be selected': {
      given: historyOf(
        'mentoring',
        applied,
        approved,
        mentee,
        selected('p1'),
        selected('m2'),
        dropped('m2'),
        dropped('p1'),
        mentee,
        asked('p2'),
      ),
      on: ON,
      say: { date: 'm2' },
      then: 'mentoring_not_in_progress',
    },
    'also once the period is over': {
      given: historyOf(
        'mentoring',
        ...RUNNING,
        '2026-02-04T09:00',
        h.missed('m1'),
        '2026-07-01T09:00',
      ),
      on: '2026-07-02T09:00',
      say: { date: 'm1' },
      then: ['DateRestored m1 to awaiting_confirmation'],
    },
  });
});

describe('sane years, to the millisecond', () => {
  const past = (
    given: h.History,
    ...command: Parameters<typeof commandOf>
  ): readonly string[] | string => {
    const { drafts, refusal } = given.when(commandOf(...command), local(ON), givenBy(command[0]));
    return refusal ? refusal.rule : drafts.map(brief);
  };
  const proposes = (start: Instant, kind: 'open' | 'mentoring' = 'open') => {
    const end = new Date(Date.parse(start) + 3_600_000).toISOString();
    const period = selected('p2', { start: local('2020-01-01T00:00') });
    const given =
      kind === 'open'
        ? historyOf('open', applied)
        : historyOf(kind, applied, approved, mentee, period);
    return past(given, 'SelectDates', kind, { dates: [{ start, end }] });
  };

  it('a proposed date starts at most two years after now', () => {
    expect(proposes(beside('2028-01-20T09:00', 0))).toEqual(['DateSelected new0 slot']);
    expect(proposes(beside('2028-01-20T09:00', 1))).toBe('date_too_far');
  });

  it('a proposed date starts at most two years before now', () => {
    expect(proposes(beside('2024-01-20T09:00', 0))).toEqual(['DateSelected new0 slot']);
    expect(proposes(beside('2024-01-20T09:00', -1))).toBe('date_too_far');
  });

  it('a proposed date lasts at most 24 hours', () => {
    const lasts = (milliseconds: number) =>
      past(historyOf('open', applied), 'SelectDates', 'open', {
        dates: [
          { start: local('2026-02-20T10:00'), end: beside('2026-02-21T10:00', milliseconds) },
        ],
      });
    expect(lasts(0)).toEqual(['DateSelected new0 slot']);
    expect(lasts(1)).toBe('date_too_long');
  });

  it('a session starts at most two years after now', () => {
    expect(proposes(beside('2028-01-20T09:00', 0), 'mentoring')).toHaveLength(1);
    expect(proposes(beside('2028-01-20T09:00', 1), 'mentoring')).toBe('date_too_far');
  });

  it('a session starts at most two years before now', () => {
    expect(proposes(beside('2024-01-20T09:00', 0), 'mentoring')).toHaveLength(2);
    expect(proposes(beside('2024-01-20T09:00', -1), 'mentoring')).toBe('date_too_far');
  });

  it('a period ends at most five years after its start', () => {
    const records = (milliseconds: number) =>
      past(historyOf('mentoring', applied, approved), 'RecordMenteeFound', 'mentoring', {
        start: local('2026-02-01T00:00'),
        end: beside('2031-02-01T00:00', milliseconds),
      });
    expect(records(0)).toEqual(['MenteeFound', 'DateSelected new0 period']);
    expect(records(1)).toBe('period_too_long');
  });

  it('a period is prolonged to at most five years after its start', () => {
    const running = historyOf('mentoring', applied, approved, mentee, selected('p1'));
    const prolongs = (milliseconds: number) =>
      past(running, 'ChangePeriodEnd', 'mentoring', {
        end: beside('2031-02-01T00:00', milliseconds),
      });
    expect(prolongs(0)).toHaveLength(1);
    expect(prolongs(1)).toBe('period_too_long');
  });

  it('five years from 29 February end on 28 February, at the same local time', () => {
    const records = (milliseconds: number) =>
      past(historyOf('mentoring', applied, approved), 'RecordMenteeFound', 'mentoring', {
        start: local('2028-02-29T10:00'),
        end: beside('2033-02-28T10:00', milliseconds),
      });
    expect([records(0), records(1)]).toEqual([expect.any(Array), 'period_too_long']);
  });
});
