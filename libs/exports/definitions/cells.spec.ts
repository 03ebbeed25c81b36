import { describe, expect, test } from '@jest/globals';
import { about, applied, cellsOf, lookups, registration, selected, START, type Told } from '../testing/story.js';
import { DATE_COLUMNS, PARTNERSHIP_COLUMNS, REGISTRATION_COLUMNS, type PartnershipFacts } from './index.js';

const [START1, END1] = ['2026-02-03T13:00:00.000Z', '2026-02-03T16:30:00.000Z'];
const [START2, END2] = ['2026-02-10T13:00:00.000Z', '2026-02-10T16:30:00.000Z'];
const CONFIRMED = '2026-01-06T09:00:00.000Z';
const [ENDED, TOLD, VALIDATED] = [END1, '2026-02-04T08:00:00.000Z', '2026-02-05T08:00:00.000Z'];
const ended = (date: string, at: string): Told =>
  about(date, 'DateEnded', at, { data: { endedAt: at, since: at }, by: null, as: 'system' });

const attended: readonly Told[] = [
  applied(),
  selected('d1', START1, END1),
  selected('d2', START2, END2, { policy: 'per_date' }),
  about('d1', 'DateConfirmedByCoordinator', CONFIRMED, { by: 'ada', as: 'admin', mandate: 'mandate-1' }),
  about('d2', 'DateRefusedByCoordinator', CONFIRMED),
  ended('d1', ENDED),
  about('d1', 'ParticipationConfirmed', TOLD, { data: { employeeAttested: true }, by: 'eva', as: 'employee' }),
  about('d1', 'ParticipationValidated', VALIDATED, { data: { employee: 'eva' } }),
];

describe('a registration', () => {
  const row = (...told: Told[]) => registration(...told).registration;
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
      reasonLabel: 'None',
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
    expect(cells).toEqual({ status: 'application', statusLabel: 'Candidature', reason: 'none', reasonLabel: 'Aucune' });
  });

  test('counts whole days in its status at the export’s instant', () => {
    const days = (instant: string) => cellsOf(REGISTRATION_COLUMNS, row(applied()), lookups({ instant }), 'daysInStatus')['daysInStatus'];
    expect([START, '2026-01-06T07:59:59.999Z', '2026-01-06T08:00:00.000Z', '2026-02-05T08:00:00.000Z'].map(days)).toEqual([0, 0, 1, 31]);
  });

  test('is overdue from the instant at which an undecided date ends', () => {
    const overdue = (instant: string) =>
      cellsOf(REGISTRATION_COLUMNS, row(applied(), selected('d1', START1, END1)), lookups({ instant }), 'overdue');
    expect([overdue('2026-02-03T16:29:59.999Z'), overdue(END1)]).toEqual([{ overdue: false }, { overdue: true }]);
  });

  test('says who must act next and since when, and when it would be archived', () => {
    const cells = cellsOf(REGISTRATION_COLUMNS, row(applied('open')), look, 'nextActor', 'nextActorLabel', 'nextSince', 'archivesAt');
    expect(cells).toEqual({
      nextActor: 'coordinator',
      nextActorLabel: 'Coordinator',
      nextSince: '2026-01-05T09:00',
      archivesAt: '2026-02-05T09:00',
    });
  });

  test('that was declined on behalf of the nonprofit says by whom and under which mandate', () => {
    const declined: Told = { type: 'ApplicationDeclined', at: CONFIRMED, by: 'ada', as: 'admin', mandate: 'mandate-1' };
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
    const refused = [applied(), selected('d1', START1, END1), about('d1', 'DateRefusedByCoordinator', CONFIRMED)];
    expect(cellsOf(REGISTRATION_COLUMNS, row(...refused), look, 'status', 'reason', 'closedBy', 'onBehalfOf')).toEqual({
      status: 'cancelled_rejected',
      reason: 'date_refused_by_coordinator',
      closedBy: 'Cora',
      onBehalfOf: null,
    });
  });
});

