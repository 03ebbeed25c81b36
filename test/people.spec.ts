import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openScene, type Answer, type Scene } from './support/scene.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/paris/nord, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris, manager: max }
    tom: { employee: acme/lyon }
    nora: { employee: acme/paris/nord }
    max: { manager: acme }
    ada: { admin: acme }
    pam: { admin: acme/paris }
    aud: { auditor: acme }
    bob: { employee: beta }
    bea: { admin: beta }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    advice: { nonprofit: helpers, kind: open }
`;

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(HEAD);
});
afterAll(() => scene.close());

let numbers = 0;
const mail = () => `new${(numbers += 1)}@people.example`;
const level = (path: string) => scene.stage.id('level', path);
const company = (name: string) => scene.stage.id('company', name);
const nonprofit = (name: string) => scene.stage.id('nonprofit', name);
const person = (name: string) => scene.stage.id('person', name);
const outcome = ({ status, problem, body }: Answer) => (status === 200 ? { status, events: body.events.map((event) => event.type) } : { status, rule: problem.rule });
const command = async (by: string, path: string, body: object = {}, headers = {}) => outcome(await scene.do(by, path, body, headers));
const register = (by: string, body: object) => command(by, '/people/register-person', { name: 'New', mail: mail(), ...body });
const on = (by: string, name: string, who: string, body: object = {}) => command(by, `/people/${person(who)}/${name}`, body);
const name = (id: string, as: string) => scene.stage.ids.person.set(as, id);
const REGISTERED = { status: 200, events: ['PersonRegistered', 'RoleGranted'] };
const NOT_FOUND = { status: 404, rule: 'not_found' };
const FORBIDDEN = { status: 403, rule: 'role' };

describe('registering', () => {
  test('an admin registers people at or below their own level, with roles no higher', async () => {
    expect(await register('pam', {})).toEqual(REGISTERED);
    expect(await register('pam', { level: level('acme/paris/nord'), roles: [{ role: 'admin' }, { role: 'employee' }] })).toEqual({
      status: 200,
      events: ['PersonRegistered', 'RoleGranted', 'RoleGranted'],
    });
    expect(await register('pam', { level: level('acme/lyon') })).toEqual({ status: 403, rule: 'above_own_level' });
    expect(await register('pam', { roles: [{ role: 'auditor', level: level('acme') }] })).toEqual({ status: 403, rule: 'above_own_level' });
    expect(await register('pam', { level: level('beta') })).toEqual(NOT_FOUND);
    expect(await register('pam', { company: company('beta') })).toEqual(NOT_FOUND);
    expect(await register('ada', { roles: [{ role: 'platform' }] })).toEqual(FORBIDDEN);
    expect(await register('ada', { nonprofit: nonprofit('helpers'), roles: [{ role: 'coordinator' }] })).toEqual(FORBIDDEN);
    for (const by of ['eva', 'max', 'aud', 'cora']) expect(await register(by, {})).toEqual(FORBIDDEN);
  });

  test('without a level: the root with a main admin, else the admin’s own', async () => {
    const levels = await Promise.all(
      ['ada', 'pam'].map(async (by) => {
        const { body } = await scene.do(by, '/people/register-person', { name: 'New', mail: mail() });
        const { rows } = await scene.stage.product.runtime.pool.query<{ level: string }>('SELECT level FROM read.people WHERE id = $1', [body.id]);
        return rows[0]?.level;
      }),
    );
    expect(levels).toEqual([level('acme'), level('acme/paris')]);
  });

  test('a mail address is one person’s, in whatever case, also at once and before the read models know', async () => {
    const body = { name: 'New', mail: 'Someone@People.example' };
    const answers = await Promise.all([1, 2, 3].map(() => scene.send('ada', 'POST', '/people/register-person', body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect(await register('bea', { mail: 'someone@people.example' })).toEqual({ status: 409, rule: 'mail_taken' });
    expect(await register('ada', { mail: 'nobody' })).toEqual({ status: 400, rule: 'isEmail' });
  });

  test('under a key, a retry finds the person registered, and a dry run registers nobody', async () => {
    const body = { name: 'New', mail: mail() };
    const before = await scene.events();
    expect((await scene.do('ada', '/people/register-person?dryRun=true', body)).body).toMatchObject({ dryRun: true });
    expect(await scene.events()).toBe(before);
    const first = await scene.do('ada', '/people/register-person', body, { 'idempotency-key': 'new' });
    await scene.stage.product.runtime.pool.query('DELETE FROM work.answers');
    expect((await scene.do('ada', '/people/register-person', body, { 'idempotency-key': 'new' })).body).toEqual(first.body);
  });

  test('the platform team registers the first of a company or nonprofit, and its own', async () => {
    expect(await register('pia', { company: company('acme') })).toEqual({ status: 409, rule: 'not_first' });
    expect(await register('pia', { nonprofit: nonprofit('helpers') })).toEqual({ status: 409, rule: 'not_first' });
    expect(await register('pia', { company: company('acme'), roles: [{ role: 'employee' }] })).toEqual(FORBIDDEN);
    expect(await register('pia', { company: company('acme'), roles: [{ role: 'admin', level: level('acme/paris') }] })).toEqual({ status: 403, rule: 'main_admin_only' });
    expect(await register('pia', { roles: [{ role: 'coordinator' }] })).toEqual({ status: 400, rule: 'nonprofit_of_coordinator' });
    expect(await register('pia', { roles: [{ role: 'platform' }, { role: 'auditor' }] })).toEqual({ status: 200, events: ['PersonRegistered', 'RoleGranted', 'RoleGranted'] });
    const fresh = (await scene.do('pia', '/nonprofits/register-nonprofit', { name: 'Fresh' })).body.id;
    const answers = await Promise.all([1, 2].map(() => scene.send('pia', 'POST', '/people/register-person', { name: 'First', mail: mail(), nonprofit: fresh })));
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
    expect(await on('pam', 'grant-role', 'eva', { role: 'admin', level: level('acme') })).toEqual({ status: 403, rule: 'above_own_level' });
    expect(await on('pam', 'grant-role', 'eva', { role: 'admin', level: level('beta') })).toEqual(NOT_FOUND);
    expect(await on('pam', 'grant-role', 'eva', { role: 'coordinator' })).toEqual({ status: 400, rule: 'nonprofit_of_coordinator' });
    expect(await on('pam', 'grant-role', 'eva', { role: 'coordinator', nonprofit: nonprofit('helpers') })).toEqual(FORBIDDEN);
    expect(await on('pam', 'grant-role', 'eva', { role: 'manager' })).toEqual({ status: 200, events: ['RoleGranted'] });
    expect(await on('pam', 'grant-role', 'eva', { role: 'manager' })).toEqual({ status: 409, rule: 'nothing_changes' });
    expect(await on('pam', 'grant-role', 'eva', { role: 'analyst' })).toEqual({ status: 200, events: ['RoleGranted'] });
    expect(await on('pam', 'grant-role', 'eva', { role: 'analyst', level: level('acme/paris/nord') })).toEqual({ status: 200, events: ['RoleGranted'] });
  });

  test('are taken away by who could give them, named exactly where there are several', async () => {
    expect(await on('pam', 'revoke-role', 'eva', { role: 'analyst' })).toEqual({ status: 400, rule: 'level_needed' });
    expect(await on('pam', 'revoke-role', 'eva', { role: 'analyst', level: level('acme/paris') })).toEqual({ status: 200, events: ['RoleRevoked'] });
    expect(await on('pam', 'revoke-role', 'eva', { role: 'analyst' })).toEqual({ status: 200, events: ['RoleRevoked'] });
    expect(await on('pam', 'revoke-role', 'eva', { role: 'analyst' })).toEqual({ status: 409, rule: 'nothing_changes' });
    expect(await on('ada', 'grant-role', 'eva', { role: 'auditor', level: level('acme') })).toEqual({ status: 200, events: ['RoleGranted'] });
    expect(await on('pam', 'revoke-role', 'eva', { role: 'auditor' })).toEqual({ status: 403, rule: 'above_own_level' });
  });

  test('of which somebody must hold one stay until a successor is there', async () => {
    expect(await on('ada', 'revoke-role', 'ada', { role: 'admin' })).toEqual({ status: 409, rule: 'last_of_kind' });
    expect(await on('pia', 'revoke-role', 'ada', { role: 'admin' })).toEqual({ status: 409, rule: 'last_of_kind' });
    expect(await on('pia', 'revoke-role', 'cora', { role: 'coordinator', nonprofit: nonprofit('helpers') })).toEqual({ status: 409, rule: 'last_of_kind' });
    expect(await on('pia', 'erase-person', 'ada')).toEqual({ status: 409, rule: 'last_of_kind' });
    expect(await on('pia', 'erase-person', 'cora')).toEqual({ status: 409, rule: 'last_of_kind' });
    name((await scene.do('ada', '/people/register-person', { name: 'Abe', mail: mail(), roles: [{ role: 'admin' }] })).body.id, 'abe');
    const both = await Promise.all(['ada', 'abe'].map((who) => scene.send('pia', 'POST', `/people/${person(who)}/revoke-role`, { role: 'admin' })));
    await scene.settle();
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const [left, gone] = both[0]?.status === 200 ? ['abe', 'ada'] : ['ada', 'abe'];
    expect(await on(left, 'grant-role', gone, { role: 'admin', level: level('acme') })).toEqual({ status: 200, events: ['RoleGranted'] });
  });

  test('becoming an employee at a level is being there', async () => {
    name((await scene.do('ada', '/people/register-person', { name: 'Amy', mail: mail(), roles: [{ role: 'manager' }] })).body.id, 'amy');
    expect(await on('ada', 'grant-role', 'amy', { role: 'employee', level: level('acme/lyon') })).toEqual({ status: 200, events: ['RoleGranted', 'PersonMoved'] });
    expect(await on('pam', 'move-person', 'amy', { level: level('acme/paris') })).toEqual(NOT_FOUND);
  });
});

describe('people', () => {
  test('are moved at or below the admin’s level', async () => {
    expect(await on('pam', 'move-person', 'eva', { level: level('acme/lyon') })).toEqual({ status: 403, rule: 'level_outside_own' });
    expect(await on('pam', 'move-person', 'eva', { level: level('beta') })).toEqual(NOT_FOUND);
    expect(await on('pam', 'move-person', 'eva', {})).toEqual({ status: 400, rule: 'isUuid' });
    expect(await on('pam', 'move-person', 'eva', { level: level('acme/paris') })).toEqual({ status: 409, rule: 'nothing_changes' });
    expect(await on('pam', 'move-person', 'eva', { level: level('acme/paris/nord') })).toEqual({ status: 200, events: ['PersonMoved'] });
  });

  test('get a manager of their company, in no circle', async () => {
    const assign = (who: string, manager: string | null) => on('ada', 'assign-manager', who, { manager: manager === null ? null : person(manager) });
    expect(await assign('eva', 'bob')).toEqual(NOT_FOUND);
    expect(await assign('eva', 'eva')).toEqual({ status: 409, rule: 'own_manager' });
    expect(await assign('eva', 'max')).toEqual({ status: 409, rule: 'nothing_changes' });
    expect(await assign('max', 'tom')).toEqual({ status: 200, events: ['ManagerAssigned'] });
    expect(await assign('tom', 'eva')).toEqual({ status: 409, rule: 'manager_cycle' });
    expect(await assign('eva', null)).toEqual({ status: 200, events: ['ManagerAssigned'] });
    expect(await on('pia', 'assign-manager', 'eva', { manager: person('tom') })).toEqual(FORBIDDEN);
    const circle = await Promise.all([
      scene.send('ada', 'POST', `/people/${person('eva')}/assign-manager`, { manager: person('nora') }),
      scene.send('ada', 'POST', `/people/${person('nora')}/assign-manager`, { manager: person('eva') }),
    ]);
    await scene.settle();
    expect(circle.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  test('leave with their role employee, and are erased by the platform team', async () => {
    expect(await on('pam', 'revoke-role', 'nora', { role: 'employee' })).toEqual({ status: 200, events: ['RoleRevoked'] });
    expect(await on('ada', 'assign-manager', 'tom', { manager: person('nora') })).toEqual(NOT_FOUND);
    expect(await on('ada', 'erase-person', 'nora')).toEqual(FORBIDDEN);
    expect(await on('bea', 'erase-person', 'nora')).toEqual(NOT_FOUND);
    expect(await on('pia', 'erase-person', 'nora')).toEqual({ status: 200, events: ['PersonErased'] });
    expect(await on('pia', 'erase-person', 'nora')).toEqual(NOT_FOUND);
  });
});

describe('coordinators', () => {
  const add = (by: string, body: object, of = 'helpers') => command(by, `/nonprofits/${nonprofit(of)}/add-coordinator`, body);

  test('name each other, by mail or by id within their scope', async () => {
    const address = mail();
    expect(await add('cora', {})).toEqual({ status: 400, rule: 'person_or_mail' });
    expect(await add('cora', { person: person('eva'), mail: mail(), name: 'Eva' })).toEqual({ status: 400, rule: 'person_or_mail' });
    expect(await add('otto', { name: 'Carl', mail: mail() })).toEqual(NOT_FOUND);
    expect(await add('ada', { name: 'Carl', mail: mail() })).toEqual(FORBIDDEN);
    expect(await add('pia', { name: 'Carl', mail: mail() })).toEqual(FORBIDDEN);
    expect(await add('cora', { name: 'Carl', mail: address })).toEqual(REGISTERED);
    expect(await add('cora', { name: 'Carl', mail: address })).toEqual({ status: 409, rule: 'nothing_changes' });
    expect(await add('otto', { name: 'Carl', mail: address.toUpperCase() }, 'others')).toEqual({ status: 200, events: ['RoleGranted'] });
    expect(await add('cora', { person: person('tom') })).toEqual(NOT_FOUND);
    await scene.do('tom', '/registrations/submit-application', { initiative: scene.stage.id('initiative', 'advice') });
    expect(await add('cora', { person: person('tom') })).toEqual({ status: 200, events: ['RoleGranted'] });
    expect(await on('pia', 'revoke-role', 'cora', { role: 'coordinator', nonprofit: nonprofit('helpers') })).toEqual({ status: 200, events: ['RoleRevoked'] });
  });
});

describe('reading people', () => {
  type Page = { items: { id: string; name: string }[]; next: string | null };
  const status = async (by: string, who: string) => (await scene.get(by, `/people/${person(who)}`)).status;

  test('is for admins, auditors, analysts and the platform team, at or below their level', async () => {
    const names = async (by: string, query = '') => (await scene.get<Page>(by, `/people?limit=200${query}`)).body.items.map((item) => item.name);
    expect(await names('pam')).toEqual(expect.arrayContaining(['eva']));
    expect(await names('pam')).not.toEqual(expect.arrayContaining(['tom']));
    expect(await names('aud', '&search=TOM')).toEqual(['tom']);
    expect(await names('ada', `&level=${level('acme/lyon')}&search=tom`)).toEqual(['tom']);
    expect(await names('bea')).not.toEqual(expect.arrayContaining(['eva']));
    for (const by of ['tom', 'max', 'cora']) expect((await scene.get(by, '/people')).status).toBe(403);
    const { body } = await scene.get<Page>('ada', '/people?limit=1');
    expect((await scene.get<Page>('ada', `/people?limit=200&after=${String(body.next)}`)).body.items.map((item) => item.name)).toEqual((await names('ada')).slice(1));
  });

  test('of one: found at or below one’s level, forbidden to those who know only that they exist', async () => {
    expect(await status('pam', 'eva')).toBe(200);
    expect(await status('pam', 'ada')).toBe(404);
    expect(await status('max', 'eva')).toBe(403);
    expect(await status('bob', 'eva')).toBe(404);
    expect(await status('otto', 'tom')).toBe(404);
    expect((await scene.get('ada', `/people/${person('nora')}`)).body).toMatchObject({ name: 'Erased person', mail: null, erased: true, roles: [] });
  });

  test('says of oneself who one is and in which roles', async () => {
    const { body } = await scene.get<object>('pam', '/me');
    expect(body).toMatchObject({ id: person('pam'), name: 'pam', company: { name: 'acme' }, roles: [{ role: 'admin', level: { path: 'acme/paris' }, nonprofit: null }] });
  });
});
