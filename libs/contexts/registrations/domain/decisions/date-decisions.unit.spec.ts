import { describe } from '@jest/globals';
import { cases } from '../testing/decision-cases.js';
import {
  agreed,
  applied,
  asked,
  confirmed,
  disagreed,
  refused,
  selected,
  historyOf,
  type HistoryEntry,
} from '../testing/registration-history.js';

const ON = '2026-01-20T09:00';
const AFTER = '2026-02-11T09:00';
const three = [applied, [selected('d1'), selected('d2'), selected('d3')]] as const;

describe('dates named and left out', () => {
  cases('ConfirmDates', {
    'left out: every date on which it is allowed now, in the order selected': {
      given: historyOf('slots', ...three, refused('d2')),
      on: ON,
      then: ['DateConfirmedByCoordinator d1', 'DateConfirmedByCoordinator d3'],
    },
    'named: in the order named': {
      given: historyOf('slots', ...three),
      on: ON,
      say: { dates: ['d3', 'd1'] },
      then: ['DateConfirmedByCoordinator d3', 'DateConfirmedByCoordinator d1'],
      dates: { d1: 'in_progress', d2: 'to_be_confirmed', d3: 'in_progress' },
    },
    'named: all or nothing': {
      given: historyOf('slots', ...three, refused('d2')),
      on: ON,
      say: { dates: ['d1', 'd2'] },
      then: 'not_to_be_confirmed',
    },
    'left out: a full slot is none on which it is allowed': {
      given: historyOf('slots', ...three),
      on: ON,
      say: { fullSlots: ['s1', 's3'] },
      then: ['DateConfirmedByCoordinator d2'],
      dates: { d1: 'to_be_confirmed', d3: 'to_be_confirmed', d2: 'in_progress' },
    },
    'left out: every slot is full': {
      given: historyOf('slots', ...three),
      on: ON,
      say: { fullSlots: ['s1', 's2', 's3'] },
      then: 'slot_full',
    },
    'named: one slot is full': {
      given: historyOf('slots', ...three),
      on: ON,
      say: { dates: ['d1', 'd2'], fullSlots: ['s2'] },
      then: 'slot_full',
    },
    'decided after its end goes on in the same append, each date for itself': {
      given: historyOf('slots', ...three),
      on: AFTER,
      then: [
        'DateConfirmedByCoordinator d1',
        'DateEnded d1 2026-02-03T17:00',
        'DateConfirmedByCoordinator d2',
        'DateEnded d2 2026-02-10T17:00',
        'DateConfirmedByCoordinator d3',
      ],
      status: 'in_progress',
    },
    'decided after its end waits for the manager where asked, overdue': {
      given: historyOf('slots', applied, asked('d1')),
      on: AFTER,
      then: ['DateConfirmedByCoordinator d1'],
      status: 'awaiting_manager_approval',
    },
  });
});

const covering = (...more: HistoryEntry[]) =>
  historyOf(
    'slots',
    applied,
    asked('d1', 'per_registration'),
    asked('d2', 'per_registration'),
    asked('d3', 'per_registration'),
    ...more,
  );

