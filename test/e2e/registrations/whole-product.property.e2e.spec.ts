import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold, streamOf } from '#kit/eventsourcing';
import {
  registration,
  registrationProjection,
  type RegistrationState,
} from '#contexts/registrations';
import {
  modelOf,
  modelReason,
  modelStatus,
} from '../../../libs/contexts/registrations/domain/testing/reference-model.js';
import { ExportApp } from '../../support/exports.js';
import { amount, FIXED_SEED, randomSeeds } from '../../support/fault-runs.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/**
 * Random people give random commands to the whole product while its clock moves: at every look the read models and the exports say what a
 * fold of the log says, and what a second reading of the events by other means says (docs/domain.md §§2–5). Each seed plays on a product of
 * its own, so that SEED=… plays a failed game again.
 */
const MOVES = amount('MOVES', { usual: 80, long: 1_600 });
const LOOK_EVERY = 40;

let app: HttpApp;
let exportApp: ExportApp;
async function open(seed: number): Promise<void> {
  numbers = fc.sample(fc.noBias(fc.nat()), { numRuns: 250 * MOVES, seed });
  next = 0;
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris] }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    eva: { employee: acme/paris, manager: max }
    tom: { employee: acme/paris }
    zoe: { employee: acme, manager: max }
    max: { manager: acme }
    mia: { manager: acme }
    lea: { admin: acme/paris }
    ada: { admin: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, company: acme, tasks: [gloves], slots: { s1: { start: 2026-01-20T14:00, end: 2026-01-20T17:00, capacity: 2 }, s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:00, capacity: 1 }, s3: { start: 2026-03-10T14:00, end: 2026-03-10T17:00 }, s4: { start: 2026-06-10T14:00, end: 2026-06-10T17:00 } } }
    advice: { nonprofit: helpers, kind: open }
    tutoring: { nonprofit: helpers, kind: mentoring, company: acme, tasks: [charter] }
    shared: { nonprofit: helpers, kind: mentoring }
