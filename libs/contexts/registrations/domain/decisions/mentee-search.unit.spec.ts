import { describe } from '@jest/globals';
import { cases } from '../testing/decision-cases.js';
import {
  agreed,
  applied,
  approved,
  asked,
  dropped,
  local,
  mentee,
  selected,
  historyOf,
  tookPart,
} from '../testing/registration-history.js';

const SEARCH = [applied, approved, mentee] as const;
const RUNNING = [...SEARCH, selected('p1')] as const;

describe('changing the end of the period', () => {
  cases('ChangePeriodEnd', {
    later: {
      given: historyOf('mentoring', ...RUNNING),
      on: '2026-03-01T09:00',
      then: ['EngagementPeriodChanged p1 2026-09-30T18:00'],
    },
    'gives an open period its end': {
      given: historyOf('mentoring', ...SEARCH, selected('p2')),
      on: '2026-03-01T09:00',
      then: ['EngagementPeriodChanged p2 2026-09-30T18:00'],
    },
    'to what it is changes nothing': {
      given: historyOf('mentoring', ...RUNNING),
      on: '2026-03-01T09:00',
      say: { end: local('2026-06-30T18:00') },
      then: 'nothing_changes',
    },
    'not before its start': {
      given: historyOf('mentoring', ...RUNNING),
      on: '2026-01-20T09:00',
      say: { end: local('2026-01-31T23:59') },
      then: 'before_start',
    },
    'to the end of the last live session': {
      given: historyOf('mentoring', ...RUNNING, selected('m2')),
      on: '2026-03-01T09:00',
      say: { end: local('2026-04-07T17:00') },
      then: ['EngagementPeriodChanged p1 2026-04-07T17:00'],
    },
    'not before the end of a live session': {
      given: historyOf('mentoring', ...RUNNING, selected('m2')),
      on: '2026-03-01T09:00',
      say: { end: local('2026-04-07T16:59') },
      then: 'before_session_end',
    },
    'not before the end of a session that is participated': {
      given: historyOf('mentoring', ...RUNNING, selected('m1'), '2026-02-04T09:00', tookPart('m1')),
      on: '2026-03-01T09:00',
      say: { end: local('2026-02-03T16:00') },
      then: 'before_session_end',
    },
    'regardless of a cancelled session': {
      given: historyOf('mentoring', ...RUNNING, selected('m2'), dropped('m2')),
      on: '2026-03-01T09:00',
      say: { end: local('2026-03-15T12:00') },
      then: ['EngagementPeriodChanged p1 2026-03-15T12:00'],
    },
    'into the past ends it in the same append': {
      given: historyOf('mentoring', ...RUNNING),
      on: '2026-03-01T09:00',
      say: { end: local('2026-02-20T12:00') },
      then: ['EngagementPeriodChanged p1 2026-02-20T12:00', 'DateEnded p1 2026-02-20T12:00'],
      status: 'awaiting_confirmation',
    },
    'to this very instant ends it, too': {
      given: historyOf('mentoring', ...RUNNING),
      on: '2026-03-01T09:00',
      say: { end: local('2026-03-01T09:00') },
      then: ['EngagementPeriodChanged p1 2026-03-01T09:00', 'DateEnded p1 2026-03-01T09:00'],
    },
    'not while the manager has to decide': {
      given: historyOf('mentoring', ...SEARCH, asked('p1')),
      on: '2026-03-01T09:00',
      then: 'mentoring_not_in_progress',
    },
  });
});

describe('saying that the mentoring is over', () => {
  const now = '2026-02-03T15:00';
  const sessions = [...RUNNING, selected('m1'), selected('m2')] as const;
  const early = { start: local('2026-02-02T10:00'), end: local('2026-02-02T11:00') };
  cases('EndMentoring', {
    'ends the period and the session under way now, cancels what had not begun': {
      given: historyOf('mentoring', ...sessions),
      on: now,
      then: [
        'MentoringEnded p1 2026-02-03T15:00',
        'DateEnded p1 2026-02-03T15:00',
        'DateEnded m1 2026-02-03T15:00',
        'DateCancelledByEmployee m2',
      ],
      dates: {
        p1: 'awaiting_confirmation',
        m1: 'awaiting_confirmation',
        m2: 'cancelled/employee_cancelled',
      },
      status: 'awaiting_confirmation',
    },
    'leaves what is over as it is': {
      given: historyOf(
        'mentoring',
        ...RUNNING,
        selected('m1', early),
        '2026-02-03T09:00',
        tookPart('m1'),
      ),
      on: now,
      then: ['MentoringEnded p1 2026-02-03T15:00', 'DateEnded p1 2026-02-03T15:00'],
      dates: { m1: 'participated/awaiting_validation', p1: 'awaiting_confirmation' },
    },
    'leaves to the manager what had begun, and cancels what had not': {
      given: historyOf('mentoring', ...SEARCH, asked('p1'), agreed('p1'), asked('m1'), asked('m2')),
      on: now,
      then: [
        'MentoringEnded p1 2026-02-03T15:00',
        'DateEnded p1 2026-02-03T15:00',
        'DateCancelledByEmployee m2',
      ],
      dates: {
        m1: 'awaiting_manager',
        m2: 'cancelled/employee_cancelled',
        p1: 'awaiting_confirmation',
      },
      status: 'awaiting_manager_approval',
    },
    'cancels a period that had not begun': {
      given: historyOf('mentoring', ...sessions),
      on: '2026-01-31T23:59',
      then: [
        'MentoringEnded p1 2026-01-31T23:59',
        'DateCancelledByEmployee p1',
        'DateCancelledByEmployee m1',
        'DateCancelledByEmployee m2',
      ],
      status: 'cancelled_rejected',
    },
    'at the instant of its start it has begun': {
      given: historyOf('mentoring', ...RUNNING),
      on: '2026-02-01T00:00',
      then: ['MentoringEnded p1 2026-02-01T00:00', 'DateEnded p1 2026-02-01T00:00'],
    },
    'ends a period without a known end': {
      given: historyOf('mentoring', ...SEARCH, selected('p2')),
      on: '2026-08-01T10:00',
      then: ['MentoringEnded p2 2026-08-01T10:00', 'DateEnded p2 2026-08-01T10:00'],
    },
    'not at the end itself, which comes first': {
      given: historyOf('mentoring', ...RUNNING),
      on: '2026-06-30T18:00',
      then: 'mentoring_not_in_progress',
    },
  });
});