describe('a participation date', () => {
  const cells = (told: readonly Told[], index: number, ...keys: string[]) => {
    const story = registration(...told);
    const date = story.dates[index];
    if (!date) throw new Error('There is no such date.');
    return cellsOf(DATE_COLUMNS, { date, registration: story.registration }, lookups({ levels: { eva: 'acme/paris' } }), ...keys);
  };

  test('that was attended, cell by cell', () => {
    expect(cells(attended, 0)).toMatchObject({
      registration: 'r1',
      date: 'd1',
      kind: 'slot',
      start: '2026-02-03T14:00',
      end: '2026-02-03T17:30',
      minutes: 210,
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
      about('d1', 'ParticipationDisputed', '2026-02-06T08:00:00.000Z', { data: { reason: 'not there', employee: 'eva' } }),
    ];
    expect(cells(disputed, 0, 'certificate', 'confirmedBy', 'validatedBy', 'disputedBy', 'disputedAt')).toEqual({
      certificate: 'disputed',
      confirmedBy: 'Eva',
      validatedBy: '',
      disputedBy: 'Cora',
      disputedAt: '2026-02-06T09:00',
    });
  });

  test('that was restored names nobody who confirmed or validated it before', () => {
    const data = { status: 'awaiting_confirmation', start: START1, end: END1, reason: 'wrong person', employee: 'eva' };
    const restored = [...attended, about('d1', 'DateRestored', '2026-02-06T08:00:00.000Z', { data, by: 'pia', as: 'platform' })];
    expect(cells(restored, 0, 'status', 'certificate', 'confirmedBy', 'validatedBy', 'employeeAttested', 'onBehalfOf')).toEqual({
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
    expect(cells([applied(), selected('d1', START1, END1)], 0, 'status', 'overdue', 'daysInStatus')).toEqual({
      status: 'to_be_confirmed',
      overdue: true,
      daysInStatus: 146,
    });
  });
});

describe('a partnership', () => {
  const facts = {
    id: 'p1',
    owner: 'p1',
    company: 'acme',
    nonprofit: 'helpers',
    level: 'acme/paris',
    status: 'validated',
    cancelled_by: null,
    mandate: null,
    mandate_since: null,
    proposed_at: START,
    validated_at: CONFIRMED,
    refused_at: null,
    ever_validated: true,
    revision: 1,
    zone: 'Europe/Paris',
    created: 3,
    open: 1,
  } satisfies PartnershipFacts;

  test('in force, cell by cell', () => {
    expect(cellsOf(PARTNERSHIP_COLUMNS, facts, lookups({ instant: '2026-01-10T09:00:00.000Z' }))).toMatchObject({
      nonprofit: 'Helpers',
      company: 'Acme',
      status: 'validated',
      shown: 'validated',
      shownLabel: 'Validated',
      created: 3,
      open: 1,
      level: 'acme/paris',
      validatedAt: '2026-01-06T10:00',
      endedAt: null,
      statusSince: '2026-01-06T10:00',
      daysInStatus: 4,
      locations: 'Paris; Lyon',
    });
  });

  test.each([
    ['cancelled', 'company', 'Company'],
    ['declined', null, null],
  ])('that was %s is shown as Cancelled/Declined', (status, by, label) => {
    const row = { ...facts, status, cancelled_by: by, refused_at: VALIDATED };
    expect(cellsOf(PARTNERSHIP_COLUMNS, row, lookups(), 'shownLabel', 'endedAt', 'cancelledByLabel', 'statusSince')).toEqual({
      shownLabel: 'Cancelled/Declined',
      endedAt: '2026-02-05T09:00',
      cancelledByLabel: label,
      statusSince: '2026-02-05T09:00',
    });
  });

  test('proposed again after an end shows neither the end nor who ended it', () => {
    const row = { ...facts, status: 'awaiting_confirmation', cancelled_by: null, refused_at: CONFIRMED, proposed_at: VALIDATED };
    expect(cellsOf(PARTNERSHIP_COLUMNS, row, lookups(), 'endedAt', 'statusSince')).toEqual({
      endedAt: null,
      statusSince: '2026-02-05T09:00',
    });
  });
});
