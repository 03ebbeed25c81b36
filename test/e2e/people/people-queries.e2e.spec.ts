import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type PageOf } from '../../support/command-outcome.js';
import { PEOPLE_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(PEOPLE_HEADER);
  await app.do('pia', `/people/${person('nora')}/erase-person`);
  await app.do('tom', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });
});
afterAll(() => app.close());

const level = (path: string) => app.scenario.id('level', path);
const person = (name: string) => app.scenario.id('person', name);

describe('reading people', () => {
  type Page = PageOf<{ readonly id: string; readonly name: string }>;
  const status = async (by: string, who: string) =>
    (await app.get(by, `/people/${person(who)}`)).status;

  test('is for those who oversee people, at or below their level', async () => {
    const names = async (by: string, query = '') =>
      (await app.get<Page>(by, `/people?limit=200${query}`)).body.items.map((item) => item.name);
    expect(await names('pam')).toEqual(expect.arrayContaining(['eva']));
    expect(await names('pam')).not.toEqual(expect.arrayContaining(['tom']));
    expect(await names('ada', `&level=${level('acme/lyon')}`)).toEqual(['tom']);
    expect(await names('bea')).not.toEqual(expect.arrayContaining(['eva']));
    for (const by of ['tom', 'max', 'cora'])
      expect((await app.get(by, '/people')).status).toBe(403);
    const { body } = await app.get<Page>('ada', '/people?limit=1');
    expect(
      (await app.get<Page>('ada', `/people?limit=200&after=${String(body.next)}`)).body.items.map(
        (item) => item.name,
      ),
    ).toEqual((await names('ada')).slice(1));
  });

  test('pages by id, never by name, and only after somebody in scope', async () => {
    const ids = async (by: string) =>
      (await app.get<Page>(by, '/people?limit=200')).body.items.map(({ id }) => id);
    const after = (by: string, cursor: string) =>
      app.get<Page>(by, `/people?limit=1&after=${cursor}`);
    const cursorAfter = (id: string) => Buffer.from(JSON.stringify([id])).toString('base64url');
    const seen: string[] = [];
    for (
      let page = await app.get<Page>('pam', '/people?limit=1');
      ;
      page = await after('pam', page.body.next)
    ) {
      seen.push(...page.body.items.map(({ id }) => id));
      if (page.body.next === null) break;
      expect(page.body.next).toBe(cursorAfter(seen.at(-1) ?? ''));
    }
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(await ids('pam'));
    for (const gone of ['tom', 'nora'])
      expect((await after('pam', cursorAfter(person(gone)))).problem).toMatchObject({
        status: 400,
        field: 'after',
      });
  });

  test('is searched by name in a body: in a URL a name is refused', async () => {
    const search = (by: string, body: object) => app.send<Page>(by, 'POST', '/people/search', body);
    const names = async (by: string, body: object) =>
      (await search(by, body)).body.items.map((item) => item.name);
    expect(await names('aud', { search: 'TOM' })).toEqual(['tom']);
    expect(await names('ada', { search: 'tom', level: level('acme/paris') })).toEqual([]);
    expect(await names('bea', { search: 'tom' })).toEqual([]);
    expect((await search('tom', { search: 'tom' })).status).toBe(403);
    expect((await search('ada', { search: 5 })).problem).toMatchObject({
      status: 400,
      field: 'search',
    });
    expect((await app.get('ada', '/people?search=tom')).problem).toMatchObject({
      status: 400,
      field: 'search',
    });
    const [first] = (await search('ada', { limit: 1 })).body.items;
    expect(first).toBeDefined();
  });

  test('one person: found at or below one’s level, else forbidden', async () => {
    expect(await status('pam', 'eva')).toBe(200);
    expect(await status('pam', 'ada')).toBe(404);
    expect(await status('max', 'eva')).toBe(403);
    expect(await status('bob', 'eva')).toBe(404);
    expect(await status('otto', 'tom')).toBe(404);
    expect(await status('cora', 'tom')).toBe(403);
    expect(await status('cora', 'eva')).toBe(404);
    expect((await app.get('ada', `/people/${person('nora')}`)).body).toMatchObject({
      name: 'Erased person',
      mail: null,
      erased: true,
      roles: [],
    });
  });

  test('says of oneself who one is and in which roles', async () => {
    const { body } = await app.get<object>('pam', '/me');
    expect(body).toMatchObject({
      id: person('pam'),
      name: 'pam',
      company: { name: 'acme' },
      roles: [{ role: 'admin', level: { path: 'acme/paris' }, nonprofit: null }],
    });
  });
});
