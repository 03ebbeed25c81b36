import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  by,
  openDatabaseFixture,
  type DatabaseFixture,
} from '../../../../../test/support/database-fixture.js';
import { DashboardQuery } from './dashboard.query.js';
import { DeadlinesQuery } from './deadlines.query.js';
import type { RegistrationFilter } from './registration-filter.js';
import type { DashboardItem } from '../../http/my-work.response.js';
import { EmployeeRecordsQuery } from './employee-records.query.js';
import { OverlapsQuery } from './overlaps.query.js';
import { PeopleNames } from './people-names.js';
import { RegistrationQuery } from './registration.query.js';
import { RegistrationsQuery } from './registrations.query.js';
import { ToApproveQuery } from './to-approve.query.js';
import { DecisionItems } from './decision-items.js';
import { ToDecideQuery } from './to-decide.query.js';

const ACME = ['eva cleanup', 'gus advice', 'nina advice', 'nina cleanup', 'tom tutoring'];
const BETA = ['bob advice', 'bob cleanup'];
/** Whose registrations each person sees (docs/domain.md §1), written down and not computed. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  eva: ['eva cleanup'],
  nina: ['nina advice', 'nina cleanup'],
  tom: ['tom tutoring'],
  gus: ['gus advice'],
  max: ['eva cleanup', 'tom tutoring'],
  ada: ACME,
  lea: ['eva cleanup', 'nina advice', 'nina cleanup'],
  aud: ACME,
  pam: ['tom tutoring'],
  bob: BETA,
  bea: BETA,
  cora: [...BETA, ...ACME],
  otto: [],
  pia: [...BETA, ...ACME],
};
let world: DatabaseFixture;
/** Registrations by name: whose, and to what. */
const ids: Record<string, string> = {};
const nameOf = (id: string): string =>
  Object.entries(ids).find(([, known]) => known === id)?.[0] ?? id;
const now = () => world.clock.now();
const records = () => new EmployeeRecordsQuery(world.pool);
const overlaps = () => new OverlapsQuery(world.pool);

beforeAll(async () => {
  world = await openDatabaseFixture();
  const slot = (name: string) => ({ slot: world.id('slot', name) });
  ids['eva cleanup'] = await world.signUp('eva', 'cleanup', [slot('s1'), slot('s2')]);
  ids['tom tutoring'] = await world.signUp('tom', 'tutoring');
  await world.act(ids['tom tutoring'], 'ApproveApplication', {}, by('cora', 'coordinator'));
  ids['gus advice'] = await world.signUp('gus', 'advice');
  ids['nina cleanup'] = await world.signUp('nina', 'cleanup', [slot('s1')]);
  await world.act(ids['nina cleanup'], 'ConfirmDates', {}, by('cora', 'coordinator'));
  world.clock.moveTo('2026-01-31T23:30:00.000Z');
  ids['bob advice'] = await world.signUp('bob', 'advice');
  ids['bob cleanup'] = await world.signUp('bob', 'cleanup', [slot('s1')]);
  await world.act(ids['bob cleanup'], 'ConfirmDates', {}, by('cora', 'coordinator'));
  ids['nina advice'] = await world.signUp('nina', 'advice');
  world.clock.moveTo('2026-02-04T08:00:00.000Z');
  await world.act(ids['bob cleanup'], 'ConfirmParticipation', {}, by('bob', 'employee'));
  await world.settle();
});
afterAll(() => world.close());

const registrations = () => new RegistrationsQuery(world.source, world.pool);
const list = async (
  who: string,
  filter: RegistrationFilter = {},
  page: { limit: number; after?: string } = { limit: 50 },
) => registrations().list(await world.caller(who), filter, page, now());
const names = async (who: string, filter: RegistrationFilter = {}) =>
  (await list(who, filter)).items.map(({ id }) => nameOf(id));
const id = (kind: Parameters<DatabaseFixture['id']>[0], name: string) => world.id(kind, name);

