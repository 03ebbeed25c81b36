import { describe } from '@jest/globals';
import { cases } from '../testing/decision-cases.js';
import {
  applied,
  approved,
  confirmed,
  disputed,
  mentee,
  selected,
  historyOf,
  tookPart,
  validated,
  type HistoryEntry,
} from '../testing/registration-history.js';

const AFTER = '2026-02-11T09:00';
const three = [applied, [selected('d1'), selected('d2'), selected('d3')]] as const;

describe('taking part', () => {
  const mentoring = [applied, approved, mentee, selected('p1'), selected('m1')] as const;
  cases('ConfirmParticipation', {
    'the nonprofit attests both for a mentoring, date by date': {
      given: historyOf('mentoring', ...mentoring),
      on: '2026-07-01T09:00',
      by: 'coordinator',
      then: [
        'ParticipationConfirmed p1 unattested',
        'ParticipationValidated p1',
        'ParticipationConfirmed m1 unattested',
        'ParticipationValidated m1',
      ],
      dates: { p1: 'participated/validated', m1: 'participated/validated' },
    },
    'the employee opens the certificate': {
      given: historyOf('mentoring', ...mentoring),
      on: '2026-02-10T09:00',
      then: ['ParticipationConfirmed m1'],
      dates: { p1: 'in_progress', m1: 'participated/awaiting_validation' },
      status: 'in_progress',
    },
  });
});

const certificates = (...more: HistoryEntry[]) =>
  historyOf(
    'slots',
    ...three,
    confirmed('d1'),
    confirmed('d2'),
    AFTER,
    tookPart('d1'),
    tookPart('d2'),
    ...more,
  );

describe('certifying', () => {
  cases('ValidateParticipation', {
    'left out: those awaiting validation': {
      given: certificates(disputed('d1')),
      on: AFTER,
      then: ['ParticipationValidated d2'],
    },
    'left out, with a reason: those awaiting validation first': {
      given: certificates(disputed('d1')),
      on: AFTER,
      say: { reason: 'r' },
      then: ['ParticipationValidated d2'],
      repeatable: true,
    },
    'left out, with a reason, only decided ones left: reverses': {
      given: certificates(disputed('d1'), validated('d2')),
      on: AFTER,
      say: { reason: 'seen' },
      then: ['ParticipationValidated d1'],
    },
    'left out, without a reason, only decided ones left: nothing': {
      given: certificates(disputed('d1'), validated('d2')),
      on: AFTER,
      then: 'nothing_to_certify',
    },
    'named, a reversal needs a reason': {
      given: certificates(disputed('d1')),
      on: AFTER,
      say: { dates: ['d2', 'd1'] },
      then: 'reason_required',
      kind: 'invalid',
    },
    'named, a reversal with its reason': {
      given: certificates(disputed('d1')),
      on: AFTER,
      say: { dates: ['d1'], reason: 'seen' },
      then: ['ParticipationValidated d1'],
      dates: {
        d1: 'participated/validated',
        d2: 'participated/awaiting_validation',
        d3: 'to_be_confirmed',
      },
    },
    'named, what is valid already changes nothing': {
      given: certificates(validated('d1')),
      on: AFTER,
      say: { dates: ['d1'], reason: 'again' },
      then: 'nothing_to_certify',
    },
  });
  cases('DisputeParticipation', {
    'left out: those awaiting validation': {
      given: certificates(validated('d1')),
      on: AFTER,
      then: ['ParticipationDisputed d2'],
      repeatable: true,
    },
    'left out, only decided ones left: reverses': {
      given: certificates(validated('d1'), disputed('d2')),
      on: AFTER,
      then: ['ParticipationDisputed d1'],
    },
    'named: reverses and leaves it participated': {
      given: certificates(validated('d1')),
      on: AFTER,
      say: { dates: ['d1'] },
      then: ['ParticipationDisputed d1'],
      dates: {
        d1: 'participated/disputed',
        d2: 'participated/awaiting_validation',
        d3: 'to_be_confirmed',
      },
    },
  });
});
