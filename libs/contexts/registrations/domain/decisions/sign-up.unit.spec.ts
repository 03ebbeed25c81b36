import { describe, expect, test } from '@jest/globals';
import type { ProposedDate } from '../registration.commands.js';
import { cases } from '../testing/decision-cases.js';
import {
  applied,
  dropped,
  local,
  refused,
  selected,
  historyOf,
} from '../testing/registration-history.js';
import { signUpContext, SLOTS } from '../testing/command-builders.js';
import { selectDates, submitApplication } from './sign-up.js';

const NEW = { registration: 'r1', ordinal: 0, previous: null };
const ON = '2026-01-20T09:00';
const nobody = (kind: 'slots' | 'open' | 'mentoring') => historyOf(kind);
const span = (start: string, end: string): ProposedDate => ({
  start: local(start),
  end: local(end),
});
const s1 = { slot: 's1' };
const CANCELLED = {
  ...SLOTS,
  s1: { start: SLOTS['s1']?.start ?? '', end: SLOTS['s1']?.end ?? '', cancelled: true },
};

describe('signing up', () => {
  cases('SubmitApplication', {
    'makes a registration': {
      given: nobody('slots'),
      on: ON,
      then: ['ApplicationSubmitted'],
      status: 'application',
    },
    'needs an initiative that is open': {
      given: nobody('slots'),
      on: ON,
      say: { signUpContext: signUpContext('slots', { initiative: { status: 'closed' } }) },
      then: 'initiative_not_open',
    },
    'needs a validated partnership': {
      given: nobody('slots'),
      on: ON,
      say: { signUpContext: signUpContext('slots', { partnershipValidated: false }) },
      then: 'partnership_not_validated',
    },
    "finds no initiative of another company's": {
      given: nobody('slots'),
      on: ON,
      say: { signUpContext: signUpContext('slots', { initiative: { company: 'beta' } }) },
      then: 'not_found',
      kind: 'not_found',
    },
    'finds an open registration in the way': {
      given: nobody('slots'),
      on: ON,
      say: { signUpContext: signUpContext('slots', { hasOtherRegistration: true }) },
      then: 'registration_open',
    },
  });
});

