import { describe } from '@jest/globals';
import type { ProposedDate } from '../registration.commands.js';
import { cases } from '../testing/decision-cases.js';
import {
  agreed,
  applied,
  approved,
  asked,
  confirmed,
  disagreed,
  dropped,
  local,
  mentee,
  selected,
  historyOf,
} from '../testing/registration-history.js';
import { signUpContext } from '../testing/command-builders.js';

const ON = '2026-01-20T09:00';
const span = (start: string, end: string): ProposedDate => ({
  start: local(start),
  end: local(end),
});
const SEARCH = [applied, approved] as const;
const RUNNING = [...SEARCH, mentee, selected('p1')] as const;

describe('adding mentoring sessions', () => {
  cases('SelectDates', {
    'inside the period, to its very bounds': {
      given: historyOf('mentoring', ...RUNNING),
      on: ON,
      say: {
        dates: [
          span('2026-02-01T00:00', '2026-02-01T01:00'),
          span('2026-06-30T17:00', '2026-06-30T18:00'),
        ],
      },
      then: ['DateSelected new0 session', 'DateSelected new1 session'],
      repeatable: true,
    },
    'not before the period': {
      given: historyOf('mentoring', ...RUNNING),
      on: ON,
      say: { dates: [span('2026-01-31T23:59', '2026-02-01T01:00')] },
      then: 'outside_period',
    },
    'not after the period': {
      given: historyOf('mentoring', ...RUNNING),
      on: ON,
      say: { dates: [span('2026-06-30T17:00', '2026-06-30T18:01')] },
      then: 'outside_period',
    },
    'at any time of a period without a known end': {
      given: historyOf('mentoring', ...SEARCH, mentee, selected('p2')),
      on: ON,
      say: { dates: [span('2027-06-30T17:00', '2027-06-30T18:01')] },
      then: ['DateSelected new0 session'],
      repeatable: true,
    },
    'a past one is over at once, each event after its date': {
      given: historyOf('mentoring', ...RUNNING),
      on: '2026-02-20T09:00',
      say: {
        dates: [
          span('2026-02-05T17:00', '2026-02-05T18:00'),
          span('2026-02-25T17:00', '2026-02-25T18:00'),
        ],
      },
      then: [
        'DateSelected new0 session',
        'DateEnded new0 2026-02-05T18:00',
        'DateSelected new1 session',
      ],
      status: 'in_progress',
      repeatable: true,
    },
    'a past one waits for the manager where asked': {
      given: historyOf('mentoring', ...SEARCH, mentee, asked('p1'), agreed('p1')),
      on: '2026-02-20T09:00',
      say: {
        signUpContext: signUpContext('mentoring', { employee: { policy: 'per_date' } }),
        dates: [span('2026-02-05T17:00', '2026-02-05T18:00')],
      },
      then: ['DateSelected new0 session per_date'],
      status: 'in_progress',
      repeatable: true,
    },
    'under per_registration waits no more after the first approval': {
      given: historyOf(
        'mentoring',
        ...SEARCH,
        mentee,
        asked('p1', 'per_registration'),
        agreed('p1'),
      ),
      on: '2026-02-20T09:00',
      say: {
        signUpContext: signUpContext('mentoring', { employee: { policy: 'per_registration' } }),
        dates: [span('2026-02-05T17:00', '2026-02-05T18:00')],
      },
      then: ['DateSelected new0 session per_registration', 'DateEnded new0 2026-02-05T18:00'],
      repeatable: true,
    },
    'never by the name of a slot': {
      given: historyOf('mentoring', ...RUNNING),
      on: ON,
      say: { dates: [{ slot: 's1' }] },
      then: 'not_found',
      kind: 'not_found',
    },
    'never after the initiative was cancelled': {
      given: historyOf('mentoring', ...RUNNING),
      on: ON,
      say: { signUpContext: signUpContext('mentoring', { initiative: { status: 'cancelled' } }) },
      then: 'initiative_cancelled',
    },
  });
});

describe('recording a mentee', () => {
  const LOST = historyOf('mentoring', ...SEARCH, mentee, asked('p1'), disagreed('p1'));
  const perDate = signUpContext('mentoring', { employee: { policy: 'per_date' } });
  cases('RecordMenteeFound', {
    'enters the period': {
      given: historyOf('mentoring', ...SEARCH),
      on: ON,
      then: ['MenteeFound', 'DateSelected new0 period'],
      status: 'in_progress',
    },
    'waits for the manager where asked': {
      given: historyOf('mentoring', ...SEARCH),
      on: ON,
      say: { signUpContext: perDate },
      then: ['MenteeFound', 'DateSelected new0 period per_date'],
      status: 'awaiting_manager_approval',
    },
    'of a period that is past': {
      given: historyOf('mentoring', ...SEARCH),
      on: ON,
      say: { start: local('2025-10-01T00:00'), end: local('2026-01-20T09:00') },
      then: ['MenteeFound', 'DateSelected new0 period', 'DateEnded new0 2026-01-20T09:00'],
      status: 'awaiting_confirmation',
    },
    'is possible after the initiative closed': {
      given: historyOf('mentoring', ...SEARCH),
      on: ON,
      say: {
        signUpContext: signUpContext('mentoring', {
          initiative: { status: 'closed' },
          partnershipValidated: false,
        }),
      },
      then: ['MenteeFound', 'DateSelected new0 period'],
    },
    'is not after the initiative was cancelled': {
      given: historyOf('mentoring', ...SEARCH),
      on: ON,
      say: { signUpContext: signUpContext('mentoring', { initiative: { status: 'cancelled' } }) },
      then: 'initiative_cancelled',
    },
    'reopens once all dates are cancelled': {
      given: LOST,
      on: ON,
      then: ['MenteeFound', 'DateSelected new0 period'],
      status: 'in_progress',
    },
    'reopens nothing once the initiative is closed': {
      given: LOST,
      on: ON,
      say: { signUpContext: signUpContext('mentoring', { initiative: { status: 'closed' } }) },
      then: 'initiative_not_open',
    },
    'reopens nothing once the employee applied anew': {
      given: LOST,
      on: ON,
      say: { signUpContext: signUpContext('mentoring', { hasOtherRegistration: true }) },
      then: 'applied_anew',
    },
    'is nothing for slots whose dates are cancelled': {
      given: historyOf('slots', applied, selected('d1'), confirmed('d1'), dropped('d1')),
      on: ON,
      then: 'not_looking_for_mentee',
    },
  });
});
