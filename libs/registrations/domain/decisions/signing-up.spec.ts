import { describe } from '@jest/globals';
import type { ProposedDate } from '../registrations.commands.js';
import { cases } from '../testing/cases.js';
import { agreed, applied, approved, asked, confirmed, disagreed, dropped, local, mentee, refused, selected, story } from '../testing/history.js';
import { around, SLOTS } from '../testing/orders.js';

const NEW = { registration: 'r1', ordinal: 0, previous: null };
const ON = '2026-01-20T09:00';
const nobody = (kind: 'slots' | 'open' | 'mentoring') => story(kind);
const span = (start: string, end: string): ProposedDate => ({ start: local(start), end: local(end) });
const s1 = { slot: 's1' };
const SEARCH = [applied, approved] as const;
const RUNNING = [...SEARCH, mentee, selected('p1')] as const;
const CANCELLED = { ...SLOTS, s1: { start: SLOTS['s1']?.start ?? '', end: SLOTS['s1']?.end ?? '', cancelled: true } };

describe('signing up', () => {
  cases('SubmitApplication', {
    'makes a registration': { given: nobody('slots'), on: ON, then: ['ApplicationSubmitted'], status: 'application' },
    'needs an initiative that is open': {
      given: nobody('slots'),
      on: ON,
      say: { around: around('slots', { initiative: { status: 'closed' } }) },
      then: 'initiative_not_open',
    },
    'needs a validated partnership': {
      given: nobody('slots'),
      on: ON,
      say: { around: around('slots', { partnershipValidated: false }) },
      then: 'partnership_not_validated',
    },
    "finds no initiative of another company's": {
      given: nobody('slots'),
      on: ON,
      say: { around: around('slots', { initiative: { company: 'beta' } }) },
      then: 'not_found',
      kind: 'not_found',
    },
    'finds an open registration in the way': { given: nobody('slots'), on: ON, say: { around: around('slots', { another: true }) }, then: 'registration_open' },
  });
});

