import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from '#platform/http';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEADER = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits: { helpers: { coordinators: [cora] }, others: { coordinators: [otto] } }
  people:
    eva: { employee: acme/paris }
    ada: { admin: acme }
    lyn: { admin: acme/lyon }
    bea: { admin: beta }
    pat: { platform: true }
    pia: { platform: true }
    paul: { auditor: acme }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: acme, nonprofit: others, status: validated }
    - { company: beta, nonprofit: helpers, status: validated }
`;

interface Item {
  readonly id: string;
  readonly state: string;
  readonly request: string | null;
  readonly company: { readonly name: string };
  readonly nonprofit: { readonly name: string };
  readonly grantedBy: { readonly name: string } | null;
  readonly grantedAt: string;
  readonly endedBy: { readonly name: string } | null;
  readonly endedAt: string | null;
}

let app: HttpApp;
const list = async (who: string, query = '') =>
  (await app.get<Page<Item>>(who, `/mandates?limit=200${query}`)).body;
const requests = async (who: string, query = '') =>
  (await list(who, query)).items.map(({ request }) => request);
const partnership = (name: string) => `/partnerships/${app.scenario.id('partnership', name)}`;
const grant = (by: string, name: string, request: string) =>
  app.do(by, `${partnership(name)}/grant-mandate`, { request });

/** Acme and helpers: revoked, then granted again; acme and others: ended with the partnership; beta: in force. */
beforeAll(async () => {
  app = await openHttpApp(HEADER);
  await grant('pia', 'acme/helpers', 'letter 1');
  await app.at('2026-01-06T09:00');
  await app.do('pia', `${partnership('acme/helpers')}/revoke-mandate`);
  await app.at('2026-01-07T09:00');
  await grant('pia', 'acme/others', 'letter 2');
  await app.at('2026-01-08T09:00');
  await app.do('otto', `${partnership('acme/others')}/cancel-partnership`);
  await app.at('2026-01-09T09:00');
  await grant('pat', 'acme/helpers', 'letter 3');
  await app.at('2026-01-10T09:00');
  await grant('pia', 'beta/helpers', 'letter 4');
});
afterAll(() => app.close());

describe('the list of mandates', () => {
  test('says who granted each, when, on which request and how it ended', async () => {
    const { items } = await list('pia');
    expect(
      items.map(({ request, company, nonprofit, grantedBy, state, endedBy }) =>
        [request, company.name, nonprofit.name, grantedBy?.name, state, endedBy?.name].join(' '),
      ),
    ).toEqual([
      'letter 4 beta helpers pia in_force ',
      'letter 3 acme helpers pat in_force ',
      'letter 2 acme others pia partnership_cancelled otto',
      'letter 1 acme helpers pia revoked pia',
    ]);
    expect([items[2]?.grantedAt, items[2]?.endedAt]).toEqual([
      '2026-01-07T08:00:00.000Z',
      '2026-01-08T08:00:00.000Z',
    ]);
  });

  test.each([
    ['cora', ['letter 4', 'letter 3', 'letter 1']],
    ['otto', ['letter 2']],
    ['ada', ['letter 3', 'letter 2', 'letter 1']],
    ['bea', ['letter 4']],
    ['paul', ['letter 3', 'letter 2', 'letter 1']],
  ])('shows %s those of the partnerships in scope', async (who, expected) => {
    expect(await requests(who)).toEqual(expected);
  });

  test('shows admins below a level the mandates of validated ones alone', async () => {
    expect(await requests('lyn')).toEqual(['letter 3', 'letter 1']);
  });

  test('is forbidden to employees', async () => {
    const { status, problem } = await app.get('eva', '/mandates');
    expect([status, problem.rule]).toEqual([403, 'role']);
  });

  test.each([
    ['&state=in_force', ['letter 4', 'letter 3']],
    ['&state=revoked', ['letter 1']],
    ['&search=BETA', ['letter 4']],
    ['&search=others', ['letter 2']],
  ])('filters by %s', async (query, expected) => {
    expect(await requests('pia', query)).toEqual(expected);
  });

  test('refuses a state that there is not', async () => {
    const { status, problem } = await app.get('pia', '/mandates?state=over');
    expect([status, problem.errors?.[0]?.field]).toEqual([400, 'state']);
  });

  test('pages to the end and back', async () => {
    const first = (await app.get<Page<Item>>('pia', '/mandates?limit=3')).body;
    const next = (await app.get<Page<Item>>('pia', `/mandates?limit=3&after=${first.next}`)).body;
    expect(next.items.map(({ request }) => request)).toEqual(['letter 1']);
    const back = (await app.get<Page<Item>>('pia', `/mandates?limit=3&after=${next.previous}`))
      .body;
    expect(back.items).toEqual(first.items);
  });

  test('survives a rebuild', async () => {
    const before = await list('pia');
    const { differing } = await app.scenario.product.engine.rebuild();
    expect(differing).toEqual([]);
    expect(await list('pia')).toEqual(before);
  });

  test('says nothing of a granter who was erased', async () => {
    await app.do('pia', `/people/${app.scenario.id('person', 'pat')}/erase-person`);
    const found = (await list('cora', '&state=in_force')).items.find(
      ({ company }) => company.name === 'acme',
    );
    expect(found).toMatchObject({ request: null, grantedBy: { name: 'Erased person' } });
  });
});
