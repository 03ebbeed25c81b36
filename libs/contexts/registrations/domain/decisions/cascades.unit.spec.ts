import { describe, expect, it } from '@jest/globals';
import { cases } from '../testing/decision-cases.js';
import {
  applied,
  approved,
  asked,
  confirmed,
  local,
  mentee,
  PEOPLE,
  selected,
  historyOf,
  tookPart,
  type HistoryEntry,
} from '../testing/registration-history.js';
import { NO_REGISTRATION } from '../registration.state.js';
import { withdraw } from './cascades.js';
import { tick, timeline } from '../testing/timeline.js';

const AFTER = '2026-02-04T09:00';
/** d1 is over, d2 is overdue nowhere, d3 is still to be confirmed. */
const slots = (...more: HistoryEntry[]) =>
  historyOf(
    'slots',
    applied,
    selected('d1'),
    selected('d2'),
    selected('d3'),
    confirmed('d1'),
    confirmed('d2'),
    ...more,
  );
const mentoring = (...more: HistoryEntry[]) =>
  historyOf(
    'mentoring',
    applied,
    approved,
    mentee,
    selected('p1'),
    selected('m1'),
    asked('m2'),
    ...more,
  );

it('nothing is withdrawn where nobody signed up', () => {
  expect(withdraw(NO_REGISTRATION)).toEqual([]);
});

describe('following the initiative', () => {
  cases('CancelWithInitiative', {
    'takes what is not over; what is over stays': {
      given: slots(),
      on: AFTER,
      then: ['DateCancelledWithInitiative d2', 'DateCancelledWithInitiative d3'],
      dates: {
        d1: 'awaiting_confirmation',
        d2: 'cancelled/initiative_cancelled_by_coordinator',
        d3: 'cancelled/initiative_cancelled_by_coordinator',
      },
      status: 'awaiting_confirmation',
    },
    'takes a mentoring period and what is to come of it': {
      given: mentoring(),
      on: AFTER,
      then: ['DateCancelledWithInitiative p1', 'DateCancelledWithInitiative m2'],
      dates: {
        m1: 'awaiting_confirmation',
        m2: 'cancelled/initiative_cancelled_by_coordinator',
        p1: 'cancelled/initiative_cancelled_by_coordinator',
      },
      status: 'awaiting_confirmation',
    },
    'leaves what is undecided and over': {
      given: historyOf('slots', applied, selected('d1')),
      on: AFTER,
      then: [],
      status: 'dates_to_be_confirmed',
    },
    'closes what never had a date': {
      given: historyOf('mentoring', applied, approved),
      on: AFTER,
      then: ['RegistrationCancelledWithInitiative'],
      status: 'cancelled_rejected',
    },
    'knows no registration': { given: historyOf('slots'), on: AFTER, then: [] },
  });
  cases('CancelWithSlot', {
    'takes the date on that slot': {
      given: slots(),
      on: '2026-01-20T09:00',
      say: { slot: 's2' },
      then: ['DateCancelledWithSlot d2'],
      dates: {
        d3: 'to_be_confirmed',
        d1: 'in_progress',
        d2: 'cancelled/initiative_cancelled_by_coordinator',
      },
    },
    'leaves the date that is over': { given: slots(), on: AFTER, say: { slot: 's1' }, then: [] },
    'leaves an undecided date from its end on': {
      given: historyOf('slots', applied, selected('d1')),
      on: '2026-02-03T17:00',
      say: { slot: 's1' },
      then: [],
    },
  });
  cases('MoveWithSlot', {
    'moves the date on that slot': {
      given: slots(),
      on: '2026-01-20T09:00',
      then: ['DateMovedWithSlot d1 2026-03-03T18:00'],
      dates: { d1: 'in_progress', d2: 'in_progress', d3: 'to_be_confirmed' },
    },
    'leaves the date that is over': { given: slots(), on: AFTER, then: [] },
    'moves the date if only the end changes': {
      given: slots(),
      on: '2026-01-20T09:00',
      say: { slot: 's1', start: local('2026-02-03T14:00'), end: local('2026-02-03T18:00') },
      then: ['DateMovedWithSlot d1 2026-02-03T18:00'],
    },
    'moves the date if only the start changes': {
      given: slots(),
      on: '2026-01-20T09:00',
      say: { slot: 's1', start: local('2026-02-03T13:00'), end: local('2026-02-03T17:00') },
      then: ['DateMovedWithSlot d1 2026-02-03T17:00'],
    },
    'to where it is, moves nothing': {
      given: slots(),
      on: '2026-01-20T09:00',
      say: { slot: 's1', start: local('2026-02-03T14:00'), end: local('2026-02-03T17:00') },
      then: [],
    },
  });
});

