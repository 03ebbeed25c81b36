import { describe } from '@jest/globals';
import type { Instant } from '#kit/eventsourcing';
import { cases } from '../testing/decision-cases.js';
import {
  applied,
  approved,
  asked,
  confirmed,
  local,
  mentee,
  remindedCoordinator,
  said,
  selected,
  historyOf,
  tookPart,
  validated,
  type Step,
} from '../testing/registration-history.js';
import { signUpContext } from '../testing/command-builders.js';

const ON = '2026-01-20T09:00';
const remindedManager: Step = {
  by: 'employee',
  draft: { type: 'ManagerReminded', data: { dates: ['d1'] } },
};

/** Eva's message, that many milliseconds before. */
const before = (milliseconds: number): { by: string; text: string; at: Instant } => ({
  by: 'eva',
  text: 'Hello',
  at: new Date(Date.parse(local(ON)) - milliseconds).toISOString(),
});

describe('conversing', () => {
  cases('PostMessage', {
    'of the employee begins the conversation': {
      given: historyOf('open', applied),
      on: ON,
      then: ['MessagePosted'],
      status: 'conversation',
      repeatable: true,
    },
    'of the nonprofit does so too': {
      given: historyOf('open', applied),
      on: ON,
      by: 'coordinator',
      then: ['MessagePosted'],
      status: 'conversation',
      repeatable: true,
    },
    'changes no status while looking for a mentee': {
      given: historyOf('mentoring', applied, approved),
      on: ON,
      by: 'mandated_admin',
      then: ['MessagePosted'],
      status: 'looking_for_mentee',
      repeatable: true,
    },
  });
  cases('PostMessage', {
    'repeated within ten seconds is one message': {
      given: historyOf('open', applied, said('employee')),
      on: ON,
      say: { recent: [before(9_999)] },
      then: [],
    },
    'repeated after ten seconds is another': {
      given: historyOf('open', applied, said('employee')),
      on: ON,
      say: { recent: [before(10_000)] },
      then: ['MessagePosted'],
      repeatable: true,
    },
    'with another text is another': {
      given: historyOf('open', applied, said('employee')),
      on: ON,
      say: { recent: [{ ...before(1), text: 'Hello!' }] },
      then: ['MessagePosted'],
      repeatable: true,
    },
    'of another author is another': {
      given: historyOf('open', applied, said('employee')),
      on: ON,
      by: 'coordinator',
      say: { recent: [before(1)] },
      then: ['MessagePosted'],
      repeatable: true,
    },
    'repeated is found behind another message': {
      given: historyOf('open', applied, said('employee')),
      on: ON,
      say: { recent: [before(2), { ...before(1), by: 'cora', text: 'Good morning' }] },
      then: [],
    },
  });
  cases('CompleteTask', {
    'is for once': { given: historyOf('open', applied), on: ON, then: ['TaskCompleted'] },
    'is for tasks of the initiative': {
      given: historyOf('open', applied),
      on: ON,
      say: { task: 'diploma' },
      then: 'no_such_task',
    },
    'knows no task where none was given': {
      given: historyOf('open', applied),
      on: ON,
      say: { signUpContext: signUpContext('open', { initiative: { tasks: [] } }) },
      then: 'no_such_task',
    },
  });
});

describe('reminding the coordinator', () => {
  const pending = historyOf('slots', applied, said('nonprofit'), selected('d1'));
  cases('RemindCoordinator', {
    'of an application to which only the employee wrote': {
      given: historyOf('open', applied, said('employee')),
      on: ON,
      then: ['CoordinatorReminded'],
    },
    'not once the nonprofit has answered': {
      given: historyOf('open', applied, said('nonprofit'), said('employee')),
      on: ON,
      then: 'nothing_awaited',
    },
    'of a mentoring application, answered but undecided': {
      given: historyOf('mentoring', applied, said('nonprofit')),
      on: ON,
      then: ['CoordinatorReminded'],
    },
    'not of a mentoring application that is approved': {
      given: historyOf('mentoring', applied, approved),
      on: ON,
      then: 'nothing_awaited',
    },
    'of a date to be confirmed, overdue too': {
      given: pending,
      on: '2026-02-20T09:00',
      then: ['CoordinatorReminded'],
    },
    'of a certificate': {
      given: historyOf(
        'slots',
        applied,
        selected('d1'),
        confirmed('d1'),
        '2026-02-04T09:00',
        tookPart('d1'),
      ),
      on: '2026-02-05T09:00',
      then: ['CoordinatorReminded'],
    },
    'not of a certificate that is decided': {
      given: historyOf(
        'slots',
        applied,
        selected('d1'),
        confirmed('d1'),
        '2026-02-04T09:00',
        tookPart('d1'),
        validated('d1'),
      ),
      on: '2026-02-05T09:00',
      then: 'nothing_awaited',
    },
    'by an admin as well': { given: pending, on: ON, by: 'admin', then: ['CoordinatorReminded'] },
    'not within seven days of the last by anyone': {
      given: historyOf('slots', applied, selected('d1'), '2026-01-13T09:01', remindedCoordinator),
      on: '2026-01-20T09:00',
      by: 'admin',
      then: 'reminded_recently',
    },
    'again after seven days, at the same local time': {
      given: historyOf('slots', applied, selected('d1'), '2026-01-13T09:01', remindedCoordinator),
      on: '2026-01-20T09:01',
      then: ['CoordinatorReminded'],
    },
    'seven days are 167 hours when the clocks go forward': {
      given: historyOf('slots', applied, selected('d3'), '2026-03-25T09:00', remindedCoordinator),
      on: '2026-04-01T09:00',
      then: ['CoordinatorReminded'],
    },
  });
});

describe('reminding the manager', () => {
  const waiting = [
    applied,
    asked('d1'),
    asked('d2'),
    selected('d3'),
    confirmed('d1'),
    confirmed('d2'),
  ] as const;
  cases('RemindManager', {
    'names the dates that wait': {
      given: historyOf('slots', ...waiting),
      on: ON,
      then: ['ManagerReminded d1+d2'],
    },
    'has a cool-down of its own': {
      given: historyOf('slots', ...waiting, '2026-01-20T08:00', remindedCoordinator),
      on: ON,
      then: ['ManagerReminded d1+d2'],
    },
    'not within seven days': {
      given: historyOf('slots', ...waiting, '2026-01-19T08:00', remindedManager),
      on: ON,
      then: 'reminded_recently',
    },
  });
});

describe('looking for a mentee', () => {
  cases('ReportStillLooking', {
    'counts each time': {
      given: historyOf('mentoring', applied, approved),
      on: ON,
      then: ['MenteeSearchContinued'],
      status: 'looking_for_mentee',
      repeatable: true,
    },
    'not once one was found': {
      given: historyOf('mentoring', applied, approved, mentee, selected('p1')),
      on: ON,
      then: 'not_looking_for_mentee',
    },
  });
  cases('ApproveApplication', {
    'is for once': {
      given: historyOf('mentoring', applied),
      on: ON,
      then: ['ApplicationApproved'],
      status: 'looking_for_mentee',
    },
    'not of slots': { given: historyOf('slots', applied), on: ON, then: 'not_mentoring' },
  });
  cases('DeclineApplication', {
    'while looking for a mentee': {
      given: historyOf('mentoring', applied, approved),
      on: ON,
      then: ['ApplicationDeclined'],
      status: 'cancelled_rejected',
    },
    'not once there was a date, even a cancelled one': {
      given: historyOf('slots', applied, selected('d1')),
      on: ON,
      then: 'has_dates',
    },
  });
});
