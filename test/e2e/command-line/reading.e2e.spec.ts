import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runLedger } from '../../support/ledger-process.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/lyon] }
  nonprofits:
    helpers: { coordinators: [cora] }
    gardeners: { coordinators: [gus] }
  people:
    eva: { employee: acme/paris }
    lou: { employee: acme/lyon }
    ada: { admin: acme }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: acme, nonprofit: gardeners, status: validated }
  initiatives:
    advice: { nonprofit: helpers, kind: open }
    plants: { nonprofit: gardeners, kind: open }
`;

let app: HttpApp;
let environment: Record<string, string>;
const ids: Record<string, string> = {};
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  const { LEDGER_DATA } = app.scenario.product.runtime.config;
  environment = { DATABASE_URL: app.databaseUrl, LEDGER_DATA };
  for (const [person, initiative] of [
    ['eva', 'advice'],
    ['eva', 'plants'],
    ['lou', 'advice'],
  ] as const) {
    const body = { initiative: app.scenario.id('initiative', initiative) };
    const { id } = (await app.do(person, '/registrations/submit-application', body)).body;
    ids[`${person} ${initiative}`] = id;
  }
});
afterAll(() => app.close());

const run = (...words: string[]) => runLedger(words, environment);
const linesOf = (output: string): string[] => output.trimEnd().split('\n');

test('a list takes names for ids, and prints one line for each item', async () => {
  const words = ['--level', 'ACME/Paris', '--initiative', 'advice', '--columns', 'id,employee'];
  const { code, output } = await run('list', 'registrations', '--as', 'ada', ...words);
  expect({ code, lines: linesOf(output) }).toEqual({
    code: 0,
    lines: ['id\temployee', `${ids['eva advice']}\teva`],
  });
});

test('a list has pages, or all of them', async () => {
  const one = await run('list', 'registrations', '--as', 'ada', '--limit', '2');
  expect(linesOf(one.output)).toHaveLength(3);
  expect(one.complaints).toContain('2 of 3. More: --all, or --after ');
  const all = await run('list', 'registrations', '--as', 'ada', '--limit', '1', '--all', '--json');
  const { items, next } = JSON.parse(all.output) as { items: { id: string }[]; next: null };
  expect(items.map(({ id }) => id).sort()).toEqual(Object.values(ids).sort());
  expect(next).toBeNull();
});

test('a name that is not there is answered with those that are', async () => {
  const level = await run('list', 'people', '--as', 'ada', '--level', 'acme/pari');
  expect(level).toMatchObject({
    code: 1,
    complaints:
      'There is no level acme/pari. Did you mean acme/paris? levels: acme, acme/lyon, acme/paris.\n',
  });
  const nonprofit = await run('show', 'nonprofit', 'helper', '--as', 'ada');
  expect(nonprofit.complaints).toContain('Did you mean helpers? nonprofits: gardeners, helpers.');
  const person = await run('list', 'jobs', '--as', 'evaa');
  expect(person.complaints).toContain('No person evaa found. Did you mean eva?');
});

test('a list shows only what the person may see', async () => {
  const { output } = await run('list', 'registrations', '--as', 'gus', '--columns', 'id');
  expect(linesOf(output)).toEqual(['id', ids['eva plants']]);
  const others = ids['lou advice'] as string;
  const refused = await run('show', 'registration', others, '--as', 'eva', '--json');
  const problem = JSON.parse(refused.output) as { status: number };
  expect({ code: refused.code, status: problem.status }).toEqual({ code: 1, status: 404 });
});

test('a registration is shown, explained, and as it was', async () => {
  const registration = ids['eva advice'] as string;
  const asAda = (verb: string, ...more: string[]) =>
    run(verb, 'registration', registration, '--as', 'ada', ...more);
  expect((await asAda('show')).output).toMatch(/^id: .*\nemployee: eva \(.*\)\n/);
  expect((await asAda('history', '--columns', 'type,actor')).output).toBe(
    'type\tactor\nApplicationSubmitted\teva\n',
  );
  expect((await asAda('why')).output).toContain('\nstatusRule:\n  rule: no_date_yet\n');
  const then = await asAda('as-of', '--instant', '2026-01-05T23:00:00Z', '--json');
  expect(JSON.parse(then.output)).toMatchObject({ registration, status: 'application' });
});

test('what has a name is shown by it', async () => {
  const company = await run('show', 'company', 'acme', '--as', 'ada');
  expect(company.output).toContain('\nname: acme\n');
  const history = await run('history', 'person', 'eva', '--as', 'ada', '--columns', 'type');
  expect(history.output).toContain('PersonRegistered\n');
});

test('mails are listed by registration, and each shown with its caught text', async () => {
  const registration = ids['lou advice'] as string;
  const { output } = await run('mails', '--registration', registration, '--json');
  const mails = JSON.parse(output) as { id: string; kind: string; recipient: string }[];
  expect(mails).toMatchObject([{ kind: 'ApplicationSubmitted', recipient: 'cora' }]);
  const shown = await run('mails', 'show', mails[0]?.id as string);
  expect(shown.output).toMatch(/^id: .*\n(.*\n)*recipient: cora\n(.*\n)*registration: /);
});

test('the status tells the stores, the worker and what waits', async () => {
  const { code, output } = await run('status');
  expect(code).toBe(0);
  expect(output).toMatch(/^version .*\ntime .*\ndatabase .*\n/);
  expect(output).toMatch(/\nread-models +up to date\n/);
  expect(output).toMatch(/\noutbox +\d+ waiting.*, 0 dead\n/);
  expect(output).not.toMatch(/:[^@/\s]+@/);
});