describe('leaving', () => {
  cases('Withdraw', {
    'as CancelRegistration where it could': {
      given: slots(),
      on: '2026-01-20T09:00',
      then: ['RegistrationCancelledByEmployee'],
      status: 'cancelled_rejected',
    },
    'else what CancelDates could cancel': {
      given: slots(),
      on: AFTER,
      then: ['DateCancelledByEmployee d2', 'DateCancelledByEmployee d3'],
      dates: {
        d1: 'awaiting_confirmation',
        d2: 'cancelled/employee_cancelled',
        d3: 'cancelled/employee_cancelled',
      },
    },
    'and the period': {
      given: mentoring(),
      on: AFTER,
      then: ['DateCancelledByEmployee p1', 'DateCancelledByEmployee m2'],
      dates: {
        m1: 'awaiting_confirmation',
        m2: 'cancelled/employee_cancelled',
        p1: 'cancelled/employee_cancelled',
      },
    },
    'leaves what is done': {
      given: historyOf('slots', applied, selected('d1'), confirmed('d1'), AFTER, tookPart('d1')),
      on: AFTER,
      then: [],
      status: 'participated',
    },
  });
});

describe('other people who come to decide', () => {
  /** d1 and d2 await the manager since the confirmation of 5 January; d3 since 13 January. */
  const waiting = historyOf(
    'slots',
    applied,
    asked('d1'),
    asked('d2'),
    asked('d3'),
    confirmed('d1'),
    confirmed('d2'),
    '2026-01-13T09:00',
    confirmed('d3'),
  );
  const say = (changedAt: string) => ({ changedAt: local(changedAt) });

  cases('AskNewDeciders', {
    'are asked once for all dates that wait, whenever those began to': {
      given: waiting,
      on: '2026-01-20T09:00',
      say: say('2026-01-20T09:00'),
      then: ['ManagerApprovalRequested d1+d2+d3 #0'],
      repeatable: true,
    },
    'are not asked twice for a date that came to wait for them already': {
      given: waiting,
      on: '2026-01-13T10:00',
      say: say('2026-01-12T09:00'),
      then: ['ManagerApprovalRequested d1+d2 #0'],
      repeatable: true,
    },
    'are asked about what is overdue': {
      given: waiting,
      on: '2026-02-04T09:00',
      say: say('2026-02-04T09:00'),
      then: ['ManagerApprovalRequested d1+d2+d3 #0'],
      repeatable: true,
    },
    'get one request where it comes days late, and it is the one then due': {
      given: waiting,
      on: '2026-01-24T09:00',
      say: say('2026-01-20T09:00'),
      then: ['ManagerApprovalRequested d1+d2+d3 #1'],
      repeatable: true,
    },
    'are not asked where nothing waits': {
      given: slots(),
      on: '2026-01-20T09:00',
      say: say('2026-01-20T09:00'),
      then: [],
    },
  });

  it('are asked again 3 and 7 days after the change, and those before no more', () => {
    const asking = tick(waiting, '2026-01-13T09:01').then;
    const change = local('2026-01-14T12:00');
    const data = { dates: ['d1', 'd2', 'd3'], since: change, repeat: 0 };
    const changed = asking.and({
      type: 'ManagerApprovalRequested',
      data,
      at: change,
      by: PEOPLE.system,
    });
    expect(
      timeline(changed, '2026-02-02T00:00').filter((line) => line.includes('Approval')),
    ).toEqual([
      '2026-01-17T12:00 ManagerApprovalRequested d1+d2+d3 #1',
      '2026-01-21T12:00 ManagerApprovalRequested d1+d2+d3 #2',
    ]);
  });
});
