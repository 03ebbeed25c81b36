import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { columnsOfExport } from '#features/exports';
import { only, openExports, type ExportApp } from '../../support/exports.js';

let exportApp: ExportApp;
beforeAll(async () => {
  exportApp = await openExports();
});
afterAll(() => exportApp.app.close());

describe('the registrations export', () => {
  test('has one row per registration, in the order of sign-up', async () => {
    const { rows, manifest } = await exportApp.exported('ana', 'registrations');
    expect(
      only(rows, 'employee', 'initiative', 'status', 'dates', 'participated', 'minutes', 'level'),
    ).toEqual([
      'eva cleanup in_progress 2 1 210 acme/paris/nord',
      ...[
        `bob advice dates_to_be_confirmed 1 0 0 beta`,
        `tom tutoring awaiting_manager_approval 1 0 0 acme/lyon`,
      ].sort((a) =>
        (a.startsWith('bob') ? exportApp.ids.abroad : exportApp.ids.mentoring) <
        (a.startsWith('bob') ? exportApp.ids.mentoring : exportApp.ids.abroad)
          ? -1
          : 1,
      ),
      'tom advice cancelled_rejected 0 0 0 acme/lyon',
    ]);
    expect(manifest).toMatchObject({
      export: 'registrations',
      version: 2,
      rows: 4,
      clock: 'recorded',
      scope: { capacity: 'analyst', everything: true },
    });
    expect(manifest.columns).toEqual(columnsOfExport('registrations').map((column) => column.key));
  });

  test('filters by the day of sign-up in the zone of each registration', async () => {
    // Half past midnight of the 6th in Paris is still the 5th in New York.
    const on = async (day: string) =>
      only(
        (await exportApp.exported('pia', 'registrations', { from: day, to: day })).rows,
        'employee',
        'appliedOn',
      ).sort();
    expect(await on('2026-01-05')).toEqual(['bob 2026-01-05', 'eva 2026-01-05']);
    expect(await on('2026-01-06')).toEqual(['tom 2026-01-06']);
    expect(await on('2026-01-08')).toEqual([]);
  });

  test('filters by status, initiative, employee, company, nonprofit and level', async () => {
    const found = async (filter: object) =>
      only((await exportApp.exported('pia', 'registrations', filter)).rows, 'registration').sort();
    expect(await found({ status: 'in_progress' })).toEqual([exportApp.ids.slots]);
    expect(await found({ initiative: exportApp.id('initiative', 'tutoring') })).toEqual([
      exportApp.ids.mentoring,
    ]);
    expect(await found({ employee: exportApp.id('person', 'tom') })).toEqual(
      [exportApp.ids.mentoring, exportApp.ids.proposed].sort(),
    );
    expect(await found({ company: exportApp.id('company', 'beta') })).toEqual([
      exportApp.ids.abroad,
    ]);
    expect(await found({ nonprofit: exportApp.id('nonprofit', 'kitchens') })).toEqual([]);
    expect(await found({ level: exportApp.id('level', 'acme/paris') })).toEqual([
      exportApp.ids.slots,
    ]);
  });

  test('names the right under which somebody acted for the nonprofit', async () => {
    const { rows } = await exportApp.exported('ada', 'registrations', {
      employee: exportApp.id('person', 'tom'),
      status: 'cancelled_rejected',
    });
    expect(only(rows, 'reason', 'closedBy', 'closedAs', 'onBehalfOf')).toEqual([
      'application_declined_by_coordinator cora coordinator ',
    ]);
  });
});

describe('the dates export', () => {
  test('has one row per date, and none for a registration without', async () => {
    const { rows } = await exportApp.exported('ada', 'dates');
    expect(
      only(
        rows,
        'employee',
        'kind',
        'start',
        'end',
        'minutes',
        'status',
        'certificate',
        'confirmedBy',
        'validatedBy',
        'onBehalfOf',
      ),
    ).toEqual([
      'eva slot 2026-02-03T14:00 2026-02-03T17:30 210 participated validated eva cora helpers',
      'eva slot 2026-02-10T14:00 2026-02-10T17:30 210 in_progress none   helpers',
      'tom period 2026-02-01T00:00   awaiting_manager none   ',
    ]);
    expect(
      only(
        rows.slice(0, 1),
        'coordinatorDecidedBy',
        'coordinatorDecidedAs',
        'managerDecidedBy',
        'managerDecision',
      ),
    ).toEqual(['ada admin max approved']);
  });

  test('filters by overlap with the days in the registration’s zone', async () => {
    const within = async (from: string, to: string) =>
      only((await exportApp.exported('pia', 'dates', { from, to })).rows, 'employee', 'start');
    expect(await within('2026-02-28', '2026-02-28')).toEqual(
      expect.arrayContaining(['bob 2026-02-28T22:00', 'tom 2026-02-01T00:00']),
    );
    expect(await within('2026-03-01', '2026-03-01')).toEqual(['tom 2026-02-01T00:00']);
    expect(await within('2026-01-01', '2026-01-31')).toEqual([]);
  });
});