describe('the list', () => {
  test('has the newest sign-ups first, and says what an admin asks', async () => {
    const { items, next } = await list('ada');
    expect(items.map((item) => nameOf(item.id)).at(0)).toBe('nina advice');
    expect(next).toBeNull();
    expect(items.find((item) => item.id === ids['eva cleanup'])).toEqual({
      id: ids['eva cleanup'],
      employee: { id: id('person', 'eva'), name: 'eva' },
      initiative: { id: id('initiative', 'cleanup'), title: 'cleanup', kind: 'slots' },
      nonprofit: { id: id('nonprofit', 'helpers'), name: 'helpers' },
      company: { id: id('company', 'acme'), name: 'acme' },
      level: 'acme/paris',
      status: 'dates_to_be_confirmed',
      label: { en: 'Dates to be confirmed', fr: 'Dates à confirmer' },
      reason: null,
      appliedAt: '2026-01-05T08:00:00.000Z',
      nextActor: 'coordinator',
      nextSince: '2026-01-05T08:00:00.000Z',
      nextDate: '2026-02-03T13:00:00.000Z',
      overdue: true,
      lastActivityAt: '2026-01-05T08:00:00.000Z',
      daysInStatus: 30,
      dates: { total: 2, participated: 0, toCertify: 0 },
      archivesAt: null,
      unread: 0,
      tasks: { done: [], left: [] },
      revision: 2,
      zone: 'Europe/Paris',
    });
  });

  test.each(Object.entries(SCOPES))('shows %s what is in their scope', async (who, scope) => {
    expect((await names(who)).sort()).toEqual(scope);
  });

  const filters: [string, () => RegistrationFilter, string[]][] = [
    ['a status', () => ({ status: ['application'] }), ['bob advice', 'gus advice', 'nina advice']],
    [
      'several statuses',
      () => ({ status: ['application', 'participated'] }),
      ['bob advice', 'bob cleanup', 'gus advice', 'nina advice'],
    ],
    ['an initiative', () => ({ initiative: id('initiative', 'tutoring') }), ['tom tutoring']],
    ['a nonprofit', () => ({ nonprofit: id('nonprofit', 'others') }), []],
    [
      'a level and those below',
      () => ({ level: id('level', 'acme/paris') }),
      ['eva cleanup', 'nina advice', 'nina cleanup'],
    ],
    [
      'a lower level',
      () => ({ level: id('level', 'acme/paris/nord') }),
      ['nina advice', 'nina cleanup'],
    ],
    ['an employee', () => ({ employee: id('person', 'tom') }), ['tom tutoring']],
    ['a company', () => ({ company: id('company', 'beta') }), ['bob advice', 'bob cleanup']],
    ['a kind', () => ({ kind: 'open' }), ['bob advice', 'gus advice', 'nina advice']],
    [
      'days from, in the zone of the registration',
      () => ({ from: '2026-02-01' }),
      ['bob advice', 'bob cleanup', 'nina advice'],
    ],
    [
      'days to',
      () => ({ to: '2026-01-31' }),
      ['eva cleanup', 'gus advice', 'nina cleanup', 'tom tutoring'],
    ],
    [
      'one day',
      () => ({ from: '2026-01-05', to: '2026-01-05' }),
      ['eva cleanup', 'gus advice', 'nina cleanup', 'tom tutoring'],
    ],
    ['what is overdue', () => ({ overdue: true }), ['eva cleanup', 'nina cleanup']],
    [
      'what is not',
      () => ({ overdue: false }),
      ['bob advice', 'bob cleanup', 'gus advice', 'nina advice', 'tom tutoring'],
    ],
    ['who must act next', () => ({ next: 'manager' }), ['nina cleanup']],
    [
      'what is archived before an instant',
      () => ({ archivesBefore: '2026-03-02T00:00:00.000Z' }),
      ['bob advice', 'gus advice', 'nina advice'],
    ],
    [
      'several things',
      () => ({ kind: 'slots', overdue: true, level: id('level', 'acme/paris/nord') }),
      ['nina cleanup'],
    ],
  ];
  test.each(filters)('by %s', async (_, filter, expected) => {
    expect((await names('pia', filter())).sort()).toEqual(expected);
    expect((await registrations().counts(await world.caller('pia'), filter(), now())).total).toBe(
      expected.length,
    );
  });

  test('pages lose and repeat nothing where sign-ups share an instant', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await list('pia', {}, { limit: 2, ...(after === undefined ? {} : { after }) });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map((item) => nameOf(item.id)));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(await names('pia'));
    expect(new Set(seen).size).toBe(Object.keys(ids).length);
  });

  test('refuses a cursor of something else', async () => {
    for (const after of [
      'x',
      Buffer.from('["a","b"]').toString('base64url'),
      Buffer.from('[]').toString('base64url'),
    ])
      await expect(list('pia', {}, { limit: 2, after })).rejects.toMatchObject({
        kind: 'invalid',
        field: 'after',
      });
  });
});

