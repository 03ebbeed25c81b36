import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from '#platform/http';
import { PEOPLE_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

interface PageLinkAnswer {
  readonly path: string;
  readonly expiresAt: string;
}

let app: HttpApp;
const company = () => app.scenario.id('company', 'acme');
const linkFor = (who: string, body: object) =>
  app.send<PageLinkAnswer>(who, 'POST', '/page-links', body);
const pathFor = async (who: string, locale = 'en') =>
  (await linkFor(who, { kind: 'company', id: company(), locale })).body.path;
const open = (path: string) => app.sendRaw<string>('GET', path);

beforeAll(async () => {
  app = await openHttpApp(PEOPLE_HEADER);
});
afterAll(() => app.close());

describe('a link', () => {
  test('opens a page in a browser without signing in', async () => {
    const { status, headers, body } = await open(await pathFor('ada'));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(body).toContain('NetworkLevelAdded');
    expect(body).toContain('was verified: it is intact.');
  });

  test('opens it in French', async () => {
    const { body } = await open(await pathFor('ada', 'fr'));
    expect(body).toContain('Historique d’une entreprise');
    expect(body).toContain('Un niveau du réseau a été ajouté sous un autre.');
  });

  test('shows what its person may see: no names of admins to an employee', async () => {
    const { body } = await open(await pathFor('eva'));
    expect(body).toContain('Withheld');
  });

  test.each([
    ['bea', 404],
    ['cora', 403],
  ])('is not made for %s', async (who, status) => {
    expect((await linkFor(who, { kind: 'company', id: company() })).status).toBe(status);
  });

  test('is not made in an unknown locale', async () => {
    const { status, problem } = await linkFor('ada', {
      kind: 'company',
      id: company(),
      locale: 'de',
    });
    expect({ status, field: problem.field }).toEqual({ status: 400, field: 'locale' });
  });

  test('that nobody made opens nothing', async () => {
    expect((await open('/pages/nonsense')).status).toBe(404);
  });

  test('stops showing what its person may no longer see', async () => {
    const path = await pathFor('tom');
    expect((await open(path)).status).toBe(200);
    await app.do('ada', `/people/${app.scenario.id('person', 'tom')}/revoke-role`, {
      role: 'employee',
    });
    expect((await open(path)).status).toBe(404);
  });

  test('is dead after ten minutes', async () => {
    const path = await pathFor('ada');
    await app.at('2026-01-05T09:09');
    expect((await open(path)).status).toBe(200);
    await app.at('2026-01-05T09:10');
    expect((await open(path)).status).toBe(404);
  });
});

test('an auditor’s page is recorded as a read', async () => {
  await open(await pathFor('aud', 'fr'));
  const { body } = await app.get<Page<object>>(
    'pia',
    `/reads?what=company-history&reader=${app.scenario.id('person', 'aud')}`,
  );
  expect(body.items).toMatchObject([
    { capacity: 'auditor', subject: company(), filters: { as: 'page', locale: 'fr' } },
  ]);
});
