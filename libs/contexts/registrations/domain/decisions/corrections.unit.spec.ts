import { describe, expect, it } from '@jest/globals';
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
  missed,
  refused,
  selected,
  slotCancelled,
  historyOf,
  tookPart,
  validated,
  withdrawn,
} from '../testing/registration-history.js';
import { signUpContext, givenBy, commandOf, SLOTS } from '../testing/command-builders.js';

const ON = '2026-01-20T09:00';
const AFTER = '2026-02-04T09:00';
const initiative = (status: 'closed' | 'cancelled') => ({
  signUpContext: signUpContext('slots', { initiative: { status } }),
});
const slotNow = (start: string, end: string, cancelled = false) =>
  signUpContext('slots', {
    initiative: { slots: { ...SLOTS, s1: { start: local(start), end: local(end), cancelled } } },
  });
const d1Refused = historyOf('slots', applied, selected('d1'), refused('d1'));
const d1Running = [applied, selected('d1'), confirmed('d1')] as const;
const SEARCH = [applied, approved, mentee] as const;

describe('restoring', () => {
  cases('RestoreDate', {
    'to what it was before it was refused': {
      given: d1Refused,
      on: ON,
      then: ['DateRestored d1 to to_be_confirmed'],
      status: 'dates_to_be_confirmed',
    },
    'to in progress': {
      given: historyOf('slots', ...d1Running, dropped('d1')),
      on: ON,
      then: ['DateRestored d1 to in_progress'],
      status: 'in_progress',
    },
    'to in progress after its end: over in the same append': {
      given: historyOf('slots', ...d1Running, dropped('d1')),
      on: AFTER,
      then: ['DateRestored d1 to in_progress', 'DateEnded d1 2026-02-03T17:00'],
      status: 'awaiting_confirmation',
    },
    'what was marked as missed': {
      given: historyOf('slots', ...d1Running, AFTER, missed('d1')),
      on: AFTER,
      then: ['DateRestored d1 to awaiting_confirmation'],
    },
    'what was confirmed: its certificate is void': {
      given: historyOf('slots', ...d1Running, AFTER, tookPart('d1'), validated('d1')),
      on: AFTER,
      then: ['DateRestored d1 to awaiting_confirmation'],
      dates: { d1: 'awaiting_confirmation' },
    },
    'not what was restored already': {
      given: d1Refused.when(commandOf('RestoreDate', 'slots'), local(ON), givenBy('RestoreDate'))
        .then,
      on: ON,
      then: 'not_restorable',
    },
    'not what is still open': {
      given: historyOf('slots', ...d1Running),
      on: ON,
      then: 'not_restorable',
    },
    'not what was cancelled as a whole': {
      given: historyOf('slots', applied, selected('d1'), withdrawn),
      on: ON,
      then: 'registration_closed',
    },
    'not once the initiative was cancelled': {
      given: d1Refused,
      on: ON,
      say: initiative('cancelled'),
      then: 'initiative_cancelled',
    },
    'not the last date once the initiative is closed: it would reopen': {
      given: d1Refused,
      on: ON,
      say: initiative('closed'),
      then: 'initiative_not_open',
    },
    'one of several though the initiative is closed': {
      given: historyOf('slots', applied, selected('d1'), selected('d2'), refused('d1')),
      on: ON,
      say: initiative('closed'),
      then: ['DateRestored d1 to to_be_confirmed'],
    },
    'not beside a registration that came after': {
      given: d1Refused,
      on: ON,
      say: { signUpContext: signUpContext('slots', { hasOtherRegistration: true }) },
      then: 'registration_open',
    },
    'not a mentoring participated beside the one that followed it': {
      given: historyOf('mentoring', ...SEARCH, selected('p1'), '2026-07-01T09:00', tookPart('p1')),
      on: '2026-07-02T09:00',
      say: { signUpContext: signUpContext('mentoring', { hasOtherRegistration: true }) },
      then: 'registration_open',
    },
    'not on a cancelled slot': {
      given: historyOf('slots', applied, selected('d1'), slotCancelled('d1')),
      on: ON,
      say: { signUpContext: slotNow('2026-02-03T14:00', '2026-02-03T17:00', true) },
      then: 'slot_cancelled',
    },
    'not a slot that was selected again': {
      given: historyOf(
        'slots',
        applied,
        selected('d1'),
        refused('d1'),
        selected('d2', { slot: 's1' }),
      ),
      on: ON,
      then: 'slot_selected_twice',
    },
    'at the times that its slot has now': {
      given: historyOf('slots', ...d1Running, dropped('d1')),
      on: AFTER,
      say: { signUpContext: slotNow('2026-02-09T14:00', '2026-02-09T17:00') },
      then: ['DateRestored d1 to in_progress'],
      status: 'in_progress',
    },
    'not a second period': {
      given: historyOf(
        'mentoring',
        ...SEARCH,
        asked('p1'),
        disagreed('p1'),
        mentee,
        selected('p2'),
      ),
      on: ON,
      then: 'has_period',
    },
    'not a session without its period': {
      given: historyOf(
        'mentoring',
        ...SEARCH,
        asked('p1'),
        agreed('p1'),
        asked('m1'),
        disagreed('m1'),
        '2026-07-01T09:00',
        missed('p1'),
      ),
      on: '2026-07-02T09:00',
      say: { date: 'm1' },
      then: 'no_period',
    },
  });
  cases('ReopenRegistration', {
    'an archived one': {
      given: historyOf('slots', applied, '2026-02-05T09:00'),
      on: '2026-02-06T09:00',
      then: ['RegistrationReopened'],
      status: 'application',
    },
    'not beside another': {
      given: historyOf('slots', applied, '2026-02-05T09:00'),
      on: '2026-02-06T09:00',
      say: { signUpContext: signUpContext('slots', { hasOtherRegistration: true }) },
      then: 'registration_open',
    },
    'though its initiative is closed': {
      given: historyOf('slots', applied, '2026-02-05T09:00'),
      on: '2026-02-06T09:00',
      say: initiative('closed'),
      then: ['RegistrationReopened'],
    },
    'not once its initiative is cancelled': {
      given: historyOf('slots', applied, '2026-02-05T09:00'),
      on: '2026-02-06T09:00',
      say: initiative('cancelled'),
      then: 'initiative_cancelled',
    },
  });

  it('undoes the refusal, keeps the approvals, and follows the slot', () => {
    const waiting = historyOf('slots', applied, asked('d1'), confirmed('d1'), disagreed('d1'));
    const moved = { signUpContext: slotNow('2026-02-09T14:00', '2026-02-09T17:00') };
    const [d1] = waiting.when(
      commandOf('RestoreDate', 'slots', moved),
      local(ON),
      givenBy('RestoreDate'),
    ).then.state.dates;
    expect(d1).toMatchObject({
      status: 'awaiting_manager',
      managerDecision: null,
      cancelled: null,
      reason: null,
      since: local(ON),
      asked: -1,
    });
    expect(d1).toMatchObject({
      coordinatorDecision: { confirmed: true, by: 'cora' },
      start: local('2026-02-09T14:00'),
      end: local('2026-02-09T17:00'),
    });
  });
});