describe('counts', () => {
  test('are of each status, in scope', async () => {
    const { total, byStatus } = await registrations().counts(await world.caller('ada'), {}, now());
    expect(total).toBe(5);
    expect(byStatus).toMatchObject({
      application: 2,
      dates_to_be_confirmed: 1,
      awaiting_manager_approval: 1,
      looking_for_mentee: 1,
      participated: 0,
    });
    expect(Object.keys(byStatus)).toHaveLength(10);
  });

  test('are per week or month of sign-up in its zone, empty ones included', async () => {
    const over = async (step: 'week' | 'month') =>
      (await registrations().overTime(await world.caller('pia'), {}, step, now())).map(
        ({ period, total }) => [period, total],
      );
    expect(await over('month')).toEqual([
      ['2026-01-01', 4],
      ['2026-02-01', 3],
    ]);
    expect(await over('week')).toEqual([
      ['2026-01-05', 4],
      ['2026-01-12', 0],
      ['2026-01-19', 0],
      ['2026-01-26', 3],
    ]);
  });
});

describe('one registration', () => {
  const one = async (who: string, name: string) =>
    new RegistrationQuery(world.source, world.pool, new PeopleNames(world.pool)).one(
      await world.caller(who),
      ids[name] ?? '',
      now(),
    );

  test('has its dates with who did what, its certificates, and its revision', async () => {
    const found = await one('bea', 'bob cleanup');
    expect(found).toMatchObject({
      zone: 'Europe/Paris',
      minutes: 180,
      statusSince: '2026-02-04T08:00:00.000Z',
      nextActor: 'coordinator',
      deadlines: [],
      previous: null,
    });
    expect(found.participationDates).toEqual([
      expect.objectContaining({
        kind: 'slot',
        status: 'participated',
        coordinatorDecision: {
          at: '2026-01-31T23:30:00.000Z',
          by: { id: id('person', 'cora'), name: 'cora' },
          capacity: 'coordinator',
        },
        managerDecision: null,
        employeeAttested: true,
        certificate: {
          status: 'awaiting_validation',
          label: { en: 'Awaiting validation', fr: 'En attente de validation' },
          decided: null,
        },
      }),
    ]);
    expect(found.revision).toBe(
      (await world.store.readStream(`registration-${found.id}`)).length - 1,
    );
  });

  test('has what time will do to it, the soonest first', async () => {
    expect(
      (await one('ada', 'tom tutoring')).deadlines.map(
        ({ kind, at }) => `${kind} ${at.slice(0, 10)}`,
      ),
    ).toEqual([
      'MenteeSearchReminderSent 2026-02-05',
      'ArchivalWarningSent 2026-06-28',
      'RegistrationArchived 2026-07-05',
    ]);
  });

  test('is not found outside the scope, or where there is none', async () => {
    for (const who of ['tom', 'lea', 'bea', 'otto'])
      await expect(one(who, who === 'tom' ? 'eva cleanup' : 'tom tutoring')).rejects.toMatchObject({
        kind: 'not_found',
      });
    ids['none'] = id('slot', 'none');
    await expect(one('pia', 'none')).rejects.toMatchObject({ kind: 'not_found' });
    delete ids['none'];
  });
});

test('a participated date has its credited minutes, another only its length', async () => {
  const minutesOf = async (who: string, registration: string) => {
    const query = new RegistrationQuery(world.source, world.pool, new PeopleNames(world.pool));
    const { participationDates } = await query.one(
      await world.caller(who),
      ids[registration] ?? '',
      now(),
    );
    return participationDates.map(({ minutes, creditedMinutes }) => [minutes, creditedMinutes]);
  };
  expect(await minutesOf('bob', 'bob cleanup')).toEqual([[180, 180]]);
  expect(await minutesOf('eva', 'eva cleanup')).toEqual([
    [180, null],
    [180, null],
  ]);
});

