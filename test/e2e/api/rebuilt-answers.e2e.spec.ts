import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp, type HttpResponse } from '../../support/http-app.js';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none, levels: [acme/paris] } }
  nonprofits: { helpers: { coordinators: [cora] }, others: { coordinators: [otto] } }
  people:
    eva: { employee: acme }
    tom: { employee: acme }
    ada: { admin: acme }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives: { advice: { nonprofit: helpers, kind: open } }
`);
});
afterAll(() => app.close());

/** Forgets the answer under a key, as if the process had died between the append and the answer. */
const forgetAnswer = (key: string) =>
  app.scenario.product.runtime.pool.query(
    'UPDATE work.answers SET status = NULL, body = NULL, lease_until = now() WHERE key = $1',
    [key],
  );

type Case = readonly [name: string, by: string, path: () => string, body: () => object];
const id: HttpApp['scenario']['id'] = (kind, name) => app.scenario.id(kind, name);
const TIMES = { start: '2026-03-03T10:00+01:00', end: '2026-03-03T11:00+01:00' };
const CASES: readonly Case[] = [
  ['RegisterCompany', 'pia', () => '/companies/register-company', () => ({ name: 'Nova', zone: 'Europe/Paris' })],
  ['RegisterNonprofit', 'pia', () => '/nonprofits/register-nonprofit', () => ({ name: 'Readers' })],
  ['RegisterPerson', 'ada', () => '/people/register-person', () => ({ name: 'Kim', mail: 'kim@acme.example' })],
  ['GrantRole', 'ada', () => `/people/${id('person', 'tom')}/grant-role`, () => ({ role: 'auditor' })],
  ['AddNetworkLevel', 'ada', () => `/companies/${id('company', 'acme')}/add-network-level`, () => ({ name: 'lyon' })],
  ['CreateInitiative', 'cora', () => '/initiatives/create-initiative', () => ({ title: 'Talk', kind: 'open', nonprofit: id('nonprofit', 'helpers') })],
  ['SelectDates', 'eva', () => '/registrations/select-dates', () => ({ initiative: id('initiative', 'advice'), dates: [TIMES] })],
  ['ErasePerson', 'pia', () => `/people/${id('person', 'tom')}/erase-person`, () => ({})],
]; // prettier-ignore

test.each(CASES)('the lost answer of %s is rebuilt, and nothing is done twice', async (name, by, path, body) => {
  const give = (): Promise<HttpResponse> => app.send(by, 'POST', path(), body(), { 'idempotency-key': `key-${name}` });
  const first = await give();
  expect([name, first.status]).toEqual([name, 200]);
  await app.settle();
  const events = await app.events();
  await forgetAnswer(`key-${name}`);
  const again = await give();
  expect([again.status, again.body]).toEqual([200, first.body]);
  expect(await app.events()).toBe(events);
}); // prettier-ignore