describe('the partnerships export', () => {
  test('counts what is the company’s own or open to all, drafts too', async () => {
    const { rows } = await exportApp.exported('ada', 'partnerships');
    expect(
      only(rows, 'nonprofit', 'status', 'shownLabel', 'created', 'open', 'level', 'locations'),
    ).toEqual([
      'helpers validated Validated 4 3 acme Paris',
      'kitchens awaiting_confirmation Awaiting confirmation 0 0 acme/lyon ',
    ]);
    const theirs = await exportApp.exported('bea', 'partnerships', {
      nonprofit: exportApp.id('nonprofit', 'helpers'),
    });
    expect(only(theirs.rows, 'nonprofit', 'created', 'open', 'zone')).toEqual([
      'helpers 3 2 America/New_York',
    ]);
  });

  test('of a coordinator lists the companies that are partners', async () => {
    expect(
      only((await exportApp.exported('cora', 'partnerships')).rows, 'nonprofit', 'company').sort(),
    ).toEqual(['helpers acme', 'helpers beta']);
  });
});

describe('who may export what', () => {
  test.each(['eva', 'max', 'bob'])('%s may not', async (person) => {
    const { status, problem } = await exportApp.ask(person, { name: 'registrations' });
    expect({ status, rule: problem.rule }).toEqual({ status: 403, rule: 'role' });
  });

  test.each<[string, () => string[]]>([
    ['ada', () => [exportApp.ids.slots, exportApp.ids.mentoring, exportApp.ids.proposed]],
    ['lea', () => [exportApp.ids.mentoring, exportApp.ids.proposed]],
    ['aud', () => [exportApp.ids.slots]],
    ['bea', () => [exportApp.ids.abroad]],
    [
      'cora',
      () => [
        exportApp.ids.slots,
        exportApp.ids.abroad,
        exportApp.ids.mentoring,
        exportApp.ids.proposed,
      ],
    ],
    ['otto', () => []],
    [
      'pia',
      () => [
        exportApp.ids.slots,
        exportApp.ids.abroad,
        exportApp.ids.mentoring,
        exportApp.ids.proposed,
      ],
    ],
  ])('%s sees what is in scope', async (person, expected) => {
    expect(
      only((await exportApp.exported(person, 'registrations')).rows, 'registration').sort(),
    ).toEqual(expected().sort());
  });

  test('managers are shown to the company, and not to the nonprofit', async () => {
    const managers = async (person: string) =>
      only(
        (
          await exportApp.exported(person, 'registrations', {
            employee: exportApp.id('person', 'eva'),
          })
        ).rows,
        'manager',
      );
    expect([await managers('ada'), await managers('cora')]).toEqual([['max'], ['']]);
  });

  test('a role that one does not hold cannot be named', async () => {
    expect((await exportApp.ask('ada', { name: 'dates' }, { 'act-as': 'platform' })).status).toBe(
      403,
    );
    expect(
      (await exportApp.ask('ada', { name: 'dates' }, { 'act-as': 'admin' })).body.manifest.scope
        .capacity,
    ).toBe('admin');
  });

  test.each<[object, string, string]>([
    [{ name: 'people' }, 'name', 'isIn'],
    [{ name: 'dates', from: '2026-02-30' }, 'from', 'day'],
    [{ name: 'dates', from: '2026-02-03', to: '2026-02-02' }, 'from', 'from_after_to'],
    [{ name: 'dates', asOf: '2026-02-03' }, 'asOf', 'instant'],
    [{ name: 'dates', format: 'pdf' }, 'format', 'isIn'],
    [{ name: 'dates', colour: 'red' }, 'colour', 'unknown_field'],
  ])('%j is malformed', async (body, field, rule) => {
    const { status, problem } = await exportApp.ask('eva', body);
    expect({ status, field: problem.field, rule: problem.rule }).toEqual({
      status: 400,
      field,
      rule,
    });
  });
});