describe('selecting dates', () => {
  const fresh = { new: NEW, signUpContext: signUpContext('slots'), dates: [s1, { slot: 's2' }] };
  cases('SelectDates', {
    'signs up and selects in one append': {
      given: nobody('slots'),
      on: ON,
      say: fresh,
      then: ['ApplicationSubmitted', 'DateSelected new0 slot s1', 'DateSelected new1 slot s2'],
      status: 'dates_to_be_confirmed',
    },
    'finds an open registration in the way of a new one': {
      given: nobody('slots'),
      on: ON,
      say: { ...fresh, signUpContext: signUpContext('slots', { hasOtherRegistration: true }) },
      then: 'registration_open',
    },
    'of a new mentoring registration is refused: there is no period yet': {
      given: nobody('mentoring'),
      on: ON,
      say: {
        new: NEW,
        signUpContext: signUpContext('mentoring'),
        dates: [span('2026-02-03T10:00', '2026-02-03T11:00')],
      },
      then: 'mentoring_not_in_progress',
    },
    'may add dates after the initiative closed and the partnership ended': {
      given: historyOf('slots', applied, selected('d1')),
      on: ON,
      say: {
        signUpContext: signUpContext('slots', {
          initiative: { status: 'closed' },
          partnershipValidated: false,
        }),
      },
      then: ['DateSelected new0 slot s2'],
    },
    'adds none after the initiative was cancelled': {
      given: historyOf('slots', applied, selected('d1')),
      on: ON,
      say: { signUpContext: signUpContext('slots', { initiative: { status: 'cancelled' } }) },
      then: 'initiative_cancelled',
    },
    'reopens what only its dates had closed': {
      given: historyOf('slots', applied, selected('d1'), refused('d1')),
      on: ON,
      then: ['DateSelected new0 slot s2'],
      status: 'dates_to_be_confirmed',
    },
    'reopens the slot that was cancelled, too': {
      given: historyOf('slots', applied, selected('d1'), dropped('d1')),
      on: ON,
      say: { dates: [s1] },
      then: ['DateSelected new0 slot s1'],
    },
    'reopens nothing once the initiative is closed': {
      given: historyOf('slots', applied, selected('d1'), refused('d1')),
      on: ON,
      say: { signUpContext: signUpContext('slots', { initiative: { status: 'closed' } }) },
      then: 'initiative_not_open',
    },
    'reopens nothing once the partnership has ended: it counts as a sign-up': {
      given: historyOf('slots', applied, selected('d1'), refused('d1')),
      on: ON,
      say: { signUpContext: signUpContext('slots', { partnershipValidated: false }) },
      then: 'partnership_not_validated',
    },
    'reopens nothing once the employee applied anew': {
      given: historyOf('slots', applied, selected('d1'), refused('d1')),
      on: ON,
      say: { signUpContext: signUpContext('slots', { hasOtherRegistration: true }) },
      then: 'applied_anew',
    },
    'takes no slot twice among live dates': {
      given: historyOf('slots', applied, selected('d1')),
      on: ON,
      say: { dates: [{ slot: 's2' }, s1] },
      then: 'slot_selected_twice',
    },
    'takes no slot twice in one command': {
      given: historyOf('slots', applied),
      on: ON,
      say: { dates: [s1, s1] },
      then: 'slot_selected_twice',
    },
    'takes a slot until it ends': {
      given: historyOf('slots', applied),
      on: '2026-02-03T16:59',
      say: { dates: [s1] },
      then: ['DateSelected new0 slot s1'],
    },
    'takes no slot that has ended': {
      given: historyOf('slots', applied),
      on: '2026-02-03T17:00',
      say: { dates: [s1] },
      then: 'slot_over',
    },
    'takes no cancelled slot': {
      given: historyOf('slots', applied),
      on: ON,
      say: {
        dates: [s1],
        signUpContext: signUpContext('slots', { initiative: { slots: CANCELLED } }),
      },
      then: 'slot_cancelled',
    },
    'does not find an unknown slot, whatever else would refuse it': {
      given: historyOf('slots', applied, selected('d1'), refused('d1')),
      on: ON,
      say: {
        dates: [s1, { slot: 's9' }],
        signUpContext: signUpContext('slots', { initiative: { status: 'cancelled' } }),
      },
      then: 'not_found',
      kind: 'not_found',
    },
    'of slots takes no proposed times': {
      given: historyOf('slots', applied),
      on: ON,
      say: { dates: [span('2026-02-03T10:00', '2026-02-03T11:00')] },
      then: 'date_does_not_suit',
    },
    'proposes any past or future date on an open initiative': {
      given: historyOf('open', applied),
      on: ON,
      say: {
        dates: [
          span('2025-12-01T10:00', '2025-12-01T11:00'),
          span('2026-03-01T00:00', '2026-03-02T00:00'),
        ],
      },
      then: ['DateSelected new0 slot', 'DateSelected new1 slot'],
      status: 'dates_to_be_confirmed',
      repeatable: true,
    },
    'proposes no date of more than 24 hours': {
      given: historyOf('open', applied),
      on: ON,
      say: { dates: [span('2026-03-01T00:00', '2026-03-02T00:01')] },
      then: 'date_too_long',
    },
    'captures the policy of that moment and leaves it to the nonprofit first': {
      given: historyOf('slots', applied),
      on: ON,
      say: { signUpContext: signUpContext('slots', { employee: { policy: 'per_date' } }) },
      then: ['DateSelected new0 slot s2 per_date'],
      status: 'dates_to_be_confirmed',
    },
  });
});

describe('a sign-up', () => {
  const context = {
    now: local(ON),
    actor: 'eva',
    capacity: 'employee',
    mandate: null,
    commandId: '6a6031a6-e69d-5649-9737-32470e863a98',
  };
  const select = (over: Parameters<typeof signUpContext>[1] = {}) => {
    const command = { new: NEW, signUpContext: signUpContext('slots', over), dates: [s1] };
    return selectDates(command, nobody('slots').state, context);
  };

  test('says whether it came with dates, which the mails depend on', () => {
    const without = submitApplication(
      { new: NEW, signUpContext: signUpContext('slots') },
      nobody('slots').state,
    );
    expect(without[0]?.data).toMatchObject({ withDates: false });
    expect(select()[0]?.data).toMatchObject({ withDates: true });
  });

  test('with dates needs an initiative that is open, too', () => {
    expect(() => select({ initiative: { status: 'closed' } })).toThrow('takes no sign-ups');
  });
});
