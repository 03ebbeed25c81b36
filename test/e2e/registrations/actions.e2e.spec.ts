import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

interface Action {
  readonly command: string;
  readonly allowed: boolean;
  readonly from?: string;
}
interface WithActions {
  readonly id: string;
  readonly actions: readonly Action[];
  readonly participationDates: readonly { readonly id: string }[];
}

let app: HttpApp;
let advice = '';
let cleanup = '';
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none, levels: [acme/paris, acme/lyon] } }
  nonprofits: { helpers: { coordinators: [cora] }, others: { coordinators: [otto] } }
  people:
    eva: { employee: acme/paris, manager: max }
    max: { manager: acme }
    ada: { admin: acme }
    liz: { admin: acme/lyon }
    aud: { auditor: acme }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    advice: { nonprofit: helpers, kind: open }
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-01-20T14:00, end: 2026-01-20T17:00 } } }
`);
  const signUp = async (path: string, body: object) =>
    (await app.do('eva', `/registrations/${path}`, body)).body.id;
  advice = await signUp('submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });
  cleanup = await signUp('select-dates', {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }],
  });
});
afterAll(() => app.close());

const of = async (person: string, id: string) =>
  (await app.get<WithActions>(person, `/registrations/${id}`)).body;
const action = async (person: string, id: string, command: string) =>
  (await of(person, id)).actions.find((one) => one.command === command);
const needs = (...pairs: readonly (readonly [string, string])[]) => ({
  needs: pairs.map(([right, missing]) => ({ right, missing })),
});

describe('what each role may do on a registration', () => {
  test('the coordinator decides its dates, and is told which', async () => {
    const [date] = (await of('cora', cleanup)).participationDates;
    expect(await action('cora', cleanup, 'ConfirmDates')).toEqual({
      command: 'ConfirmDates',
      allowed: true,
      right: 'coordinator',
      dates: [date?.id],
    });
  });

  test('the employee is told which right a decision needs', async () => {
    expect(await action('eva', cleanup, 'ConfirmDates')).toMatchObject({
      allowed: false,
      kind: 'forbidden',
      rule: 'role',
      ...needs(['coordinator', 'own_registration'], ['mandated_admin', 'own_registration']),
    });
  });

  test('an admin is told that no mandate is in force', async () => {
    expect(await action('ada', cleanup, 'RefuseDates')).toMatchObject(
      needs(['coordinator', 'no_role'], ['mandated_admin', 'no_mandate']),
    );
  });

  test('a certificate of a shared initiative is not for a company to decide', async () => {
    expect(await action('ada', cleanup, 'ValidateParticipation')).toMatchObject(
      needs(['coordinator', 'no_role'], ['mandated_admin', 'not_company_specific']),
    );
  });

  test('an auditor may do nothing', async () => {
    const { actions } = await of('aud', cleanup);
    expect(actions.filter(({ allowed }) => allowed)).toEqual([]);
  });

  test.each(['otto', 'liz'])('%s does not find it', async (person) => {
    expect((await app.get(person, `/registrations/${cleanup}`)).status).toBe(404);
  });

  test('a list says it on request, without what lacks the right', async () => {
    const path = '/registrations?include=actions';
    const { body } = await app.get<{ items: WithActions[] }>('ada', path);
    expect(body.items.map(({ actions }) => actions.map(({ command }) => command))).toEqual([
      ['RemindCoordinator', 'RemindManager'],
      ['RemindCoordinator', 'RemindManager'],
    ]);
    const plain = await app.get<{ items: WithActions[] }>('ada', '/registrations');
    expect(plain.body.items.map((item) => 'actions' in item)).toEqual([false, false]);
    expect((await app.get('ada', '/registrations?include=everything')).status).toBe(400);
  });
});

test('the refusal of a command bears the same reasons as fields', async () => {
  const path = `/registrations/${cleanup}/confirm-dates`;
  const { status, problem } = await app.send('ada', 'POST', path, {});
  expect([status, problem.rule, problem.needs]).toEqual([
    403,
    'role',
    [
      { right: 'coordinator', missing: 'no_role' },
      { right: 'mandated_admin', missing: 'no_mandate' },
    ],
  ]);
  expect(problem.detail).toMatch(
    'it needs a coordinator of the nonprofit (you do not hold this role) or a mandate from the nonprofit (no mandate is in force).',
  );
});

describe('where time decides', () => {
  test('a second reminder is allowed from the instant that was named', async () => {
    await app.do('eva', `/registrations/${advice}/remind-coordinator`);
    const from = '2026-01-12T08:00:00.000Z';
    expect(await action('eva', advice, 'RemindCoordinator')).toMatchObject({
      allowed: false,
      kind: 'not_allowed',
      rule: 'reminded_recently',
      from,
    });
    const again = () => app.send('eva', 'POST', `/registrations/${advice}/remind-coordinator`);
    expect((await again()).problem.from).toBe(from);
    await app.at('2026-01-12T08:59');
    expect(await action('eva', advice, 'RemindCoordinator')).toMatchObject({ from });
    await app.at('2026-01-12T09:00');
    expect(await action('eva', advice, 'RemindCoordinator')).toMatchObject({ allowed: true });
  });

  test('a participation can be confirmed from the end of its date', async () => {
    await app.do('cora', `/registrations/${cleanup}/confirm-dates`);
    const from = '2026-01-20T16:00:00.000Z';
    for (const command of ['ConfirmParticipation', 'ReportNonParticipation'])
      expect(await action('eva', cleanup, command)).toMatchObject({ allowed: false, from });
    expect(await action('eva', cleanup, 'CancelDates')).toMatchObject({ allowed: true });
    await app.at('2026-01-20T17:00');
    expect(await action('eva', cleanup, 'ConfirmParticipation')).toMatchObject({ allowed: true });
    expect(await action('eva', cleanup, 'CancelDates')).not.toHaveProperty('from');
  });
});