describe('selecting dates', () => {
  const fresh = { new: NEW, around: around('slots'), dates: [s1, { slot: 's2' }] };
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
      say: { ...fresh, around: around('slots', { another: true }) },
      then: 'registration_open',
    },
    'of a new mentoring registration is refused: there is no period yet': {
      given: nobody('mentoring'),
      on: ON,
      say: { new: NEW, around: around('mentoring'), dates: [span('2026-02-03T10:00', '2026-02-03T11:00')] },
      then: 'mentoring_not_in_progress',
    },
    'may add dates after the initiative closed and the partnership ended': {
      given: story('slots', applied, selected('d1')),
      on: ON,
      say: { around: around('slots', { initiative: { status: 'closed' }, partnershipValidated: false }) },
      then: ['DateSelected new0 slot s2'],
    },
    'adds none after the initiative was cancelled': {
      given: story('slots', applied, selected('d1')),
      on: ON,
      say: { around: around('slots', { initiative: { status: 'cancelled' } }) },
      then: 'initiative_cancelled',
    },
    'reopens what only its dates had closed': {
      given: story('slots', applied, selected('d1'), refused('d1')),
      on: ON,
      then: ['DateSelected new0 slot s2'],
      status: 'dates_to_be_confirmed',
    },
    'reopens the slot that was cancelled, too': { given: story('slots', applied, selected('d1'), dropped('d1')), on: ON, say: { dates: [s1] }, then: ['DateSelected new0 slot s1'] },
    'reopens nothing once the initiative is closed': {
      given: story('slots', applied, selected('d1'), refused('d1')),
      on: ON,
      say: { around: around('slots', { initiative: { status: 'closed' } }) },
      then: 'initiative_not_open',
    },
    'reopens nothing once the partnership has ended: it counts as a sign-up': {
      given: story('slots', applied, selected('d1'), refused('d1')),
      on: ON,
      say: { around: around('slots', { partnershipValidated: false }) },
      then: 'partnership_not_validated',
    },
    'reopens nothing once the employee applied anew': {
      given: story('slots', applied, selected('d1'), refused('d1')),
      on: ON,
      say: { around: around('slots', { another: true }) },
      then: 'applied_anew',
    },
    'takes no slot twice among live dates': { given: story('slots', applied, selected('d1')), on: ON, say: { dates: [{ slot: 's2' }, s1] }, then: 'slot_selected_twice' },
    'takes no slot twice in one command': { given: story('slots', applied), on: ON, say: { dates: [s1, s1] }, then: 'slot_selected_twice' },
    'takes a slot until it ends': { given: story('slots', applied), on: '2026-02-03T16:59', say: { dates: [s1] }, then: ['DateSelected new0 slot s1'] },
    'takes no slot that has ended': { given: story('slots', applied), on: '2026-02-03T17:00', say: { dates: [s1] }, then: 'slot_over' },
    'takes no cancelled slot': {
      given: story('slots', applied),
      on: ON,
      say: { dates: [s1], around: around('slots', { initiative: { slots: CANCELLED } }) },
      then: 'slot_cancelled',
    },
    'does not find an unknown slot, whatever else would refuse it': {
      given: story('slots', applied, selected('d1'), refused('d1')),
      on: ON,
      say: { dates: [s1, { slot: 's9' }], around: around('slots', { initiative: { status: 'cancelled' } }) },
      then: 'not_found',
      kind: 'not_found',
    },
    'of slots takes no proposed times': { given: story('slots', applied), on: ON, say: { dates: [span('2026-02-03T10:00', '2026-02-03T11:00')] }, then: 'date_does_not_suit' },
    'proposes any past or future date on an open initiative': {
      given: story('open', applied),
      on: ON,
      say: { dates: [span('2025-12-01T10:00', '2025-12-01T11:00'), span('2026-03-01T00:00', '2026-03-02T00:00')] },
      then: ['DateSelected new0 slot', 'DateSelected new1 slot'],
      status: 'dates_to_be_confirmed',
      repeatable: true,
    },
    'proposes no date of more than 24 hours': { given: story('open', applied), on: ON, say: { dates: [span('2026-03-01T00:00', '2026-03-02T00:01')] }, then: 'date_too_long' },
    'captures the policy of that moment and leaves it to the nonprofit first': {
      given: story('slots', applied),
      on: ON,
      say: { around: around('slots', { employee: { policy: 'per_date' } }) },
      then: ['DateSelected new0 slot s2 per_date'],
      status: 'dates_to_be_confirmed',
    },
  });
});

