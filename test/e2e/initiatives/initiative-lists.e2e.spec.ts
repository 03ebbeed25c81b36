import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listBothWays, type PageOf } from '../../support/command-outcome.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none }
    beta: { managerPolicy: none }
  nonprofits:
    Les Amis: { coordinators: [cora] }
  people:
    eva: { employee: acme }
    tom: { employee: acme }
    bob: { employee: beta }
    ada: { admin: acme }
    cora: { coordinator: Les Amis }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: Les Amis, status: validated }
  initiatives:
    Forêt propre: { nonprofit: Les Amis, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 1 }, s2: { start: 2026-02-10T22:00, end: 2026-02-11T00:00 } } }
    full: { nonprofit: Les Amis, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 1 } } }
    advice: { nonprofit: Les Amis, kind: open }
    past: { nonprofit: Les Amis, kind: slots, slots: { s1: { start: 2026-01-05T14:00, end: 2026-01-05T17:00 } } }
`;

interface Item {
  readonly id: string;
  readonly title: string;
  readonly zone: string | null;
  readonly registration: { readonly id: string; readonly status: string } | null;
}

let app: HttpApp;
const initiative = (name: string) => app.scenario.id('initiative', name);

beforeAll(async () => {
  app = await openHttpApp(HEAD);
  await app.do('cora', `/initiatives/${initiative('advice')}/change-initiative`, {
    place: 'Saint-Étienne',
  });
  const { body } = await app.do('tom', '/registrations/select-dates', {
    initiative: initiative('full'),
    dates: [{ slot: app.scenario.id('slot', 'full.s1') }],
  });
  await app.do('cora', `/registrations/${body.id}/confirm-dates`);
  await app.do('eva', '/registrations/submit-application', {
    initiative: initiative('advice'),
  });
  await app.at('2026-01-06T09:00');
});
afterAll(() => app.close());

const list = async (person: string, query = '') =>
  (await app.get<PageOf<Item>>(person, `/initiatives${query}`)).body.items;
const titles = async (person: string, query = '') =>
  (await list(person, query)).map(({ title }) => title).sort();

describe('the list of initiatives', () => {
  test.each([
    ['search=foret', ['Forêt propre']],
    ['search=PROPRE%20for%C3%AAt', ['Forêt propre']],
    ['search=amis%20advice', ['advice']],
    ['search=etienne', ['advice']],
    ['place=saint%20etienne', ['advice']],
    ['place=advice', []],
    ['from=2026-02-03&to=2026-02-03', ['Forêt propre', 'full']],
    ['from=2026-02-04', ['Forêt propre']],
    ['from=2026-02-11', []],
    ['to=2026-01-05', ['past']],
    ['free=true', ['Forêt propre', 'advice']],
    ['free=true&from=2026-02-03&to=2026-02-03', ['Forêt propre']],
    ['free=false', ['full', 'past']],
    ['free=false&to=2026-01-05', ['past']],
  ])('is filtered with %s', async (query, expected) => {
    expect(await titles('eva', `?${query}`)).toEqual(expected);
  });

  test('shows and filters by one’s own sign-up', async () => {
    const [advice] = await list('eva', '?search=advice');
    expect(advice?.registration).toMatchObject({ status: 'application' });
    expect(await titles('eva', '?signedUp=true')).toEqual(['advice']);
    expect(await titles('tom', '?signedUp=true')).toEqual(['full']);
    expect(await titles('tom', '?signedUp=false')).toEqual(['Forêt propre', 'advice', 'past']);
    expect((await list('tom', '?search=advice'))[0]?.registration).toBeNull();
    expect((await list('cora')).every(({ registration }) => registration === null)).toBe(true);
  });

  test('finds nothing out of scope', async () => {
    expect(await titles('bob', '?search=advice')).toEqual([]);
    expect(await titles('bob', '?free=true')).toEqual([]);
  });

  test.each(['eva', 'ada', 'cora', 'pia'])('pages for %s to the end and back', async (person) => {
    const whole = await list(person);
    const { forth, back } = await listBothWays<Item>(app, person, '/initiatives');
    expect(whole.length).toBe(4);
    expect([forth, back]).toEqual([whole, whole]);
  });

  test.each([
    ['free=perhaps', 'free', 'isBoolean'],
    ['from=2026-02-30', 'from', 'day'],
    ['from=2026-02-02&to=2026-02-01', 'from', 'from_after_to'],
    ['title=advice', 'title', 'unknown_field'],
  ])('%s is refused by name and rule', async (query, field, rule) => {
    const { problem } = await app.get('eva', `/initiatives?${query}`);
    expect(problem).toMatchObject({ status: 400, field, rule });
  });
});

describe('the zone of an initiative', () => {
  test('that is open to all is that of the caller’s company', async () => {
    const zones = async (person: string) => new Set((await list(person)).map(({ zone }) => zone));
    expect(await zones('eva')).toEqual(new Set(['Europe/Paris']));
    expect(await zones('cora')).toEqual(new Set([null]));
  });

  test('that is specific to a company is that of the company, for everybody', async () => {
    await app.do('cora', '/initiatives/create-initiative', {
      ...{ nonprofit: app.scenario.id('nonprofit', 'Les Amis'), title: 'Own', kind: 'open' },
      company: app.scenario.id('company', 'acme'),
    });
    const own = (await list('cora')).find(({ title }) => title === 'Own');
    expect(own?.zone).toBe('Europe/Paris');
  });
});
