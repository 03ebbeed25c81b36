import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type PageOf } from '../../support/command-outcome.js';
import { ORGANISATIONS_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(ORGANISATIONS_HEADER);
});
afterAll(() => app.close());

const company = (name: string) => app.scenario.id('company', name);
const nonprofit = (name: string) => app.scenario.id('nonprofit', name);

describe('reading', () => {
  type Page = PageOf<{ readonly id: string; readonly name: string }>;
  const listed = async (person: string, path: string) =>
    (await app.get<Page>(person, path)).body.items.map((item) => item.name);

  test('lists, finds and lets be named the same companies and nonprofits', async () => {
    for (const person of ['eva', 'ada', 'bea', 'cora', 'otto', 'pia']) {
      const companies = await listed(person, '/companies?limit=200');
      for (const name of ['acme', 'beta']) {
        const path = `/companies/${company(name)}`;
        const statuses = [
          (await app.get(person, path)).status,
          (await app.send(person, 'POST', `${path}/change-company-settings?dryRun=true`, {}))
            .status,
        ];
        expect({ person, name, seen: statuses.map((status) => status !== 404) }).toEqual({
          person,
          name,
          seen: [companies.includes(name), companies.includes(name)],
        });
      }
      const nonprofits = await listed(person, '/nonprofits?limit=200');
      for (const name of ['helpers', 'others']) {
        const path = `/nonprofits/${nonprofit(name)}`;
        const statuses = [
          (await app.get(person, path)).status,
          (await app.send(person, 'POST', `${path}/add-location?dryRun=true`, { location: 'x' }))
            .status,
        ];
        expect({ person, name, seen: statuses.map((status) => status !== 404) }).toEqual({
          person,
          name,
          seen: [nonprofits.includes(name), nonprofits.includes(name)],
        });
      }
    }
  });

  test('shows a company’s settings and network to its own people, its name to partners', async () => {
    const own = await app.get<object>('eva', `/companies/${company('acme')}`);
    expect(own.body).toMatchObject({
      name: 'acme',
      settings: { zone: 'Europe/Paris', managerPolicy: 'none' },
      levels: expect.arrayContaining([expect.objectContaining({ path: 'acme/paris' })]),
    });
    expect((await app.get<object>('cora', `/companies/${company('acme')}`)).body).toMatchObject({
      name: 'acme',
      settings: null,
      levels: [],
    });
  });

  test('shows a nonprofit’s coordinators to themselves and to partners’ admins', async () => {
    const contacts = async (person: string, name: string) =>
      (await app.get<{ coordinators: object[] }>(person, `/nonprofits/${nonprofit(name)}`)).body
        .coordinators;
    for (const person of ['ada', 'cora', 'pia'])
      expect(await contacts(person, 'helpers')).toMatchObject([{ name: 'cora' }]);
    for (const person of ['bea', 'eva']) expect(await contacts(person, 'helpers')).toEqual([]);
    expect(await contacts('ada', 'others')).toEqual([]);
  });

  test('finds by part of a name, and goes on where a part ended', async () => {
    expect(await listed('ada', '/nonprofits?search=HELP')).toEqual(['helpers']);
    expect(await listed('ada', '/nonprofits?search=h_lp')).toEqual([]);
    const { body } = await app.get<Page>('pia', '/nonprofits?limit=1');
    expect(await listed('pia', `/nonprofits?limit=200&after=${String(body.next)}`)).toEqual(
      (await listed('pia', '/nonprofits?limit=200')).slice(1),
    );
    expect((await app.get('ada', '/nonprofits?search=%00')).problem).toMatchObject({
      status: 400,
      field: 'search',
    });
  });
});
