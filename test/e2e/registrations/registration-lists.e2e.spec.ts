import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bothWays, listBothWays, type PageOf } from '../../support/command-outcome.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits:
    Les Amis: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    Zoé Müller: { employee: acme/paris, manager: max }
    Tom Roux: { employee: acme/lyon }
    Bob Roux: { employee: beta }
    max: { manager: acme }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
    aud: { auditor: acme }
    bea: { admin: beta }
    cora: { coordinator: Les Amis }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: Les Amis, status: validated }
    - { company: beta, nonprofit: Les Amis, status: validated }
  initiatives:
    Forêt propre: { nonprofit: Les Amis, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 }, s2: { start: 2026-03-10T21:00, end: 2026-03-11T00:00 } } }
    advice: { nonprofit: Les Amis, kind: open }
    garden: { nonprofit: Les Amis, kind: open }
`;

interface Item {
  readonly id: string;
  readonly employee: { readonly name: string };
  readonly initiative: { readonly title: string };
  readonly nextDate: string | null;
  readonly zone: string;
}
type SlotItem = Item & {
  readonly dateOnSlot?: {
    readonly id: string;
    readonly status: string;
    readonly start: string;
    readonly zone: string;
  };
};
type Page = PageOf<Item> & { readonly total: number | null };

let app: HttpApp;
const initiative = (name: string) => app.scenario.id('initiative', name);
const apply = (person: string, name: string) =>
  app.do(person, '/registrations/submit-application', { initiative: initiative(name) });
const select = (person: string, slot: string) =>
  app.do(person, '/registrations/select-dates', {
    initiative: initiative('Forêt propre'),
    dates: [{ slot: app.scenario.id('slot', `Forêt propre.${slot}`) }],
  });

beforeAll(async () => {
  app = await openHttpApp(HEAD);
  // The clock stands still, so that sign-ups are ties.
  await apply('Zoé Müller', 'advice');
  await apply('Tom Roux', 'advice');
  await apply('Bob Roux', 'advice');
  await apply('Zoé Müller', 'garden');
  await app.at('2026-01-06T09:00');
  await select('Zoé Müller', 's2');
  await select('Tom Roux', 's1');
  const [applied] = (await list('cora', '?initiative=' + initiative('garden'))).body.items;
  await app.do('cora', `/registrations/${applied?.id}/decline-application`);
});
afterAll(() => app.close());

const list = (person: string, query = '') => app.get<Page>(person, `/registrations${query}`);
const search = (person: string, body: object) =>
  app.send<Page>(person, 'POST', '/registrations/search', body);
const short = ({ employee, initiative: { title } }: Item) =>
  `${employee.name.split(' ')[0]} ${title.split(' ')[0]}`;
const names = async (person: string, query = '') =>
  (await list(person, query)).body.items.map(short);
const found = async (person: string, text: string) =>
  (await search(person, { search: text })).body.items.map(short).sort();

const ACME = ['Tom Forêt', 'Tom advice', 'Zoé Forêt', 'Zoé advice', 'Zoé garden'];

describe('the list of registrations', () => {
  test.each([
    ['ada', 5],
    ['lea', 2],
    ['aud', 5],
    ['max', 3],
    ['bea', 1],
    ['Tom Roux', 2],
    ['cora', 6],
    ['otto', 0],
    ['pia', 6],
  ])('has for %s a total of %i', async (person, total) => {
    const { body } = await list(person, '?limit=1');
    expect(body.total).toBe(total);
    expect(body.items.length).toBe(Math.min(1, total));
  });

  test('has a total of what is filtered, on the first page', async () => {
    const { body } = await list('ada', '?status=application&limit=1');
    expect(body.total).toBe(2);
    expect((await list('ada', `?status=application&limit=1&after=${body.next}`)).body.total).toBe(
      null,
    );
  });

  test.each(['', '?order=asc', '?sort=waiting', '?sort=waiting&order=desc', '?sort=next_date'])(
    'pages to the end and back over ties with %j',
    async (query) => {
      for (const person of ['ada', 'cora', 'pia', 'max']) {
        const whole = (await list(person, `${query}${query ? '&' : '?'}limit=200`)).body.items;
        const { forth, back } = await listBothWays<Item>(app, person, `/registrations${query}`);
        expect(forth).toEqual(whole);
        expect(back).toEqual(whole);
      }
    },
  );

  test('names the neighbours of a page in the header Link', async () => {
    const first = await list('ada', '?limit=2&sort=waiting');
    expect(first.headers.get('link')).toBe(
      `</registrations?limit=2&sort=waiting&after=${first.body.next}>; rel="next"`,
    );
    const second = await list('ada', `?limit=2&sort=waiting&after=${first.body.next}`);
    expect(second.headers.get('link')).toContain(`after=${second.body.previous}>; rel="prev"`);
  });

  test('is sorted by sign-up, by who waits longest, by the next date', async () => {
    expect((await names('ada')).slice(0, 2).sort()).toEqual(['Tom Forêt', 'Zoé Forêt']);
    expect((await names('ada', '?order=asc')).slice(-2).sort()).toEqual(['Tom Forêt', 'Zoé Forêt']);
    expect((await names('ada', '?sort=waiting')).slice(0, 2).sort()).toEqual([
      'Tom advice',
      'Zoé advice',
    ]);
    expect((await names('ada', '?sort=waiting')).at(-1)).toBe('Zoé garden');
    expect((await names('ada', '?sort=next_date')).slice(0, 2)).toEqual(['Tom Forêt', 'Zoé Forêt']);
    expect((await names('ada', '?sort=next_date&order=desc')).slice(-2)).toEqual([
      'Zoé Forêt',
      'Tom Forêt',
    ]);
  });

  test('has the next date of each registration, and its zone', async () => {
    const [first, , last] = (await list('ada', '?sort=next_date')).body.items;
    expect([first?.nextDate, last?.nextDate]).toEqual(['2026-02-03T13:00:00.000Z', null]);
    expect(first?.zone).toBe('Europe/Paris');
  });

  test.each([
    ['dateFrom=2026-02-03&dateTo=2026-02-03', ['Tom Forêt']],
    ['dateFrom=2026-02-04', ['Zoé Forêt']],
    ['dateTo=2026-02-03', ['Tom Forêt']],
    ['dateFrom=2026-02-04&dateTo=2026-03-09', []],
    ['dateFrom=2026-03-11', []],
    ['dateFrom=2026-01-01&dateTo=2026-12-31', ['Tom Forêt', 'Zoé Forêt']],
  ])('is filtered by days of dates with %s', async (query, expected) => {
    expect((await names('ada', `?${query}`)).sort()).toEqual(expected);
  });

  test.each(['s1', 's2'])('is filtered by the slot %s, with the date on it', async (name) => {
    const slot = app.scenario.id('slot', `Forêt propre.${name}`);
    const { items, total } = (
      await app.get<{ items: SlotItem[]; total: number }>('cora', `/registrations?slot=${slot}`)
    ).body;
    expect(items.map(short)).toEqual([name === 's1' ? 'Tom Forêt' : 'Zoé Forêt']);
    expect(total).toBe(1);
    expect(items[0]?.dateOnSlot).toMatchObject({
      status: 'to_be_confirmed',
      start: name === 's1' ? '2026-02-03T13:00:00.000Z' : '2026-03-10T20:00:00.000Z',
      zone: 'Europe/Paris',
    });
  });

  test('does not find a cancelled date by its slot', async () => {
    const slot = (name: string) => app.scenario.id('slot', `Forêt propre.${name}`);
    const own = async (name: string) =>
      (await list('Zoé Müller', `?slot=${slot(name)}`)).body.items[0] as SlotItem | undefined;
    const path = `/registrations/${(await own('s2'))?.id}`;
    await app.do('Zoé Müller', `${path}/select-dates`, { dates: [{ slot: slot('s1') }] });
    const onSlot = () => names('ada', `?slot=${slot('s1')}`);
    expect((await onSlot()).sort()).toEqual(['Tom Forêt', 'Zoé Forêt']);
    const date = (await own('s1'))?.dateOnSlot?.id;
    const { status } = await app.do('Zoé Müller', `${path}/cancel-dates`, { dates: [date] });
    expect(status).toBe(200);
    expect(await onSlot()).toEqual(['Tom Forêt']);
  });

  test('is filtered by manager and by certificate', async () => {
    const max = app.scenario.id('person', 'max');
    expect((await names('ada', `?manager=${max}`)).sort()).toEqual([
      'Zoé Forêt',
      'Zoé advice',
      'Zoé garden',
    ]);
    expect((await list('bea', `?manager=${max}`)).status).toBe(404);
    expect((await names('ada', '?certificate=none')).sort()).toEqual(['Tom Forêt', 'Zoé Forêt']);
    expect(await names('ada', '?certificate=validated')).toEqual([]);
  });
});

describe('the search of registrations', () => {
  test.each([
    ['zoe', ['Zoé Forêt', 'Zoé advice', 'Zoé garden']],
    ['MÜLLER zoé', ['Zoé Forêt', 'Zoé advice', 'Zoé garden']],
    ['foret', ['Tom Forêt', 'Zoé Forêt']],
    ['propre tom', ['Tom Forêt']],
    ['advice amis', ['Tom advice', 'Zoé advice']],
    ['tom zoe', []],
    ['%', []],
  ])('finds %j by employee, title or nonprofit', async (text, expected) => {
    expect(await found('ada', text)).toEqual(expected);
  });

  test('finds by mail only for those who may read the person', async () => {
    const { body } = await app.get<{ mail: string }>(
      'Tom Roux',
      `/people/${app.scenario.id('person', 'Tom Roux')}`,
    );
    const toms = ['Tom Forêt', 'Tom advice'];
    expect(body.mail).toContain('@');
    for (const person of ['ada', 'lea', 'aud', 'pia'])
      expect(await found(person, body.mail)).toEqual(toms);
    for (const person of ['cora', 'bea', 'max', 'Tom Roux'])
      expect(await found(person, body.mail)).toEqual([]);
  });

  test('finds by external id', async () => {
    const tom = app.scenario.id('person', 'Tom Roux');
    await app.do('ada', `/people/${tom}/change-person`, { externalId: 'HR-4711' });
    expect(await found('ada', 'hr-4711')).toEqual(['Tom Forêt', 'Tom advice']);
    expect(await found('cora', 'hr-4711')).toEqual([]);
  });

  test('finds nothing of another company', async () => {
    expect(await found('bea', 'roux')).toEqual(['Bob advice']);
    expect(await found('ada', 'bob')).toEqual([]);
    expect((await search('ada', { search: 'bob' })).body.total).toBe(0);
    expect(await found('otto', 'roux')).toEqual([]);
  });

  test('takes filters, an order and cursors, to the end and back', async () => {
    const asked = { search: 'amis', sort: 'waiting', status: ['application'] };
    const whole = (await search('pia', asked)).body;
    expect(whole.total).toBe(3);
    const { forth, back } = await bothWays<Item>((part) => search('pia', { ...asked, ...part }));
    expect([forth, back]).toEqual([whole.items, whole.items]);
  });

  test('needs no word', async () => {
    expect((await search('ada', {})).body.items.map(short).sort()).toEqual(ACME);
  });
});

describe('wrong parameters', () => {
  test.each([
    ['sort=name', 'sort', 'isIn'],
    ['order=up', 'order', 'isIn'],
    ['dateFrom=2026-02-30', 'dateFrom', 'day'],
    ['dateFrom=2026-02-04&dateTo=2026-02-03', 'dateFrom', 'from_after_to'],
    ['manager=max', 'manager', 'isUuid'],
    ['certificate=lost', 'certificate', 'isIn'],
    ['search=zoe', 'search', 'unknown_field'],
    ['after=x', 'after', 'cursor'],
    ['limit=500', 'limit', 'max'],
  ])('%s is refused by name and rule', async (query, field, rule) => {
    const { problem, headers } = await list('ada', `?${query}`);
    expect(problem).toMatchObject({ status: 400, field, rule });
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  test('a cursor of another order is no cursor of this one', async () => {
    const people = await app.get<PageOf<unknown>>('ada', '/people?limit=1');
    const { problem } = await list('ada', `?after=${people.body.next}`);
    expect(problem).toMatchObject({ status: 400, field: 'after', rule: 'cursor' });
    expect(problem.detail).toContain('`next` or `previous`');
  });
});
