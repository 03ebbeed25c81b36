import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FORBIDDEN, made, NOT_FOUND, outcomeOf, refusedBy } from '../../support/command-outcome.js';
import { ORGANISATIONS_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(ORGANISATIONS_HEADER);
});
afterAll(() => app.close());

const level = (path: string) => app.scenario.id('level', path);
const company = (name: string) => app.scenario.id('company', name);
const nonprofit = (name: string) => app.scenario.id('nonprofit', name);
const command = async (person: string, path: string, body: object = {}, headers = {}) =>
  outcomeOf(await app.do(person, path, body, headers));

describe('a company', () => {
  test.each<[string, string, () => object, number, string]>([
    ['needs a zone', 'pia', () => ({ name: 'Gamma' }), 400, 'zone'],
    [
      'needs a zone that there is',
      'pia',
      () => ({ name: 'Gamma', zone: 'Europe/Atlantis' }),
      400,
      'zone',
    ],
    ['needs a name', 'pia', () => ({ name: ' ', zone: 'Europe/Paris' }), 400, 'matches'],
    [
      'takes no policy that there is not',
      'pia',
      () => ({ name: 'Gamma', zone: 'Europe/Paris', managerPolicy: null }),
      400,
      'isIn',
    ],
    [
      'is registered by the platform team alone',
      'ada',
      () => ({ name: 'Gamma', zone: 'Europe/Paris' }),
      403,
      'role',
    ],
  ])('%s', async (_, person, body, status, rule) => {
    expect(await command(person, '/companies/register-company', body())).toEqual({ status, rule });
  });

  test('comes with the root of its network; a retry names the same', async () => {
    const body = { name: 'Gamma', zone: 'Europe/Berlin' };
    const first = await app.do('pia', '/companies/register-company', body, {
      'idempotency-key': 'gamma',
    });
    expect(first.body.events).toMatchObject([
      { type: 'CompanyRegistered', about: expect.any(String) },
    ]);
    await app.scenario.product.runtime.pool.query('DELETE FROM work.answers');
    expect(
      (await app.do('pia', '/companies/register-company', body, { 'idempotency-key': 'gamma' }))
        .body,
    ).toEqual(first.body);
  });

  test('is run by its main admins: others see it and may not, or do not see it', async () => {
    const path = `/companies/${company('acme')}/change-company-settings`;
    const settings = { agreementDownload: true };
    expect(await command('bea', path, settings)).toEqual(NOT_FOUND);
    expect(await command('otto', path, settings)).toEqual(NOT_FOUND);
    for (const person of ['cora', 'eva', 'pam', 'pia'])
      expect(await command(person, path, settings)).toEqual(FORBIDDEN);
    expect(await command('ada', path, { zone: null })).toEqual(refusedBy(400, 'zone'));
    expect(await command('ada', path, settings)).toEqual(made('CompanySettingsChanged'));
    expect(await command('ada', path, settings)).toEqual(refusedBy(409, 'nothing_changes'));
    expect(await command('ada', path, {})).toEqual(refusedBy(409, 'nothing_changes'));
  });

  test('has a tree of network levels', async () => {
    const path = `/companies/${company('acme')}`;
    expect(await command('ada', `${path}/add-network-level`, { name: 'a/b' })).toEqual(
      refusedBy(400, 'matches'),
    );
    expect(
      await command('ada', `${path}/add-network-level`, { name: 'nice', parent: level('beta') }),
    ).toEqual({
      status: 404,
      rule: 'not_found',
    });
    expect(
      await command('pam', `${path}/add-network-level`, {
        name: 'sud',
        parent: level('acme/paris'),
      }),
    ).toEqual({
      status: 403,
      rule: 'role',
    });
    expect(await command('ada', `${path}/add-network-level`, { name: 'paris' })).toEqual(
      refusedBy(409, 'level_exists'),
    );
    expect(await command('ada', `${path}/add-network-level`, { name: 'nice' })).toEqual(
      made('NetworkLevelAdded'),
    );
    expect(
      await command('ada', `${path}/move-network-level`, {
        level: level('acme/paris'),
        parent: level('acme/paris/nord'),
      }),
    ).toEqual({
      status: 409,
      rule: 'level_under_itself',
    });
    expect(
      await command('ada', `${path}/move-network-level`, {
        level: level('acme/paris'),
        parent: level('beta'),
      }),
    ).toEqual({
      status: 404,
      rule: 'not_found',
    });
    expect(
      await command('ada', `${path}/move-network-level`, {
        level: level('acme/paris/nord'),
        parent: level('acme/lyon'),
      }),
    ).toEqual(made('NetworkLevelMoved'));
  });
});

