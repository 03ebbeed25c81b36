import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listBothWays, type PageOf } from '../../support/command-outcome.js';
import { PEOPLE_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
}

let app: HttpApp;
const person = (name: string) => app.scenario.id('person', name);
beforeAll(async () => {
  app = await openHttpApp(PEOPLE_HEADER);
  await app.do('ada', `/people/${person('tom')}/change-person`, { externalId: 'HR-1' });
});
afterAll(() => app.close());

const list = async (by: string, query = '') =>
  (await app.get<PageOf<Item>>(by, `/people${query}`)).body.items;
const names = async (by: string, query = '') => (await list(by, query)).map(({ name }) => name);
const found = async (by: string, body: object) =>
  (await app.send<PageOf<Item>>(by, 'POST', '/people/search', body)).body.items.map(
    ({ name }) => name,
  );

describe('the list of people', () => {
  test('is filtered by role and by manager', async () => {
    expect(await names('ada', '?role=admin')).toEqual(['ada', 'pam']);
    expect(await names('pam', '?role=admin')).toEqual(['pam']);
    expect(await names('ada', '?role=employee')).toEqual(['eva', 'nora', 'tom']);
    expect(await names('ada', `?manager=${person('max')}`)).toEqual(['eva']);
    expect((await app.get('bea', `/people?manager=${person('max')}`)).status).toBe(404);
  });

  test('is searched by the whole mail address and by external id', async () => {
    const [tom] = await list('ada', `?level=${app.scenario.id('level', 'acme/lyon')}`);
    expect(await found('ada', { mail: tom?.mail.toUpperCase() })).toEqual(['tom']);
    expect(await found('ada', { externalId: 'HR-1' })).toEqual(['tom']);
    expect(await found('ada', { externalId: 'HR' })).toEqual([]);
    expect(await found('ada', { search: 'hr-1 tom' })).toEqual(['tom']);
    for (const by of ['pam', 'bea']) {
      expect(await found(by, { mail: tom?.mail })).toEqual([]);
      expect(await found(by, { externalId: 'HR-1' })).toEqual([]);
    }
  });

  test.each(['ada', 'pia', 'aud'])('pages for %s to the end and back', async (by) => {
    const whole = await list(by, '?limit=200');
    const { forth, back } = await listBothWays<Item>(app, by, '/people');
    expect(whole.length).toBeGreaterThan(4);
    expect([forth, back]).toEqual([whole, whole]);
  });

  test.each([
    ['role=boss', 'role', 'isIn'],
    ['manager=max', 'manager', 'isUuid'],
    ['mail=tom@acme.example', 'mail', 'unknown_field'],
    ['externalId=HR-1', 'externalId', 'unknown_field'],
  ])('%s is refused by name and rule', async (query, field, rule) => {
    const { problem } = await app.get('ada', `/people?${query}`);
    expect(problem).toMatchObject({ status: 400, field, rule });
  });
});

describe('recorded reads', () => {
  interface Read {
    readonly what: string;
    readonly reader: { readonly name: string };
  }
  const reads = async (query = '') =>
    (await app.get<PageOf<Read>>('pia', `/reads${query}`)).body.items.map(
      ({ what, reader }) => `${reader.name} ${what}`,
    );

  test('are filtered by reader, kind and day, and page both ways', async () => {
    await app.do('eva', '/registrations/submit-application', {
      initiative: app.scenario.id('initiative', 'advice'),
    });
    const { body } = await app.get<PageOf<{ id: string }>>('ada', '/registrations');
    const path = `/registrations/${body.items[0]?.id}`;
    for (const by of ['ada', 'aud']) await app.get(by, `${path}/history`);
    await app.get('ada', '/me/data');
    await app.at('2026-01-07T09:00');
    await app.get('aud', `${path}/why?what=status`);
    const aud = `reader=${person('aud')}`;
    expect(await reads(`?${aud}`)).toEqual(['aud why', 'aud history']);
    expect((await reads('?what=history')).sort()).toEqual(['ada history', 'aud history']);
    expect(await reads('?from=2026-01-07')).toEqual(['aud why']);
    expect(await reads(`?to=2026-01-05&${aud}`)).toEqual(['aud history']);
    expect(await reads('?from=2026-01-08')).toEqual([]);
    const { forth, back } = await listBothWays<Read>(app, 'pia', '/reads');
    expect(forth.length).toBe((await reads()).length);
    expect(back).toEqual(forth);
    expect((await app.get('pia', '/reads?what=gossip')).problem).toMatchObject({
      status: 400,
      field: 'what',
      rule: 'isIn',
    });
  });
});

describe('deadlines', () => {
  interface Item {
    readonly id: string;
    readonly employee: { readonly name: string };
  }
  const whose = async (by: string, query = '') => [
    ...new Set(
      (await app.get<PageOf<Item>>(by, `/deadlines${query}`)).body.items.map(
        ({ employee }) => employee.name,
      ),
    ),
  ];

  test('are filtered by nonprofit, level and employee, and page both ways', async () => {
    await app.do('tom', '/registrations/submit-application', {
      initiative: app.scenario.id('initiative', 'advice'),
    });
    expect((await whose('ada')).sort()).toEqual(['eva', 'tom']);
    expect(await whose('ada', `?employee=${person('tom')}`)).toEqual(['tom']);
    expect(await whose('ada', `?level=${app.scenario.id('level', 'acme/paris')}`)).toEqual(['eva']);
    expect(await whose('ada', `?nonprofit=${app.scenario.id('nonprofit', 'others')}`)).toEqual([]);
    expect((await app.get('bea', `/deadlines?employee=${person('tom')}`)).status).toBe(404);
    const whole = (await app.get<PageOf<Item>>('ada', '/deadlines')).body.items;
    const { forth, back } = await listBothWays<Item>(app, 'ada', '/deadlines');
    expect([forth, back]).toEqual([whole, whole]);
    expect((await app.get('ada', '/deadlines?employee=tom')).problem).toMatchObject({
      status: 400,
      field: 'employee',
      rule: 'isUuid',
    });
  });
});
