import { describe, expect, it } from '@jest/globals';
import { cases } from '../testing/decision-cases.js';
import * as h from '../testing/registration-history.js';
import {
  creditedMinutesOf,
  LEAST_MINUTES,
  minutesOf,
  MOST_MINUTES,
} from '../registration.minutes.js';

const { applied, approved, confirmed, disputed, mentee, selected, historyOf, tookPart } = h;
const AFTER = '2026-02-11T09:00';
const over = historyOf(
  'slots',
  applied,
  [selected('d1'), selected('d2')],
  [confirmed('d1'), confirmed('d2')],
);
const MENTORING = [applied, approved, mentee, selected('p1'), selected('m1')] as const;
const ENDED = historyOf('mentoring', ...MENTORING, '2026-07-01T09:00');

const confirmedFor = (minutes: number): h.Step => ({
  by: 'employee',
  draft: { type: 'ParticipationConfirmed', data: { date: 'd1', employeeAttested: true, minutes } },
});
const validatedFor = (minutes?: number): h.Step => ({
  by: 'coordinator',
  draft: {
    type: 'ParticipationValidated',
    data: { date: 'd1', employee: 'eva', ...(minutes === undefined ? {} : { minutes }) },
  },
});
const restored: h.Step = {
  by: 'platform',
  draft: {
    type: 'DateRestored',
    data: {
      date: 'd1',
      status: 'awaiting_confirmation',
      start: h.DATES.d1.start,
      end: h.DATES.d1.end,
      reason: 'a mistake',
      employee: 'eva',
    },
  },
};

describe('minutes really worked', () => {
  cases('ConfirmParticipation', {
    'are those of each date meant': {
      given: over,
      on: AFTER,
      say: { minutes: 90 },
      then: ['ParticipationConfirmed d1 90 min', 'ParticipationConfirmed d2 90 min'],
    },
    'dates left out do not mean a period': {
      given: ENDED,
      on: '2026-07-02T09:00',
      say: { minutes: 90 },
      then: ['ParticipationConfirmed m1 90 min'],
      dates: { p1: 'awaiting_confirmation', m1: 'participated/awaiting_validation' },
    },
    'a period alone has none to name': {
      given: historyOf('mentoring', applied, approved, mentee, selected('p1'), '2026-07-01T09:00'),
      on: '2026-07-02T09:00',
      say: { minutes: 90 },
      then: 'not_awaiting_confirmation',
    },
    'a period that is named is refused': {
      given: ENDED,
      on: '2026-07-02T09:00',
      say: { minutes: 90, dates: ['m1', 'p1'] },
      then: 'period_without_minutes',
    },
    'the nonprofit attests both with them': {
      given: ENDED,
      on: '2026-07-02T09:00',
      by: 'coordinator',
      say: { minutes: 90 },
      then: ['ParticipationConfirmed m1 90 min unattested', 'ParticipationValidated m1 90 min'],
    },
  });
  const certified = historyOf('mentoring', ...MENTORING, '2026-07-01T09:00', [
    tookPart('p1'),
    tookPart('m1'),
  ]);
  cases('ValidateParticipation', {
    'dates left out do not mean a period': {
      given: certified,
      on: '2026-07-02T09:00',
      say: { minutes: 90 },
      then: ['ParticipationValidated m1 90 min'],
      dates: { p1: 'participated/awaiting_validation', m1: 'participated/validated' },
    },
    'a period that is named is refused': {
      given: certified,
      on: '2026-07-02T09:00',
      say: { minutes: 90, dates: ['p1'] },
      then: 'period_without_minutes',
    },
    'left out, with a reason: a waiting period does not keep from a reversal': {
      given: historyOf(
        'mentoring',
        ...MENTORING,
        '2026-07-01T09:00',
        [tookPart('p1'), tookPart('m1')],
        disputed('m1'),
      ),
      on: '2026-07-02T09:00',
      say: { minutes: 90, reason: 'seen' },
      then: ['ParticipationValidated m1 90 min'],
    },
  });

  const credited = (...more: readonly h.Step[]) => {
    const [d1] = historyOf('slots', applied, selected('d1'), confirmed('d1'), AFTER, ...more).state
      .dates;
    return d1 && [minutesOf(d1), creditedMinutesOf(d1)];
  };

  it('are none before the participation was confirmed', () => {
    expect(credited()).toEqual([180, null]);
  });

  it('are the own length where nobody named any', () => {
    expect(credited(tookPart('d1'), validatedFor())).toEqual([180, 180]);
  });

  it('are those of the confirmation until a validation names others', () => {
    expect(credited(confirmedFor(90))).toEqual([180, 90]);
    expect(credited(confirmedFor(90), validatedFor())).toEqual([180, 90]);
    expect(credited(confirmedFor(90), validatedFor(60))).toEqual([180, 60]);
  });

  it('are those of the validation in force only', () => {
    expect(credited(confirmedFor(90), validatedFor(60), disputed('d1'))).toEqual([180, 90]);
    const again = [confirmedFor(90), validatedFor(60), disputed('d1')] as const;
    expect(credited(...again, validatedFor())).toEqual([180, 90]);
    expect(credited(...again, validatedFor(45))).toEqual([180, 45]);
  });

  it('are void once the date is restored', () => {
    expect(credited(confirmedFor(90), validatedFor(60), restored)).toEqual([180, null]);
    expect(credited(confirmedFor(90), validatedFor(60), restored, tookPart('d1'))).toEqual([
      180, 180,
    ]);
  });

  it('are at least one, at most a day', () => {
    expect([LEAST_MINUTES, MOST_MINUTES]).toEqual([1, 24 * 60]);
  });

  it('are none of a period', () => {
    const [p1] = historyOf('mentoring', ...MENTORING, '2026-07-01T09:00', tookPart('p1')).state
      .dates;
    expect(p1 && [minutesOf(p1), creditedMinutesOf(p1)]).toEqual([null, null]);
  });
});
