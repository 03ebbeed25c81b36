import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

let app: HttpApp;

beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none }
  people:
    tom: { employee: acme }
    ada: { admin: acme }
    pia: { platform: true }
`);
});
afterAll(() => app.close());

test.each([
  ['dryRun=True', 'dryRun', 'boolean'],
  ['dryRun=1', 'dryRun', 'boolean'],
  ['dryRun', 'dryRun', 'boolean'],
  ['dryRun=true&dryRun=false', 'dryRun', 'boolean'],
  ['dryrun=true', 'dryrun', 'unknown_field'],
  ['dry_run=true', 'dry_run', 'unknown_field'],
])('erase-person?%s is refused and erases nobody', async (query, field, rule) => {
  const before = await app.events();
  const tom = app.scenario.id('person', 'tom');
  const { status, problem } = await app.send(
    'pia',
    'POST',
    `/people/${tom}/erase-person?${query}`,
    {},
  );
  expect([status, problem.errors?.map((error) => [error.field, error.rule])]).toEqual([
    400,
    [[field, rule]],
  ]);
  expect(await app.events()).toBe(before);
});

test('dryRun=false is a real run', async () => {
  const before = await app.events();
  const tom = app.scenario.id('person', 'tom');
  const { status } = await app.send('pia', 'POST', `/people/${tom}/erase-person?dryRun=false`, {});
  expect(status).toBe(200);
  expect(await app.events()).toBeGreaterThan(before);
});
