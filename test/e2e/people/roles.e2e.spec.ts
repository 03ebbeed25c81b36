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
const company = (name: string) => app.scenario.id('company', name);
const nonprofit = (name: string) => app.scenario.id('nonprofit', name);
const person = (name: string) => app.scenario.id('person', name);
const command = async (by: string, path: string, body: object = {}, headers = {}) =>
  outcomeOf(await app.do(by, path, body, headers));
const register = (by: string, body: object) =>
  command(by, '/people/register-person', { name: 'New', mail: mail(), ...body });
const on = (by: string, name: string, who: string, body: object = {}) =>
  command(by, `/people/${person(who)}/${name}`, body);
const name = (id: string, as: string) => app.scenario.ids.person.set(as, id);
const REGISTERED = made('PersonRegistered', 'RoleGranted');

describe('registering', () => {
  test('an admin registers people at or below their own level, with roles no higher', async () => {
    expect(await register('pam', {})).toEqual(REGISTERED);
    expect(
      await register('pam', {
        level: level('acme/paris/nord'),
        roles: [{ role: 'admin' }, { role: 'employee' }],
      }),
    ).toEqual(made('PersonRegistered', 'RoleGranted', 'RoleGranted'));
    expect(await register('pam', { level: level('acme/lyon') })).toEqual(
      refusedBy(403, 'above_own_level'),
    );
    expect(await register('pam', { roles: [{ role: 'auditor', level: level('acme') }] })).toEqual(
      refusedBy(403, 'above_own_level'),
    );
    expect(await register('pam', { level: level('beta') })).toEqual(NOT_FOUND);
    expect(await register('pam', { company: company('beta') })).toEqual(NOT_FOUND);
    expect(await register('ada', { roles: [{ role: 'platform' }] })).toEqual(FORBIDDEN);
    expect(
      await register('ada', { nonprofit: nonprofit('helpers'), roles: [{ role: 'coordinator' }] }),
    ).toEqual(FORBIDDEN);
    for (const by of ['eva', 'max', 'aud', 'cora'])
      expect(await register(by, {})).toEqual(FORBIDDEN);
  });

  test('without a level: the root with a main admin, else the admin’s own', async () => {
    const levels = await Promise.all(
      ['ada', 'pam'].map(async (by) => {
        const { body } = await app.do(by, '/people/register-person', {
          name: 'New',
          mail: mail(),
        });
        const { rows } = await app.scenario.product.runtime.pool.query<{ level: string }>(
          'SELECT level FROM read.people WHERE id = $1',
          [body.id],
        );
        return rows[0]?.level;
      }),
    );
    expect(levels).toEqual([level('acme'), level('acme/paris')]);
  });

  test('a mail address is unique in any case, concurrently too', async () => {
    const body = { name: 'New', mail: 'Someone@People.example' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => app.send('ada', 'POST', '/people/register-person', body)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect(await register('bea', { mail: 'someone@people.example' })).toEqual(made());
    expect(await register('ada', { mail: 'nobody' })).toEqual(refusedBy(400, 'isEmail'));
  });

  test('a retry finds the person registered; a dry run registers nobody', async () => {
    const body = { name: 'New', mail: mail() };
    const before = await app.events();
    expect((await app.do('ada', '/people/register-person?dryRun=true', body)).body).toMatchObject({
      dryRun: true,
    });
    expect(await app.events()).toBe(before);
    const first = await app.do('ada', '/people/register-person', body, {
      'idempotency-key': 'new',
    });
    await app.scenario.product.runtime.pool.query('DELETE FROM work.answers');
    expect(
      (await app.do('ada', '/people/register-person', body, { 'idempotency-key': 'new' })).body,
    ).toEqual(first.body);
  });

  test('the platform team registers the first of a company or nonprofit, and its own', async () => {
    expect(await register('pia', { company: company('acme') })).toEqual(
      refusedBy(409, 'not_first'),
    );
    expect(await register('pia', { nonprofit: nonprofit('helpers') })).toEqual(
      refusedBy(409, 'not_first'),
    );
    expect(
      await register('pia', { company: company('acme'), roles: [{ role: 'employee' }] }),
    ).toEqual(FORBIDDEN);
    expect(
      await register('pia', {
        company: company('acme'),
        roles: [{ role: 'admin', level: level('acme/paris') }],
      }),
    ).toEqual({
      status: 403,
      rule: 'main_admin_only',
    });
    expect(await register('pia', { roles: [{ role: 'coordinator' }] })).toEqual(
      refusedBy(400, 'nonprofit_of_coordinator'),
    );
    expect(await register('pia', { roles: [{ role: 'platform' }, { role: 'auditor' }] })).toEqual(
      made('PersonRegistered', 'RoleGranted', 'RoleGranted'),
    );
    const fresh = (await app.do('pia', '/nonprofits/register-nonprofit', { name: 'Fresh' })).body
      .id;
    const answers = await Promise.all(
      [1, 2].map(() =>
        app.send('pia', 'POST', '/people/register-person', {
          name: 'First',
          mail: mail(),
          nonprofit: fresh,
        }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });
});

describe('roles', () => {
  test('are given at or below one’s own level, to people at or below it', async () => {
    expect(await on('pam', 'grant-role', 'tom', { role: 'manager' })).toEqual(NOT_FOUND);
    expect(await on('bea', 'grant-role', 'eva', { role: 'manager' })).toEqual(NOT_FOUND);
    expect(await on('cora', 'grant-role', 'eva', { role: 'manager' })).toEqual(NOT_FOUND);
    expect(await on('tom', 'grant-role', 'eva', { role: 'manager' })).toEqual(FORBIDDEN);
    expect(await on('aud', 'grant-role', 'eva', { role: 'manager' })).toEqual(FORBIDDEN);
    expect(await on('pam', 'grant-role', 'eva', { role: 'admin', level: level('acme') })).toEqual(
      refusedBy(403, 'above_own_level'),
    );
    expect(await on('pam', 'grant-role', 'eva', { role: 'admin', level: level('beta') })).toEqual(
      NOT_FOUND,
    );
    expect(await on('pam', 'grant-role', 'eva', { role: 'coordinator' })).toEqual(
      refusedBy(400, 'nonprofit_of_coordinator'),
    );
    expect(
      await on('pam', 'grant-role', 'eva', {
        role: 'coordinator',
        nonprofit: nonprofit('helpers'),
      }),
    ).toEqual(FORBIDDEN);
    expect(await on('pam', 'grant-role', 'eva', { role: 'manager' })).toEqual(made('RoleGranted'));
    expect(await on('pam', 'grant-role', 'eva', { role: 'manager' })).toEqual(
      refusedBy(409, 'nothing_changes'),
    );
    expect(await on('pam', 'grant-role', 'eva', { role: 'analyst' })).toEqual(made('RoleGranted'));
    expect(
      await on('pam', 'grant-role', 'eva', { role: 'analyst', level: level('acme/paris/nord') }),
    ).toEqual(made('RoleGranted'));
  });

  test('are taken away by who could give them, named exactly where there are several', async () => {
    expect(await on('pam', 'revoke-role', 'eva', { role: 'analyst' })).toEqual(
      refusedBy(400, 'level_needed'),
    );
    expect(
      await on('pam', 'revoke-role', 'eva', { role: 'analyst', level: level('acme/paris') }),
    ).toEqual(made('RoleRevoked'));
    expect(await on('pam', 'revoke-role', 'eva', { role: 'analyst' })).toEqual(made('RoleRevoked'));
    expect(await on('pam', 'revoke-role', 'eva', { role: 'analyst' })).toEqual(
      refusedBy(409, 'nothing_changes'),
    );
    expect(await on('ada', 'grant-role', 'eva', { role: 'auditor', level: level('acme') })).toEqual(
      made('RoleGranted'),
    );
    expect(await on('pam', 'revoke-role', 'eva', { role: 'auditor' })).toEqual(
      refusedBy(403, 'above_own_level'),
    );
  });

  test('of which somebody must hold one stay until a successor is there', async () => {
    expect(await on('ada', 'revoke-role', 'ada', { role: 'admin' })).toEqual(
      refusedBy(409, 'last_of_kind'),
    );
    expect(await on('pia', 'revoke-role', 'ada', { role: 'admin' })).toEqual(
      refusedBy(409, 'last_of_kind'),
    );
    expect(
      await on('pia', 'revoke-role', 'cora', {
        role: 'coordinator',
        nonprofit: nonprofit('helpers'),
      }),
    ).toEqual({
      status: 409,
      rule: 'last_of_kind',
    });
    expect(await on('pia', 'erase-person', 'ada')).toEqual(refusedBy(409, 'last_of_kind'));
    expect(await on('pia', 'erase-person', 'cora')).toEqual(refusedBy(409, 'last_of_kind'));
    name(
      (
        await app.do('ada', '/people/register-person', {
          name: 'Abe',
          mail: mail(),
          roles: [{ role: 'admin' }],
        })
      ).body.id,
      'abe',
    );
    const both = await Promise.all(
      ['ada', 'abe'].map((who) =>
        app.send('pia', 'POST', `/people/${person(who)}/revoke-role`, { role: 'admin' }),
      ),
    );
    await app.settle();
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const [left, gone] = both[0]?.status === 200 ? ['abe', 'ada'] : ['ada', 'abe'];
    expect(await on(left, 'grant-role', gone, { role: 'admin', level: level('acme') })).toEqual(
      made('RoleGranted'),
    );
  });

  test('becoming an employee at a level is being there', async () => {
    name(
      (
        await app.do('ada', '/people/register-person', {
          name: 'Amy',
          mail: mail(),
          roles: [{ role: 'manager' }],
        })
      ).body.id,
      'amy',
    );
    expect(
      await on('ada', 'grant-role', 'amy', { role: 'employee', level: level('acme/lyon') }),
    ).toEqual(made('RoleGranted', 'PersonMoved'));
    expect(await on('pam', 'move-person', 'amy', { level: level('acme/paris') })).toEqual(
      NOT_FOUND,
    );
  });
});
