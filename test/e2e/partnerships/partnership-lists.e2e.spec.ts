import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FORBIDDEN, listBothWays, outcomeOf, type PageOf } from '../../support/command-outcome.js';
import { partnersHeader } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

interface Item {
  readonly id: string;
  readonly company: { readonly name: string };
  readonly nonprofit: { readonly name: string };
}
interface Counts {
  readonly total: number;
  readonly byStatus: Readonly<Record<string, number>>;
}

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(
    partnersHeader([
      '{ company: acme, nonprofit: helpers, status: validated }',
      '{ company: acme, nonprofit: others, status: awaiting_confirmation }',
      '{ company: acme, nonprofit: third, status: awaiting_confirmation }',
      '{ company: acme, nonprofit: fourth, status: cancelled, level: acme/paris }',
      '{ company: beta, nonprofit: helpers, status: validated }',
      '{ company: beta, nonprofit: fifth, status: awaiting_confirmation }',
    ]),
  );
});
afterAll(() => app.close());

const names = async (person: string, query = '') =>
  (await app.get<PageOf<Item>>(person, `/partnerships${query}`)).body.items
    .map((item) => `${item.company.name} ${item.nonprofit.name}`)
    .sort();
const counts = async (person: string, query = '') =>
  (await app.get<Counts>(person, `/partnerships/counts${query}`)).body;

describe('the list of partnerships', () => {
  test.each([
    ['ada', 'HELP', ['acme helpers']],
    ['ada', 'lyon paris', ['acme helpers']],
    ['ada', 'lyon helpers', ['acme helpers']],
    ['ada', 'beta', []],
    ['cora', 'beta', ['beta helpers']],
    ['cora', 'helpers', ['acme helpers', 'beta helpers']],
    ['pia', 'acme others', ['acme others']],
    ['bea', 'others', []],
  ])('is searched by %s for %j, from either side', async (person, text, expected) => {
    expect(await names(person, `?search=${encodeURIComponent(text)}`)).toEqual(expected);
  });

  test('is filtered by place and by level', async () => {
    expect(await names('pia', '?place=LYON')).toEqual(['acme helpers', 'beta helpers']);
    expect(await names('ada', `?level=${app.scenario.id('level', 'acme/paris')}`)).toEqual([
      'acme fourth',
    ]);
  });

  test.each(['', '?sort=validated', '?status=awaiting_confirmation'])(
    'pages to the end and back over ties with %j',
    async (query) => {
      for (const person of ['ada', 'cora', 'pia']) {
        const whole = (await app.get<PageOf<Item>>(person, `/partnerships${query}`)).body.items;
        const { forth, back } = await listBothWays<Item>(app, person, `/partnerships${query}`);
        expect([forth, back]).toEqual([whole, whole]);
      }
    },
  );

  test('is counted by status, in scope and as filtered', async () => {
    expect(await counts('ada')).toEqual({
      total: 4,
      byStatus: { validated: 1, awaiting_confirmation: 2, cancelled_declined: 1 },
    });
    expect(await counts('cora')).toMatchObject({ total: 2, byStatus: { validated: 2 } });
    expect(await counts('bea', '?search=fifth')).toEqual({
      total: 1,
      byStatus: { validated: 0, awaiting_confirmation: 1, cancelled_declined: 0 },
    });
    expect((await app.get('eva', '/partnerships/counts')).status).toBe(403);
  });

  test.each([
    ['/partnerships?status=gone', 'status', 'isIn'],
    ['/partnerships?level=paris', 'level', 'isUuid'],
    ['/partnerships?after=x', 'after', 'cursor'],
    ['/partnerships/counts?status=validated', 'status', 'unknown_field'],
  ])('%s is refused by name and rule', async (path, field, rule) => {
    expect((await app.get('ada', path)).problem).toMatchObject({ status: 400, field, rule });
  });
});

describe('an admin of a level below a partnership', () => {
  const partnership = (pair: string) => app.scenario.id('partnership', pair);

  test('sees it while it is validated', async () => {
    expect(await names('lea')).toEqual(['acme helpers']);
    expect(await names('pam')).toEqual(['acme fourth', 'acme helpers']);
    expect((await app.get('lea', `/partnerships/${partnership('acme/helpers')}`)).status).toBe(200);
    expect((await app.get('lea', `/partnerships/${partnership('acme/others')}`)).status).toBe(404);
  });

  test('may not change it', async () => {
    const answer = await app.do(
      'lea',
      `/partnerships/${partnership('acme/helpers')}/cancel-partnership`,
    );
    expect(outcomeOf(answer)).toEqual(FORBIDDEN);
  });

  test('is no auditor of a level below', async () => {
    expect(await names('aud')).toEqual(['acme fourth']);
  });
});

describe('the list of nonprofits', () => {
  interface Nonprofit {
    readonly id: string;
    readonly name: string;
    readonly proposed: boolean | null;
    readonly partnership: { readonly status: string } | null;
  }
  const list = async (person: string, query = '') =>
    (await app.get<PageOf<Nonprofit>>(person, `/nonprofits${query}`)).body.items;
  const found = async (person: string, query: string) =>
    (await list(person, query)).map(({ name }) => name);

  test('says to which a partnership was proposed already', async () => {
    const seen = (await list('ada')).map(({ name, proposed, partnership }) => [
      name,
      proposed,
      partnership?.status ?? null,
    ]);
    expect(seen).toEqual([
      ['fifth', false, null],
      ['fourth', true, 'cancelled'],
      ['helpers', true, 'validated'],
      ['others', true, 'awaiting_confirmation'],
      ['third', true, 'awaiting_confirmation'],
    ]);
  });

  test('names a partnership only in scope, and to overseers', async () => {
    const others = (items: readonly Nonprofit[]) => items.find(({ name }) => name === 'others');
    expect(others(await list('lea'))).toMatchObject({ proposed: true, partnership: null });
    expect(others(await list('bea'))).toMatchObject({ proposed: false, partnership: null });
    for (const person of ['eva', 'cora'])
      for (const item of await list(person))
        expect(item).toMatchObject({ proposed: null, partnership: null });
  });

  test('is filtered by whether one was proposed', async () => {
    expect(await found('ada', '?proposed=false')).toEqual(['fifth']);
    expect(await found('bea', '?proposed=true')).toEqual(['fifth', 'helpers']);
    const acme = app.scenario.id('company', 'acme');
    expect(await found('pia', `?proposed=false&company=${acme}`)).toEqual(['fifth']);
    expect((await app.get('bea', `/nonprofits?company=${acme}`)).status).toBe(404);
  });

  test('is searched by name or place, and pages both ways', async () => {
    expect(await found('ada', '?search=paris%20help')).toEqual(['helpers']);
    expect(await found('ada', '?place=lyon')).toEqual(['helpers']);
    const whole = await list('ada');
    const { forth, back } = await listBothWays<Nonprofit>(app, 'ada', '/nonprofits');
    expect([forth, back]).toEqual([whole, whole]);
    expect((await app.get('ada', '/nonprofits?proposed=maybe')).problem).toMatchObject({
      status: 400,
      field: 'proposed',
      rule: 'isBoolean',
    });
  });
});
