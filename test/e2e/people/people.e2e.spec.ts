import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FORBIDDEN, made, NOT_FOUND, outcomeOf, refusedBy } from '../../support/command-outcome.js';
import { PEOPLE_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(PEOPLE_HEADER);
});
afterAll(() => app.close());

let numbers = 0;
const mail = () => `new${(numbers += 1)}@people.example`;
const level = (path: string) => app.scenario.id('level', path);
const nonprofit = (name: string) => app.scenario.id('nonprofit', name);
const person = (name: string) => app.scenario.id('person', name);
const command = async (by: string, path: string, body: object = {}, headers = {}) =>
  outcomeOf(await app.do(by, path, body, headers));
const on = (by: string, name: string, who: string, body: object = {}) =>
  command(by, `/people/${person(who)}/${name}`, body);
const REGISTERED = made('PersonRegistered', 'RoleGranted');

describe('people', () => {
  test('are moved at or below the admin’s level', async () => {
    expect(await on('pam', 'move-person', 'eva', { level: level('acme/lyon') })).toEqual(
      refusedBy(403, 'level_outside_own'),
    );
    expect(await on('pam', 'move-person', 'eva', { level: level('beta') })).toEqual(NOT_FOUND);
    expect(await on('pam', 'move-person', 'eva', {})).toEqual(refusedBy(400, 'isUuid'));
    expect(await on('pam', 'move-person', 'eva', { level: level('acme/paris') })).toEqual(
      refusedBy(409, 'nothing_changes'),
    );
    expect(await on('pam', 'move-person', 'eva', { level: level('acme/paris/nord') })).toEqual(
      made('PersonMoved'),
    );
  });

  test('get a manager of their company, in no circle', async () => {
    const assign = (who: string, manager: string | null) =>
      on('ada', 'assign-manager', who, { manager: manager === null ? null : person(manager) });
    expect(await assign('eva', 'bob')).toEqual(NOT_FOUND);
    expect(await assign('eva', 'eva')).toEqual(refusedBy(409, 'own_manager'));
    expect(await assign('eva', 'max')).toEqual(refusedBy(409, 'nothing_changes'));
    expect(await assign('max', 'tom')).toEqual(made('ManagerAssigned'));
    expect(await assign('tom', 'eva')).toEqual(refusedBy(409, 'manager_cycle'));
    expect(await assign('eva', null)).toEqual(made('ManagerAssigned'));
    expect(await on('pia', 'assign-manager', 'eva', { manager: person('tom') })).toEqual(FORBIDDEN);
    const circle = await Promise.all([
      app.send('ada', 'POST', `/people/${person('eva')}/assign-manager`, {
        manager: person('nora'),
      }),
      app.send('ada', 'POST', `/people/${person('nora')}/assign-manager`, {
        manager: person('eva'),
      }),
    ]);
    await app.settle();
    expect(circle.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  test('leave with their role employee, and are erased by the platform team', async () => {
    expect(await on('pam', 'revoke-role', 'nora', { role: 'employee' })).toEqual(
      made('RoleRevoked'),
    );
    expect(await on('ada', 'assign-manager', 'tom', { manager: person('nora') })).toEqual(
      NOT_FOUND,
    );
    expect(await on('ada', 'erase-person', 'nora')).toEqual(FORBIDDEN);
    expect(await on('bea', 'erase-person', 'nora')).toEqual(NOT_FOUND);
    expect(await on('pia', 'erase-person', 'nora')).toEqual(made('PersonErased'));
    expect(await on('pia', 'erase-person', 'nora')).toEqual(NOT_FOUND);
  });
});

describe('coordinators', () => {
  const add = (by: string, body: object, of = 'helpers') =>
    command(by, `/nonprofits/${nonprofit(of)}/add-coordinator`, body);

  test('name each other, by mail or by id within their scope', async () => {
    const address = mail();
    expect(await add('cora', {})).toEqual(refusedBy(400, 'person_or_mail'));
    expect(await add('cora', { person: person('eva'), mail: mail(), name: 'Eva' })).toEqual(
      refusedBy(400, 'person_or_mail'),
    );
    expect(await add('otto', { name: 'Carl', mail: mail() })).toEqual(NOT_FOUND);
    expect(await add('ada', { name: 'Carl', mail: mail() })).toEqual(FORBIDDEN);
    expect(await add('pia', { name: 'Carl', mail: mail() })).toEqual(FORBIDDEN);
    expect(await add('cora', { name: 'Carl', mail: address })).toEqual(REGISTERED);
    expect(await add('cora', { name: 'Carl', mail: address })).toEqual(
      refusedBy(409, 'nothing_changes'),
    );
    expect(await add('otto', { name: 'Carl', mail: address.toUpperCase() }, 'others')).toEqual(
      made(),
    );
    expect(await add('cora', { person: person('tom') })).toEqual(NOT_FOUND);
    await app.do('tom', '/registrations/submit-application', {
      initiative: app.scenario.id('initiative', 'advice'),
    });
    expect(await add('cora', { person: person('tom') })).toEqual(made('RoleGranted'));
    expect(
      await on('pia', 'revoke-role', 'cora', {
        role: 'coordinator',
        nonprofit: nonprofit('helpers'),
      }),
    ).toEqual(made('RoleRevoked'));
  });
});