`);
  exportApp = new ExportApp(app);
}
afterEach(() => app.close());

let numbers: readonly number[] = [];
let next = 0;
const upTo = (count: number): number => (numbers[next++ % numbers.length] ?? 0) % count;
const oneOf = <T>(all: readonly T[]): T => all[upTo(all.length)] as T;

interface Known {
  readonly id: string;
  readonly initiative: string;
  readonly employee: string;
  readonly status: string;
  readonly dates: readonly string[];
}
const EMPLOYEES = ['eva', 'tom', 'zoe'] as const;
const INITIATIVES = ['cleanup', 'advice', 'tutoring', 'shared'] as const;
const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await app.scenario.product.runtime.pool.query<T>(sql, values)).rows;
const registrations = () =>
  query<Known>(
    `SELECT r.id, r.initiative, r.employee, r.status, coalesce((SELECT array_agg(d.id ORDER BY d.seq) FROM read.participation_dates d WHERE d.owner = r.id), '{}') AS dates FROM read.registrations r ORDER BY r.applied_at, r.id`,
  );

const inDays = (days: number, hours = 0) =>
  new Date(Date.parse(app.scenario.clock.now()) + (days * 24 + hours) * 3_600_000).toISOString();
const someTimes = () => {
  const days = upTo(40) - 6;
  return { start: inDays(days), end: inDays(days, 1 + upTo(4)) };
};
const someSlot = () => app.scenario.id('slot', `cleanup.${oneOf(['s1', 's2', 's3', 's4'])}`);
const someDates = (initiative: string) =>
  initiative === app.scenario.id('initiative', 'cleanup') ? [{ slot: someSlot() }] : [someTimes()];

type Move = readonly [by: string, path: string, body: object];
/** Of a registration: who might, with what. */
const ON_REGISTRATION: Readonly<
  Record<string, (of: Known) => readonly [readonly string[], object]>
> = {
  'select-dates': (of) => [EMPLOYEES, { dates: someDates(of.initiative) }],
  'post-message': () => [[...EMPLOYEES, 'cora'], { text: 'Hello' }],
  'complete-task': () => [EMPLOYEES, { task: oneOf(['gloves', 'charter']) }],
  'approve-application': () => [['cora', 'ada'], {}],
  'decline-application': () => [['cora'], {}],
  'record-mentee-found': () => [
    EMPLOYEES,
    { start: inDays(upTo(20) - 5), ...(upTo(2) ? { end: inDays(20 + upTo(200)) } : {}) },
  ],
  'report-still-looking': () => [EMPLOYEES, {}],
  'change-period-end': () => [EMPLOYEES, { end: inDays(upTo(200)) }],
  'end-mentoring': () => [EMPLOYEES, {}],
  'confirm-dates': () => [['cora', 'ada'], {}],
  'refuse-dates': () => [['cora'], {}],
  'approve-dates': () => [['max', 'mia', 'lea', 'ada'], {}],
  'refuse-dates-as-manager': () => [['max', 'lea'], {}],
  'cancel-dates': (of) => [EMPLOYEES, { dates: [oneOf(of.dates)] }],
  'cancel-registration': () => [EMPLOYEES, {}],
  'confirm-participation': () => [[...EMPLOYEES, 'cora'], {}],
  'report-non-participation': () => [[...EMPLOYEES, 'cora'], {}],
  'validate-participation': () => [['cora', 'ada'], { reason: 'seen' }],
  'dispute-participation': () => [['cora', 'ada'], { reason: 'not seen' }],
  'remind-coordinator': () => [[...EMPLOYEES, 'ada'], {}],
  'remind-manager': () => [[...EMPLOYEES, 'ada'], {}],
  'reopen-registration': () => [['pia'], { reason: 'a mistake' }],
  'restore-date': (of) => [['pia'], { date: oneOf(of.dates), reason: 'a mistake' }],
};
/** What leads on from a status is asked for more often. */
const LEADS_ON: Readonly<Record<string, readonly string[]>> = {
  application: [
    'approve-application',
    'post-message',
    'select-dates',
    'complete-task',
    'remind-coordinator',
  ],
  conversation: ['approve-application', 'select-dates', 'decline-application'],
  looking_for_mentee: ['record-mentee-found', 'record-mentee-found', 'report-still-looking'],
  dates_to_be_confirmed: ['confirm-dates', 'confirm-dates', 'confirm-dates', 'refuse-dates'],
  awaiting_manager_approval: [
    'approve-dates',
    'approve-dates',
    'refuse-dates-as-manager',
    'remind-manager',
  ],
  in_progress: ['select-dates', 'end-mentoring', 'change-period-end', 'cancel-dates'],
  awaiting_confirmation: [
    'confirm-participation',
    'confirm-participation',
    'report-non-participation',
  ],
  participated: ['validate-participation', 'dispute-participation', 'restore-date', 'select-dates'],
  cancelled_rejected: ['select-dates', 'record-mentee-found', 'restore-date'],
  not_finalized: ['reopen-registration'],
};
const COMMANDS = Object.keys(ON_REGISTRATION);

/** Around the registrations: settings, managers, levels, slots, and whether sign-ups are taken. */
const AROUND: readonly (() => Move)[] = [
  () => [
    'ada',
    `/companies/${app.scenario.id('company', 'acme')}/change-company-settings`,
    { managerPolicy: oneOf(['none', 'per_date', 'per_registration']) },
  ],
  () => [
    'ada',
    `/people/${app.scenario.id('person', oneOf(EMPLOYEES))}/assign-manager`,
    upTo(3) === 0
      ? { manager: null }
      : { manager: app.scenario.id('person', oneOf(['max', 'mia'])) },
  ],
  () => [
    'ada',
    `/people/${app.scenario.id('person', oneOf(EMPLOYEES))}/move-person`,
    { level: app.scenario.id('level', oneOf(['acme', 'acme/paris'])) },
  ],
  () => [
    'cora',
    `/initiatives/${app.scenario.id('initiative', 'cleanup')}/change-slot`,
    { slot: someSlot(), ...(upTo(2) ? someTimes() : { capacity: 1 + upTo(3) }) },
  ],
  () => [
    'cora',
    `/initiatives/${app.scenario.id('initiative', 'cleanup')}/cancel-slot`,
    { slot: app.scenario.id('slot', 'cleanup.s4') },
  ],
  () => [
    'cora',
    `/initiatives/${app.scenario.id('initiative', oneOf(['advice', 'shared']))}/${oneOf(['close-initiative', 'open-initiative', 'open-initiative'])}`,
    {},
  ],
];

function signUp(): Move {
  const initiative = app.scenario.id('initiative', oneOf(INITIATIVES));
  return upTo(2)
    ? [oneOf(EMPLOYEES), '/registrations/submit-application', { initiative }]
    : [
        oneOf(EMPLOYEES),
        '/registrations/select-dates',
        { initiative, dates: someDates(initiative) },
      ];
}

function someMove(known: readonly Known[]): Move {
  const luck = upTo(20);
  if (known.length === 0 || luck < 3) return signUp();
  if (luck < 5) return oneOf(AROUND)();
  const of = oneOf(known);
  const command = upTo(4) > 0 ? oneOf(LEADS_ON[of.status] ?? COMMANDS) : oneOf(COMMANDS);
  const [people, body] = ON_REGISTRATION[command]?.(of) ?? [[] as readonly string[], {}];
  const employee = EMPLOYEES.find((name) => app.scenario.id('person', name) === of.employee);
  const by =
    employee !== undefined && people.includes(employee) && upTo(6) > 0 ? employee : oneOf(people);
  return [by, `/registrations/${of.id}/${command}`, body];
}

/** What the log says, folded: by the product's own projection, and by another reading of the events. */
async function look(): Promise<void> {
  const rows = await query<{
    id: string;
    status: string;
    reason: string | null;
    minutes: number;
    participated: number;
    dates: number;
  }>('SELECT id, status, reason, minutes, participated, dates FROM read.registrations');
  const exported = new Map(
    (await exportApp.exported('pia', 'registrations')).rows.map((row) => [
      row['registration'],
      row,
    ]),
  );
  const dates = await query<{
    id: string;
    owner: string;
    status: string;
    reason: string | null;
    certificate: string;
  }>('SELECT id, owner, status, reason, certificate FROM read.participation_dates');
  const exportedDates = new Map(
    (await exportApp.exported('pia', 'dates')).rows.map((row) => [row['date'], row]),
  );
  expect([exported.size, exportedDates.size]).toEqual([rows.length, dates.length]);
  for (const row of rows) {
    const events = await app.scenario.product.runtime.store.readStream(
      streamOf(registration, row.id),
    );
    const state: RegistrationState = fold(registration, registration.initial(), events);
    const last = events.at(-1);
    const [folded] =
      registrationProjection.rows(state, {
        id: row.id,
        revision: last?.revision ?? -1,
        position: last?.position ?? '',
      })['registrations'] ?? [];
    const model = modelOf(events);
    const { status, reason, minutes, participated, dates: count } = folded as unknown as typeof row;
    expect({ ...row }).toEqual({ id: row.id, status, reason, minutes, participated, dates: count });
    expect({ status: row.status, reason: row.reason }).toEqual({
      status: modelStatus(model),
      reason: modelReason(model) === 'archived' ? null : modelReason(model),
    });
    expect(exported.get(row.id)).toMatchObject({
      status,
      reason: reason ?? 'none',
      minutes: String(minutes),
      participated: String(participated),
      dates: String(count),
    });
    for (const date of dates.filter(({ owner }) => owner === row.id)) {
      const { status: is, reason: why, certificate } = model.dates.get(date.id) ?? {};
      expect(date).toMatchObject({ status: is, reason: why, certificate });
      expect(exportedDates.get(date.id)).toMatchObject({
        status: is,
        reason: why ?? 'none',
        certificate,
      });
    }
  }
}

test.each(randomSeeds())('read models and exports agree with the log (seed %i)', async (seed) => {
  const fixed = seed === FIXED_SEED;
  const moves = fixed ? 2 * MOVES : MOVES;
  await open(seed);
  const done = new Set<string>();
  for (let move = 1; move <= moves; move++) {
    if (upTo(4) === 0) {
      const days = oneOf([0, 0, 1, 2, 4, 8, 31]);
      await app.scenario.product.engine.advance(app.scenario.clock, inDays(days, 1));
    }
    const [by, path, body] = someMove(await registrations());
    const { status } = await app.do(by, path, body);
    expect({ by, path, body, status: status < 500 ? 'answered' : status }).toMatchObject({
      status: 'answered',
    });
    if (status === 200) done.add(path.slice(path.lastIndexOf('/') + 1));
    if (move % LOOK_EVERY === 0) await look();
  }
  expect(done.size).toBeGreaterThan(fixed ? 15 : 10);
  for (const name of ['registrations', 'dates'] as const) {
    const live = await exportApp.exported('pia', name);
    const then = await exportApp.exported('pia', name, { asOf: live.manifest.instant });
    expect(then.manifest.sha256).toBe(live.manifest.sha256);
  }
  await app.scenario.product.engine.rebuild();
  await app.settle();
  await look();
});
