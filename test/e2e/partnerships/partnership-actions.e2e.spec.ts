import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

interface WithActions {
  readonly id: string;
  readonly actions: readonly {
    readonly command: string;
    readonly allowed: boolean;
    readonly rule?: string;
    readonly needs?: unknown;
  }[];
}

let app: HttpApp;
let company = '';
let nonprofit = '';
let level = '';
let partnership = '';
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { levels: [acme/paris] } }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
    ada: { admin: acme }
    lea: { admin: acme/paris }
    aud: { auditor: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, level: acme/paris, status: awaiting_confirmation }]
`);
  company = app.scenario.id('company', 'acme');
  nonprofit = app.scenario.id('nonprofit', 'helpers');
  level = app.scenario.id('level', 'acme');
  const { body } = await app.get<{ items: WithActions[] }>('ada', '/partnerships');
  partnership = body.items[0]?.id ?? '';
});
afterAll(() => app.close());

/** Each command as a client gives it. */
const REQUESTS: Readonly<Record<string, () => readonly [path: string, body: object]>> = {
  ProposePartnership: () => [
    'partnerships/propose-partnership',
    { company, nonprofits: [nonprofit] },
  ],
  ValidatePartnership: () => [`partnerships/${partnership}/validate-partnership`, {}],
  DeclinePartnership: () => [`partnerships/${partnership}/decline-partnership`, {}],
  CancelPartnership: () => [`partnerships/${partnership}/cancel-partnership`, {}],
  MovePartnership: () => [`partnerships/${partnership}/move-partnership`, { level }],
  GrantMandate: () => [`partnerships/${partnership}/grant-mandate`, { request: 'letter 7' }],
  RevokeMandate: () => [`partnerships/${partnership}/revoke-mandate`, {}],
};
const give = (person: string, command: string, query = '') => {
  const [path, body] = REQUESTS[command]?.() ?? ['', {}];
  return app.send(person, 'POST', `/${path}${query}`, body);
};

/** What is said, beside what trying comes to. */
async function compare(person: string): Promise<void> {
  const { body } = await app.get<WithActions>(person, `/partnerships/${partnership}`);
  expect(body.actions.map(({ command }) => command)).toEqual(Object.keys(REQUESTS));
  for (const { command, allowed, rule, needs } of body.actions) {
    const { status, problem } = await give(person, command, '?dryRun=true');
    const found = status === 200 ? {} : { rule: problem.rule, needs: problem.needs };
    expect({ command, allowed, rule, needs }).toEqual({
      command,
      allowed: status === 200,
      ...found,
    });
  }
}

const PEOPLE = ['ada', 'lea', 'aud', 'cora', 'pia'] as const;
/** From status to status, by whom. */
describe.each([
  ['awaiting confirmation', 'ada', undefined],
  ['validated', 'cora', 'ValidatePartnership'],
  ['under a mandate', 'pia', 'GrantMandate'],
  ['cancelled', 'lea', 'CancelPartnership'],
] as const)('a partnership %s', (_, by, command) => {
  beforeAll(async () => {
    if (command === undefined) return;
    expect((await give(by, command)).status).toBe(200);
    await app.settle();
  });

  test.each(PEOPLE)('tells %s what trying comes to', compare);

  test('tells in a list what the caller has a right to', async () => {
    const path = '/partnerships?include=actions';
    const { body } = await app.get<{ items: WithActions[] }>('cora', path);
    expect(body.items[0]?.actions.map(({ command: name }) => name)).toEqual([
      'ValidatePartnership',
      'DeclinePartnership',
      'CancelPartnership',
    ]);
  });
});
