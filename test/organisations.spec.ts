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
    helpers: { coordinators: [cora], locations: [Paris] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris }
    ada: { admin: acme }
    pam: { admin: acme/paris }
    bea: { admin: beta }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
`;

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(HEAD);
});
afterAll(() => scene.close());

const level = (path: string) => scene.stage.id('level', path);
const company = (name: string) => scene.stage.id('company', name);
const nonprofit = (name: string) => scene.stage.id('nonprofit', name);
const outcome = ({ status, problem, body }: Answer) => (status === 200 ? { status, events: body.events.map((event) => event.type) } : { status, rule: problem.rule });
const command = async (person: string, path: string, body: object = {}, headers = {}) => outcome(await scene.do(person, path, body, headers));

describe('a company', () => {
  test.each<[string, string, () => object, number, string]>([
    ['needs a zone', 'pia', () => ({ name: 'Gamma' }), 400, 'zone'],
    ['needs a zone that there is', 'pia', () => ({ name: 'Gamma', zone: 'Europe/Atlantis' }), 400, 'zone'],
    ['needs a name', 'pia', () => ({ name: ' ', zone: 'Europe/Paris' }), 400, 'matches'],
    ['takes no policy that there is not', 'pia', () => ({ name: 'Gamma', zone: 'Europe/Paris', managerPolicy: null }), 400, 'isIn'],
    ['is registered by the platform team alone', 'ada', () => ({ name: 'Gamma', zone: 'Europe/Paris' }), 403, 'role'],
  ])('%s', async (_, person, body, status, rule) => {
    expect(await command(person, '/companies/register-company', body())).toEqual({ status, rule });
  });

  test('comes with the root of its network; a retry names the same', async () => {
    const body = { name: 'Gamma', zone: 'Europe/Berlin' };
    const first = await scene.do('pia', '/companies/register-company', body, { 'idempotency-key': 'gamma' });
    expect(first.body.events).toMatchObject([{ type: 'CompanyRegistered', about: expect.any(String) }]);
    await scene.stage.product.runtime.pool.query('DELETE FROM work.answers');
    expect((await scene.do('pia', '/companies/register-company', body, { 'idempotency-key': 'gamma' })).body).toEqual(first.body);
  });

  test('is run by its main admins: others see it and may not, or do not see it', async () => {
    const path = `/companies/${company('acme')}/change-company-settings`;
    const settings = { agreementDownload: true };
    expect(await command('bea', path, settings)).toEqual({ status: 404, rule: 'not_found' });
    expect(await command('otto', path, settings)).toEqual({ status: 404, rule: 'not_found' });
    for (const person of ['cora', 'eva', 'pam', 'pia']) expect(await command(person, path, settings)).toEqual({ status: 403, rule: 'role' });
    expect(await command('ada', path, { zone: null })).toEqual({ status: 400, rule: 'zone' });
    expect(await command('ada', path, settings)).toEqual({ status: 200, events: ['CompanySettingsChanged'] });
    expect(await command('ada', path, settings)).toEqual({ status: 409, rule: 'nothing_changes' });
    expect(await command('ada', path, {})).toEqual({ status: 409, rule: 'nothing_changes' });
  });

  test('has a tree of network levels', async () => {
    const path = `/companies/${company('acme')}`;
    expect(await command('ada', `${path}/add-network-level`, { name: 'a/b' })).toEqual({ status: 400, rule: 'matches' });
    expect(await command('ada', `${path}/add-network-level`, { name: 'nice', parent: level('beta') })).toEqual({ status: 404, rule: 'not_found' });
    expect(await command('pam', `${path}/add-network-level`, { name: 'sud', parent: level('acme/paris') })).toEqual({ status: 403, rule: 'role' });
    expect(await command('ada', `${path}/add-network-level`, { name: 'paris' })).toEqual({ status: 409, rule: 'level_exists' });
    expect(await command('ada', `${path}/add-network-level`, { name: 'nice' })).toEqual({ status: 200, events: ['NetworkLevelAdded'] });
    expect(await command('ada', `${path}/move-network-level`, { level: level('acme/paris'), parent: level('acme/paris/nord') })).toEqual({ status: 409, rule: 'level_under_itself' });
    expect(await command('ada', `${path}/move-network-level`, { level: level('acme/paris'), parent: level('beta') })).toEqual({ status: 404, rule: 'not_found' });
    expect(await command('ada', `${path}/move-network-level`, { level: level('acme/paris/nord'), parent: level('acme/lyon') })).toEqual({ status: 200, events: ['NetworkLevelMoved'] });
  });
});

describe('a nonprofit', () => {
  test('is registered by the platform team alone', async () => {
    expect(await command('cora', '/nonprofits/register-nonprofit', { name: 'New' })).toEqual({ status: 403, rule: 'role' });
    expect(await command('pia', '/nonprofits/register-nonprofit', { name: 'New', locations: ['Paris', 'Paris'] })).toEqual({ status: 400, rule: 'arrayUnique' });
    expect(await command('pia', '/nonprofits/register-nonprofit', { name: 'New', locations: [''] })).toEqual({ status: 400, rule: 'isLength' });
    expect(await command('pia', '/nonprofits/register-nonprofit', { name: 'New' })).toEqual({ status: 200, events: ['NonprofitRegistered'] });
  });

  test('is described by its coordinators: admins see every profile and may not, employees only those of partners', async () => {
    const path = `/nonprofits/${nonprofit('helpers')}`;
    expect(await command('otto', `${path}/change-nonprofit-profile`, { description: 'x' })).toEqual({ status: 404, rule: 'not_found' });
    for (const person of ['ada', 'bea', 'pia', 'eva']) expect(await command(person, `${path}/add-location`, { location: 'Lyon' })).toEqual({ status: 403, rule: 'role' });
    expect(await command('eva', `/nonprofits/${nonprofit('others')}/add-location`, { location: 'Lyon' })).toEqual({ status: 404, rule: 'not_found' });
    expect(await command('cora', `${path}/add-location`, { location: 'Lyon' })).toEqual({ status: 200, events: ['LocationAdded'] });
    expect(await command('cora', `${path}/add-location`, { location: 'Lyon' })).toEqual({ status: 409, rule: 'nothing_changes' });
    expect(await command('cora', `${path}/change-nonprofit-profile`, { name: null })).toEqual({ status: 400, rule: 'isString' });
    expect(await command('cora', `${path}/change-nonprofit-profile`, { description: 'We clean\nrivers.' })).toEqual({ status: 200, events: ['NonprofitProfileChanged'] });
  });
});

describe('reading', () => {
  type Page = { items: { id: string; name: string }[]; next: string | null };
  const listed = async (person: string, path: string) => (await scene.get<Page>(person, path)).body.items.map((item) => item.name);

  test('lists, finds and lets be named the same companies and nonprofits', async () => {
    for (const person of ['eva', 'ada', 'bea', 'cora', 'otto', 'pia']) {
      const companies = await listed(person, '/companies?limit=200');
      for (const name of ['acme', 'beta']) {
        const path = `/companies/${company(name)}`;
        const statuses = [(await scene.get(person, path)).status, (await scene.send(person, 'POST', `${path}/change-company-settings?dryRun=true`, {})).status];
        expect({ person, name, seen: statuses.map((status) => status !== 404) }).toEqual({ person, name, seen: [companies.includes(name), companies.includes(name)] });
      }
      const nonprofits = await listed(person, '/nonprofits?limit=200');
      for (const name of ['helpers', 'others']) {
        const path = `/nonprofits/${nonprofit(name)}`;
        const statuses = [(await scene.get(person, path)).status, (await scene.send(person, 'POST', `${path}/add-location?dryRun=true`, { location: 'x' })).status];
        expect({ person, name, seen: statuses.map((status) => status !== 404) }).toEqual({ person, name, seen: [nonprofits.includes(name), nonprofits.includes(name)] });
      }
    }
  });

  test('shows a company’s settings and network to its own people, its name to partners', async () => {
    const own = await scene.get<object>('eva', `/companies/${company('acme')}`);
    expect(own.body).toMatchObject({ name: 'acme', settings: { zone: 'Europe/Paris', managerPolicy: 'none' }, levels: expect.arrayContaining([expect.objectContaining({ path: 'acme/paris' })]) });
    expect((await scene.get<object>('cora', `/companies/${company('acme')}`)).body).toMatchObject({ name: 'acme', settings: null, levels: [] });
  });

  test('shows a nonprofit’s coordinators to themselves and to partners’ admins', async () => {
    const contacts = async (person: string, name: string) => (await scene.get<{ coordinators: object[] }>(person, `/nonprofits/${nonprofit(name)}`)).body.coordinators;
    for (const person of ['ada', 'cora', 'pia']) expect(await contacts(person, 'helpers')).toMatchObject([{ name: 'cora' }]);
    for (const person of ['bea', 'eva']) expect(await contacts(person, 'helpers')).toEqual([]);
    expect(await contacts('ada', 'others')).toEqual([]);
  });

  test('finds by part of a name, and goes on where a part ended', async () => {
    expect(await listed('ada', '/nonprofits?search=HELP')).toEqual(['helpers']);
    expect(await listed('ada', '/nonprofits?search=h_lp')).toEqual([]);
    const { body } = await scene.get<Page>('pia', '/nonprofits?limit=1');
    expect(await listed('pia', `/nonprofits?limit=200&after=${String(body.next)}`)).toEqual((await listed('pia', '/nonprofits?limit=200')).slice(1));
    expect((await scene.get('ada', '/nonprofits?search=%00')).problem).toMatchObject({ status: 400, field: 'search' });
  });
});