describe('adding mentoring sessions', () => {
  cases('SelectDates', {
    'inside the period, to its very bounds': {
      given: story('mentoring', ...RUNNING),
      on: ON,
      say: { dates: [span('2026-02-01T00:00', '2026-02-01T01:00'), span('2026-06-30T17:00', '2026-06-30T18:00')] },
      then: ['DateSelected new0 session', 'DateSelected new1 session'],
      repeatable: true,
    },
    'not before the period': { given: story('mentoring', ...RUNNING), on: ON, say: { dates: [span('2026-01-31T23:59', '2026-02-01T01:00')] }, then: 'outside_period' },
    'not after the period': { given: story('mentoring', ...RUNNING), on: ON, say: { dates: [span('2026-06-30T17:00', '2026-06-30T18:01')] }, then: 'outside_period' },
    'at any time of a period without a known end': {
      given: story('mentoring', ...SEARCH, mentee, selected('p2')),
      on: ON,
      say: { dates: [span('2029-06-30T17:00', '2029-06-30T18:01')] },
      then: ['DateSelected new0 session'],
      repeatable: true,
    },
    'a past one is over at once, each event after its date': {
      given: story('mentoring', ...RUNNING),
      on: '2026-02-20T09:00',
      say: { dates: [span('2026-02-05T17:00', '2026-02-05T18:00'), span('2026-02-25T17:00', '2026-02-25T18:00')] },
      then: ['DateSelected new0 session', 'DateEnded new0 2026-02-05T18:00', 'DateSelected new1 session'],
      status: 'in_progress',
      repeatable: true,
    },
    'a past one waits for the manager where asked': {
      given: story('mentoring', ...SEARCH, mentee, asked('p1'), agreed('p1')),
      on: '2026-02-20T09:00',
      say: { around: around('mentoring', { employee: { policy: 'per_date' } }), dates: [span('2026-02-05T17:00', '2026-02-05T18:00')] },
      then: ['DateSelected new0 session per_date'],
      status: 'in_progress',
      repeatable: true,
    },
    'under per_registration waits no more after the first approval': {
      given: story('mentoring', ...SEARCH, mentee, asked('p1', 'per_registration'), agreed('p1')),
      on: '2026-02-20T09:00',
      say: { around: around('mentoring', { employee: { policy: 'per_registration' } }), dates: [span('2026-02-05T17:00', '2026-02-05T18:00')] },
      then: ['DateSelected new0 session per_registration', 'DateEnded new0 2026-02-05T18:00'],
      repeatable: true,
    },
    'never by the name of a slot': { given: story('mentoring', ...RUNNING), on: ON, say: { dates: [s1] }, then: 'not_found', kind: 'not_found' },
    'never after the initiative was cancelled': {
      given: story('mentoring', ...RUNNING),
      on: ON,
      say: { around: around('mentoring', { initiative: { status: 'cancelled' } }) },
      then: 'initiative_cancelled',
    },
  });
});

describe('recording a mentee', () => {
  const LOST = story('mentoring', ...SEARCH, mentee, asked('p1'), disagreed('p1'));
  const perDate = around('mentoring', { employee: { policy: 'per_date' } });
  cases('RecordMenteeFound', {
    'enters the period': { given: story('mentoring', ...SEARCH), on: ON, then: ['MenteeFound', 'DateSelected new0 period'], status: 'in_progress' },
    'waits for the manager where asked': {
      given: story('mentoring', ...SEARCH),
      on: ON,
      say: { around: perDate },
      then: ['MenteeFound', 'DateSelected new0 period per_date'],
      status: 'awaiting_manager_approval',
    },
    'of a period that is past': {
      given: story('mentoring', ...SEARCH),
      on: ON,
      say: { start: local('2025-10-01T00:00'), end: local('2026-01-20T09:00') },
      then: ['MenteeFound', 'DateSelected new0 period', 'DateEnded new0 2026-01-20T09:00'],
      status: 'awaiting_confirmation',
    },
    'is possible after the initiative closed': {
      given: story('mentoring', ...SEARCH),
      on: ON,
      say: { around: around('mentoring', { initiative: { status: 'closed' }, partnershipValidated: false }) },
      then: ['MenteeFound', 'DateSelected new0 period'],
    },
    'is not after the initiative was cancelled': {
      given: story('mentoring', ...SEARCH),
      on: ON,
      say: { around: around('mentoring', { initiative: { status: 'cancelled' } }) },
      then: 'initiative_cancelled',
    },
    'reopens once all dates are cancelled': { given: LOST, on: ON, then: ['MenteeFound', 'DateSelected new0 period'], status: 'in_progress' },
    'reopens nothing once the initiative is closed': {
      given: LOST,
      on: ON,
      say: { around: around('mentoring', { initiative: { status: 'closed' } }) },
      then: 'initiative_not_open',
    },
    'reopens nothing once the employee applied anew': { given: LOST, on: ON, say: { around: around('mentoring', { another: true }) }, then: 'applied_anew' },
    'is nothing for slots whose dates are cancelled': {
      given: story('slots', applied, selected('d1'), confirmed('d1'), dropped('d1')),
      on: ON,
      then: 'not_looking_for_mentee',
    },
  });
});
