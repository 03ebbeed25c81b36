import { describe, expect, test } from '@jest/globals';
import {
  about,
  applied,
  attended,
  CONFIRMED,
  END1,
  selected,
  START1,
  type HistoryEntry,
} from '../testing/export-history.js';
import { cellsOf, lookups, registration } from '../testing/export-rows.js';
import { DATE_COLUMNS } from './dates.export.js';

describe('a participation date', () => {
  const cells = (entries: readonly HistoryEntry[], index: number, ...keys: string[]) => {
    const history = registration(...entries);
    const date = history.dates[index];
    if (!date) throw new Error('There is no such date.');
    return cellsOf(
      DATE_COLUMNS,
      { date, registration: history.registration },
      lookups({ levels: { eva: 'acme/paris' } }),
      ...keys,
    );
  };

  test('that was attended, cell by cell', () => {
    expect(cells(attended, 0)).toMatchObject({
      registration: 'r1',
      date: 'd1',
      kind: 'slot',
      start: '2026-02-03T14:00',
      end: '2026-02-03T17:30',
      minutes: 210,
      creditedMinutes: 210,
      creditedMinutesTotal: 210,
      status: 'participated',
      reason: 'none',
      certificate: 'validated',
      confirmedAt: '2026-02-04T09:00',
      confirmedBy: 'Eva',
      confirmedAs: 'employee',
      validatedBy: 'Cora',
      validatedAsLabel: 'Coordinator',
      disputedBy: '',
      disputedAt: null,
      onBehalfOf: 'Helpers',
      mandate: 'mandate-1',
      employeeAttested: true,
      coordinatorDecision: 'confirmed',
      coordinatorDecidedBy: 'Ada',
      managerDecision: null,
      registrationStatus: 'participated',
      dateNumber: 1,
    });
  });

  const KEYS = ['minutes', 'creditedMinutes', 'creditedMinutesTotal'] as const;
  const worked = (confirmed: number, validated?: number): HistoryEntry[] =>
    attended.map((entries) => {
      if (entries.type === 'ParticipationConfirmed')
        return { ...entries, data: { ...entries.data, minutes: confirmed } };
      return entries.type === 'ParticipationValidated' && validated !== undefined
        ? { ...entries, data: { ...entries.data, minutes: validated } }
        : entries;
    });

  test('counts with the minutes of its validation, else of its confirmation', () => {
    expect(Object.values(cells(worked(60), 0, ...KEYS))).toEqual([210, 60, 60]);
    expect(Object.values(cells(worked(60, 90), 0, ...KEYS))).toEqual([210, 90, 90]);
  });

  test('that was not participated has its length and no credited minutes', () => {
    expect(Object.values(cells(attended, 1, ...KEYS))).toEqual([210, null, null]);
  });

  test.each([
    ['2026-01-01', '2026-01-31', [240, 120, 240], [240, 50, 100]],
    ['2026-02-01', '2026-02-28', [240, 120, 240], [240, 50, 100]],
    ['2026-01-01', '2026-12-31', [240, 240, 240], [240, 100, 100]],
  ])('over midnight counts in %s – %s for the part that lies within', (from, to, own, named) => {
    const [start, end] = ['2026-01-31T21:00:00.000Z', '2026-02-01T01:00:00.000Z'];
    const night = (minutes?: number) => [
      applied(),
      selected('d1', start, end),
      about('d1', 'DateConfirmedByCoordinator', CONFIRMED),
      about('d1', 'DateEnded', end, { data: { endedAt: end, since: end }, by: null, as: 'system' }),
      about('d1', 'ParticipationConfirmed', '2026-02-02T08:00:00.000Z', {
        data: { employeeAttested: true, ...(minutes === undefined ? {} : { minutes }) },
        by: 'eva',
        as: 'employee',
      }),
    ];
    const within = (minutes?: number) => {
      const { dates, registration: of } = registration(...night(minutes));
      const row = { date: dates[0] as never, registration: of };
      return Object.values(cellsOf(DATE_COLUMNS, row, lookups({ period: { from, to } }), ...KEYS));
    };
    expect([within(), within(100)]).toEqual([own, named]);
  });

  test('that was refused keeps who refused it, and nothing about taking part', () => {
    const keys = [
      'status',
      'reason',
      'certificate',
      'confirmedBy',
      'validatedBy',
      'employeeAttested',
      'onBehalfOf',
      'cancelledBy',
      'coordinatorDecision',
    ];
    expect(cells(attended, 1, ...keys)).toEqual({
      status: 'cancelled',
      reason: 'date_refused_by_coordinator',
      certificate: 'none',
      confirmedBy: '',
      validatedBy: '',
      employeeAttested: null,
      onBehalfOf: null,
      cancelledBy: 'Cora',
      coordinatorDecision: 'refused',
    });
  });

  test('that was disputed after it was validated names no validator', () => {
    const disputed = [
      ...attended,
      about('d1', 'ParticipationDisputed', '2026-02-06T08:00:00.000Z', {
        data: { reason: 'not there', employee: 'eva' },
      }),
    ];
    expect(
      cells(disputed, 0, 'certificate', 'confirmedBy', 'validatedBy', 'disputedBy', 'disputedAt'),
    ).toEqual({
      certificate: 'disputed',
      confirmedBy: 'Eva',
      validatedBy: '',
      disputedBy: 'Cora',
      disputedAt: '2026-02-06T09:00',
    });
  });

  test('that was restored names nobody who confirmed or validated it before', () => {
    const data = {
      status: 'awaiting_confirmation',
      start: START1,
      end: END1,
      reason: 'wrong person',
      employee: 'eva',
    };
    const restored = [
      ...attended,
      about('d1', 'DateRestored', '2026-02-06T08:00:00.000Z', { data, by: 'pia', as: 'platform' }),
    ];
    expect(
      cells(
        restored,
        0,
        'status',
        'certificate',
        'confirmedBy',
        'validatedBy',
        'employeeAttested',
        'onBehalfOf',
      ),
    ).toEqual({
      status: 'awaiting_confirmation',
      certificate: 'none',
      confirmedBy: '',
      validatedBy: '',
      employeeAttested: null,
      onBehalfOf: 'Helpers',
    });
  });

  test('that is a mentoring period has no minutes, and no end while it is open', () => {
    const mentoring = [
      applied('mentoring'),
      { type: 'ApplicationApproved', at: CONFIRMED, by: 'cora', as: 'coordinator' },
      selected('p1', START1, null, { kind: 'period' }),
    ];
    expect(cells(mentoring, 0, 'kind', 'kindLabel', 'start', 'end', 'minutes', 'status')).toEqual({
      kind: 'period',
      kindLabel: 'Mentoring period',
      start: '2026-02-03T14:00',
      end: null,
      minutes: null,
      status: 'in_progress',
    });
  });

  test('nobody decided before its end is overdue, and stays undecided', () => {
    expect(
      cells([applied(), selected('d1', START1, END1)], 0, 'status', 'overdue', 'daysInStatus'),
    ).toEqual({
      status: 'to_be_confirmed',
      overdue: true,
      daysInStatus: 146,
    });
  });
});