describe('names', () => {
  test('of levels are changed by the main admin, and shown in paths', async () => {
    const path = `/companies/${company('acme')}/rename-network-level`;
    const body = { level: level('acme/lyon'), name: ' Lugdunum ' };
    expect(await command('bea', path, body)).toEqual(NOT_FOUND);
    for (const person of ['pam', 'pia', 'eva'])
      expect(await command(person, path, body)).toEqual(FORBIDDEN);
    expect(await command('ada', path, { ...body, level: level('beta') })).toEqual(NOT_FOUND);
    expect(await command('ada', path, { ...body, name: 'PARIS' })).toEqual(
      refusedBy(409, 'level_exists'),
    );
    expect(await command('ada', path, body)).toEqual(made('NetworkLevelRenamed'));
    const { levels } = (
      await app.get<{ levels: { path: string }[] }>('ada', `/companies/${company('acme')}`)
    ).body;
    expect(levels.map((each) => each.path)).toContain('acme/Lugdunum');
  });

  test('of companies are changed by the platform team, with their root level', async () => {
    const path = `/companies/${company('beta')}`;
    expect(await command('bea', `${path}/rename-company`, { name: 'nova' })).toEqual(FORBIDDEN);
    expect(await command('pia', `${path}/rename-company`, { name: 'nova' })).toEqual(
      made('CompanyRenamed'),
    );
    const { body } = await app.get('bea', path);
    expect(body).toMatchObject({ name: 'nova', levels: [{ name: 'nova', path: 'nova' }] });
    expect(
      await command('bea', `${path}/rename-network-level`, { level: level('beta'), name: 'x' }),
    ).toEqual(refusedBy(409, 'root_level'));
  });

  test('of nonprofits are changed by the platform team', async () => {
    const path = `/nonprofits/${nonprofit('others')}`;
    expect(await command('otto', `${path}/rename-nonprofit`, { name: 'hands' })).toEqual(FORBIDDEN);
    expect(await command('pia', `${path}/rename-nonprofit`, { name: 'hands' })).toEqual(
      made('NonprofitRenamed'),
    );
    expect((await app.get('otto', path)).body).toMatchObject({ name: 'hands' });
    expect((await app.get('pia', '/nonprofits?search=hands')).body).toMatchObject({
      items: [{ id: nonprofit('others') }],
    });
  });
});

describe('the locations of a nonprofit', () => {
  const path = () => `/nonprofits/${nonprofit('others')}`;

  test('are changed and removed by its coordinators', async () => {
    const change = { location: 'Metz', to: 'Nancy' };
    expect(await command('otto', `${path()}/add-location`, { location: 'Metz' })).toEqual(
      made('LocationAdded'),
    );
    expect(await command('pia', `${path()}/change-location`, change)).toEqual(FORBIDDEN);
    expect(await command('otto', `${path()}/change-location`, change)).toEqual(
      made('LocationChanged'),
    );
    expect((await app.get('otto', path())).body).toMatchObject({ locations: ['Nancy'] });
    expect(await command('otto', `${path()}/change-location`, change)).toEqual(NOT_FOUND);
    expect(await command('otto', `${path()}/remove-location`, { location: 'nancy' })).toEqual(
      made('LocationRemoved'),
    );
    expect((await app.get('otto', path())).body).toMatchObject({ locations: [] });
  });

  test('that there are not, are not found before the right to change them', async () => {
    expect(await command('pia', `${path()}/remove-location`, { location: 'Mars' })).toEqual(
      NOT_FOUND,
    );
  });
});

describe('a nonprofit', () => {
  test('is registered by the platform team alone', async () => {
    expect(await command('cora', '/nonprofits/register-nonprofit', { name: 'New' })).toEqual(
      FORBIDDEN,
    );
    expect(
      await command('pia', '/nonprofits/register-nonprofit', {
        name: 'New',
        locations: ['Paris', 'Paris'],
      }),
    ).toEqual({
      status: 400,
      rule: 'arrayUnique',
    });
    expect(
      await command('pia', '/nonprofits/register-nonprofit', { name: 'New', locations: [''] }),
    ).toEqual({
      status: 400,
      rule: 'matches',
    });
    expect(await command('pia', '/nonprofits/register-nonprofit', { name: 'New' })).toEqual(
      made('NonprofitRegistered'),
    );
  });

  test('only coordinators change it; admins read all, employees partners’', async () => {
    const path = `/nonprofits/${nonprofit('helpers')}`;
    expect(await command('otto', `${path}/change-nonprofit-profile`, { description: 'x' })).toEqual(
      NOT_FOUND,
    );
    for (const person of ['ada', 'bea', 'pia', 'eva'])
      expect(await command(person, `${path}/add-location`, { location: 'Lyon' })).toEqual(
        FORBIDDEN,
      );
    expect(
      await command('eva', `/nonprofits/${nonprofit('others')}/add-location`, { location: 'Lyon' }),
    ).toEqual({
      status: 404,
      rule: 'not_found',
    });
    expect(await command('cora', `${path}/add-location`, { location: 'Lyon' })).toEqual(
      made('LocationAdded'),
    );
    expect(await command('cora', `${path}/add-location`, { location: 'Lyon' })).toEqual(
      refusedBy(409, 'nothing_changes'),
    );
    expect(await command('cora', `${path}/change-nonprofit-profile`, { name: null })).toEqual(
      refusedBy(400, 'isString'),
    );
    expect(
      await command('cora', `${path}/change-nonprofit-profile`, {
        description: 'We clean\nrivers.',
      }),
    ).toEqual(made('NonprofitProfileChanged'));
  });
});
