import { describe, expect, test } from '@jest/globals';
import {
  about,
  applied,
  attended,
  CONFIRMED,
  END1,
  selected,
  START,
  START1,
  type HistoryEntry,
} from '../testing/export-history.js';
import { cellsOf, lookups, registration } from '../testing/export-rows.js';
import { REGISTRATION_COLUMNS } from './registrations.export.js';

describe('a registration', () => {
  const row = (...entries: HistoryEntry[]) => registration(...entries).registration;
  const look = lookups({ levels: { eva: 'acme/paris' }, managers: { eva: 'max' } });

  test('that was attended, cell by cell', () => {
    const cells = cellsOf(REGISTRATION_COLUMNS, registration(...attended).registration, look);
    expect(cells).toMatchObject({
      registration: 'r1',
      employee: 'Eva',
      initiative: 'Cleanup',
      nonprofit: 'Helpers',
      company: 'Acme',
      level: 'acme/paris',
      status: 'participated',
      statusLabel: 'Participated',
      reason: 'none',
      reasonLabel: null,
      appliedOn: '2026-01-05',
      dates: 2,
      participated: 1,
      minutes: 210,
      appliedAt: '2026-01-05T09:00',
      statusSince: '2026-02-04T09:00',
      nextActor: 'nobody',
      nextSince: null,
      overdue: false,
      manager: 'Max',
      companySpecific: true,
      zone: 'Europe/Paris',
      signUp: 1,
      revision: 7,
    });
    expect(Object.values(cells).filter((cell) => cell === undefined)).toEqual([]);
  });

  test('speaks French beside the same codes', () => {
    const cells = cellsOf(
      REGISTRATION_COLUMNS,
      row(applied()),
      lookups({ locale: 'fr' }),
      'status',
      'statusLabel',
      'reason',
      'reasonLabel',
    );
    expect(cells).toEqual({
      status: 'application',
      statusLabel: 'Candidature',
      reason: 'none',
      reasonLabel: null,
    });
  });

  test('counts whole days in its status at the export’s instant', () => {
    const days = (instant: string) =>
      cellsOf(REGISTRATION_COLUMNS, row(applied()), lookups({ instant }), 'daysInStatus')[
        'daysInStatus'
      ];
    expect(
      [
        START,
        '2026-01-06T07:59:59.999Z',
        '2026-01-06T08:00:00.000Z',
        '2026-02-05T08:00:00.000Z',
      ].map(days),
    ).toEqual([0, 0, 1, 31]);
  });

  test('is overdue from the instant at which an undecided date ends', () => {
    const overdue = (instant: string) =>
      cellsOf(
        REGISTRATION_COLUMNS,
        row(applied(), selected('d1', START1, END1)),
        lookups({ instant }),
        'overdue',
      );
    expect([overdue('2026-02-03T16:29:59.999Z'), overdue(END1)]).toEqual([
      { overdue: false },
      { overdue: true },
    ]);
  });

  test('says who must act next and since when, and when it would be archived', () => {
    const cells = cellsOf(
      REGISTRATION_COLUMNS,
      row(applied('open')),
      look,
      'nextActor',
      'nextActorLabel',
      'nextSince',
      'archivesAt',
    );
    expect(cells).toEqual({
      nextActor: 'coordinator',
      nextActorLabel: 'Coordinator',
      nextSince: '2026-01-05T09:00',
      archivesAt: '2026-02-05T09:00',
    });
  });

  test('a decline under a mandate names who gave it and the mandate', () => {
    const declined: HistoryEntry = {
      type: 'ApplicationDeclined',
      at: CONFIRMED,
      by: 'ada',
      as: 'admin',
      mandate: 'mandate-1',
    };
    expect(
      cellsOf(
        REGISTRATION_COLUMNS,
        row(applied(), declined),
        look,
        'reason',
        'closedAt',
        'closedBy',
        'closedAsLabel',
        'onBehalfOf',
        'mandate',
      ),
    ).toEqual({
      reason: 'application_declined_by_coordinator',
      closedAt: '2026-01-06T10:00',
      closedBy: 'Ada',
      closedAsLabel: 'Company admin',
      onBehalfOf: 'Helpers',
      mandate: 'mandate-1',
    });
  });

  test('whose dates were all cancelled was closed by whoever cancelled the last', () => {
    const refused = [
      applied(),
      selected('d1', START1, END1),
      about('d1', 'DateRefusedByCoordinator', CONFIRMED),
    ];
    expect(
      cellsOf(
        REGISTRATION_COLUMNS,
        row(...refused),
        look,
        'status',
        'reason',
        'closedBy',
        'onBehalfOf',
      ),
    ).toEqual({
      status: 'cancelled_rejected',
      reason: 'date_refused_by_coordinator',
      closedBy: 'Cora',
      onBehalfOf: null,
    });
  });
});