describe('what waits for people', () => {
  test('an employee: by what they have to do', async () => {
    const of = async (who: string) => {
      const dashboard = await new DashboardQuery(world.source, world.pool, overlaps()).of(
        await world.caller(who),
        now(),
      );
      return Object.fromEntries(
        Object.entries<readonly DashboardItem[]>({ ...dashboard }).map(([group, items]) => [
          group,
          items.map((item) => nameOf(item.id)),
        ]),
      );
    };
    expect(await of('nina')).toEqual({
      toConfirm: [],
      lookingForMentee: [],
      inConversation: ['nina advice'],
      upcoming: ['nina cleanup'],
      past: [],
    });
    expect(await of('bob')).toEqual({
      toConfirm: [],
      lookingForMentee: [],
      inConversation: ['bob advice'],
      upcoming: [],
      past: ['bob cleanup'],
    });
    expect(await of('tom')).toMatchObject({ lookingForMentee: ['tom tutoring'] });
    expect(Object.values(await of('ada')).flat()).toEqual([]);
  });

  test('a manager, or the nearest admins in a missing one’s place, and nobody else', async () => {
    const of = async (who: string) =>
      new ToApproveQuery(world.pool, overlaps(), records()).of(await world.caller(who), now());
    expect(await of('lea')).toEqual([
      expect.objectContaining({
        employee: { id: id('person', 'nina'), name: 'nina' },
        level: 'acme/paris/nord',
        capacity: 'admin',
        dates: [
          expect.objectContaining({
            registration: ids['nina cleanup'],
            status: 'awaiting_manager',
            overdue: true,
          }),
        ],
      }),
    ]);
    for (const who of ['ada', 'max', 'nina', 'cora', 'pia']) expect(await of(who)).toEqual([]);
    await world.assign('nina', 'max');
    await world.settle();
    expect(await of('max')).toEqual([expect.objectContaining({ capacity: 'manager' })]);
    expect(await of('lea')).toEqual([]);
  });

  test('a coordinator: by initiative, counted', async () => {
    const of = async (who: string) =>
      new ToDecideQuery(world.pool, new DecisionItems(world.pool, overlaps(), records())).of(
        await world.caller(who),
        now(),
      );
    const decisions = await of('cora');
    expect(decisions.map(({ initiative, counts }) => [initiative.title, counts])).toEqual([
      ['advice', { applications: 3, dates: 0, certificates: 0 }],
      ['cleanup', { applications: 0, dates: 2, certificates: 1 }],
    ]);
    expect(decisions[1]?.dates.map((item) => [item.employee.name, item.date?.status])).toEqual([
      ['eva', 'to_be_confirmed'],
      ['eva', 'to_be_confirmed'],
    ]);
    expect(decisions[0]?.applications[0]).toMatchObject({
      date: null,
      status: 'application',
      revision: 0,
    });
    expect(new Set((await of('ada')).map(({ capacity }) => capacity))).toEqual(new Set(['admin']));
    for (const who of ['otto', 'bob']) expect(await of(who)).toEqual([]);
  });
});

describe('deadlines', () => {
  const due = async (
    who: string,
    filter = {},
    page: { limit: number; after?: string } = { limit: 50 },
  ) => new DeadlinesQuery(world.source, world.pool).list(await world.caller(who), filter, page);
  const brief = async (who: string, filter = {}) =>
    (await due(who, filter)).items.map(
      ({ kind, at, registration }) => `${at.slice(0, 10)} ${kind} ${nameOf(registration)}`,
    );

  test('list archivals and reminders, soonest first; ends of dates on request', async () => {
    const all = await brief('bea');
    expect(all).toEqual([
      '2026-02-21 ArchivalWarningSent bob advice',
      '2026-02-28 RegistrationArchived bob advice',
    ]);
    expect(await brief('pia', { kind: 'DateEnded' })).toEqual([]);
  });

  test('are those of the caller’s scope, of a kind, before an instant', async () => {
    expect(
      await brief('pia', { kind: 'RegistrationArchived', before: '2026-03-02T00:00:00.000Z' }),
    ).toEqual(
      expect.arrayContaining([
        '2026-02-28 RegistrationArchived bob advice',
        '2026-02-28 RegistrationArchived nina advice',
      ]),
    );
    expect(await brief('lea', { kind: 'RegistrationArchived' })).toEqual([
      '2026-02-28 RegistrationArchived nina advice',
    ]);
    expect(await brief('pam', { kind: 'MenteeSearchReminderSent' })).toEqual([
      '2026-02-05 MenteeSearchReminderSent tom tutoring',
    ]);
    expect(await brief('otto')).toEqual([]);
  });

  test('come in pages', async () => {
    const first = await due('pia', {}, { limit: 3 });
    const second = await due('pia', {}, { limit: 200, after: first.next ?? '' });
    expect([...first.items, ...second.items]).toEqual((await due('pia')).items);
  });
});

test('once an employee is erased, they have no name, and time asks nothing any more', async () => {
  await world.erase('nina');
  await world.settle();
  const { items } = await list('ada', { employee: id('person', 'nina') });
  expect(items.map(({ employee, archivesAt }) => [employee.name, archivesAt])).toEqual([
    ['Erased person', null],
    ['Erased person', null],
  ]);
  expect(await names('pia', { archivesBefore: '2027-01-01T00:00:00.000Z', kind: 'open' })).toEqual([
    'bob advice',
    'gus advice',
  ]);
  const found = await new DeadlinesQuery(world.source, world.pool).list(
    await world.caller('lea'),
    {},
    { limit: 50 },
  );
  expect(found.items).toEqual([]);
});