describe('the manager, per registration', () => {
  cases('ApproveDates', {
    'the first approval covers what waits in that mode, after the dates named': {
      given: covering(confirmed('d1'), confirmed('d2'), confirmed('d3')),
      on: ON,
      say: { dates: ['d3'] },
      then: ['DateApprovedByManager d3', 'DateApprovedByManager d1', 'DateApprovedByManager d2'],
      status: 'in_progress',
    },
    'leaves what the nonprofit has not confirmed, nor what waits in another mode': {
      given: historyOf(
        'slots',
        applied,
        asked('d1', 'per_registration'),
        asked('d2', 'per_date'),
        asked('d3', 'per_registration'),
        confirmed('d1'),
        confirmed('d2'),
      ),
      on: ON,
      say: { dates: ['d1'] },
      then: ['DateApprovedByManager d1'],
      dates: { d1: 'in_progress', d2: 'awaiting_manager', d3: 'to_be_confirmed' },
    },
    'of a date decided for itself covers nothing': {
      given: historyOf(
        'slots',
        applied,
        asked('d1', 'per_registration'),
        asked('d2', 'per_date'),
        confirmed('d1'),
        confirmed('d2'),
      ),
      on: ON,
      say: { dates: ['d2'] },
      then: ['DateApprovedByManager d2'],
      dates: { d1: 'awaiting_manager', d2: 'in_progress' },
    },
    'after the ends: every covered date goes on, its end with it': {
      given: covering(confirmed('d1'), confirmed('d2'), confirmed('d3')),
      on: AFTER,
      say: { dates: ['d2'] },
      then: [
        'DateApprovedByManager d2',
        'DateEnded d2 2026-02-10T17:00',
        'DateApprovedByManager d1',
        'DateEnded d1 2026-02-03T17:00',
        'DateApprovedByManager d3',
      ],
    },
  });
  cases('ConfirmDates', {
    'later dates do not wait': {
      given: covering(confirmed('d1'), agreed('d1')),
      on: ON,
      then: ['DateConfirmedByCoordinator d2', 'DateConfirmedByCoordinator d3'],
      status: 'in_progress',
    },
    'later dates that are over do not wait either': {
      given: covering(confirmed('d1'), agreed('d1')),
      on: AFTER,
      say: { dates: ['d2'] },
      then: ['DateConfirmedByCoordinator d2', 'DateEnded d2 2026-02-10T17:00'],
    },
    'a refusal covers nothing': {
      given: covering(confirmed('d1'), disagreed('d1')),
      on: ON,
      then: ['DateConfirmedByCoordinator d2', 'DateConfirmedByCoordinator d3'],
      status: 'awaiting_manager_approval',
    },
    'an approval per registration does not speak for a date selected under per_date': {
      given: historyOf(
        'slots',
        applied,
        asked('d1', 'per_registration'),
        confirmed('d1'),
        agreed('d1'),
        asked('d2', 'per_date'),
      ),
      on: ON,
      then: ['DateConfirmedByCoordinator d2'],
      dates: { d2: 'awaiting_manager', d1: 'in_progress' },
    },
  });
  cases('RefuseDatesAsManager', {
    'refuses only the dates named': {
      given: covering(confirmed('d1'), confirmed('d2')),
      on: ON,
      say: { dates: ['d1'] },
      then: ['DateRefusedByManager d1'],
      dates: {
        d1: 'cancelled/date_refused_by_manager',
        d2: 'awaiting_manager',
        d3: 'to_be_confirmed',
      },
    },
  });
});

describe('cancelling', () => {
  cases('CancelDates', {
    'left out: also what is overdue, never what is over': {
      given: historyOf(
        'slots',
        applied,
        selected('d1'),
        selected('d2'),
        asked('d3'),
        confirmed('d1'),
        confirmed('d3'),
      ),
      on: AFTER,
      then: ['DateCancelledByEmployee d2', 'DateCancelledByEmployee d3'],
      status: 'awaiting_confirmation',
    },
    'until it ends': {
      given: historyOf('slots', applied, selected('d1'), confirmed('d1')),
      on: '2026-02-03T16:59',
      then: ['DateCancelledByEmployee d1'],
    },
    'not at its end, which comes first': {
      given: historyOf('slots', applied, selected('d1'), confirmed('d1')),
      on: '2026-02-03T17:00',
      then: 'not_cancellable',
    },
  });
  cases('CancelRegistration', {
    'cancels every live date by one event': {
      given: historyOf('slots', ...three, refused('d2'), confirmed('d3')),
      on: ON,
      then: ['RegistrationCancelledByEmployee'],
      dates: {
        d1: 'cancelled/employee_cancelled',
        d2: 'cancelled/date_refused_by_coordinator',
        d3: 'cancelled/employee_cancelled',
      },
      status: 'cancelled_rejected',
    },
    'not when another date is over': {
      given: historyOf('slots', ...three, confirmed('d1')),
      on: AFTER,
      then: 'has_past_dates',
    },
  });
});
