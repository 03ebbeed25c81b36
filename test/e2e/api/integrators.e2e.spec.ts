import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { operationsIn, type OpenApiDocument } from '../../../apps/api/openapi/openapi.types.js';
import {
  createLedgerClient,
  type LedgerClient,
  type LedgerProblem,
} from '../../../tools/client/index.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEADER = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: per_date } }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
    eva: { employee: acme, manager: max }
    max: { manager: acme }
    ada: { admin: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    sorting: { nonprofit: helpers, kind: open }
`;

let app: HttpApp;
let initiative: string;
const clientOf = (person: string): LedgerClient =>
  createLedgerClient({ baseUrl: app.scenario.product.url, token: () => app.token(person) });

beforeAll(async () => {
  // The address of an example is not looked up.
  app = await openHttpApp(HEADER, { WEBHOOK_PRIVATE_ADDRESSES: 'allow' });
  initiative = app.scenario.id('initiative', 'sorting');
});
afterAll(() => app.close());

/** The data of an answer, or the problem as an error. */
function dataOf<T>({ data, error }: { readonly data?: T; readonly error?: LedgerProblem }): T {
  if (data === undefined) throw new Error(`${error?.rule ?? 'no answer'}: ${error?.detail ?? ''}`);
  return data;
}

describe('the program of an integrator, with the generated client', () => {
  let registration: string;
  const at = () => ({ params: { path: { registration } } });

  test('signs an employee up, and the nonprofit and the manager decide', async () => {
    const signUp = await clientOf('eva').POST('/registrations/select-dates', {
      body: {
        initiative,
        dates: [{ start: '2026-01-12T14:00:00+01:00', end: '2026-01-12T17:00:00+01:00' }],
      },
    });
    const answer = dataOf(signUp);
    registration = answer.id;
    expect(answer.events.map(({ type }) => type)).toEqual(['ApplicationSubmitted', 'DateSelected']);
    await app.settle();
    dataOf(
      await clientOf('cora').POST('/registrations/{registration}/confirm-dates', {
        ...at(),
        body: {},
      }),
    );
    await app.settle();
    const approved = await clientOf('max').POST('/registrations/{registration}/approve-dates', {
      ...at(),
      body: {},
    });
    expect(dataOf(approved).status).toBe('in_progress');
    await app.settle();
  });

  test('handles a refusal by the code of its rule', async () => {
    const { error } = await clientOf('cora').POST('/registrations/{registration}/confirm-dates', {
      ...at(),
      body: {},
    });
    expect(error?.status === 409 && error.rule === 'not_to_be_confirmed').toBe(true);
    const page = await fetch(`${app.scenario.product.url}/problems/${error?.rule ?? ''}?locale=fr`);
    expect([page.status, page.headers.get('content-language')]).toEqual([200, 'fr']);
    expect(await page.text()).toContain('décision de l’association');
    const kind = await fetch(new URL(error?.type ?? '', app.scenario.product.url));
    expect(await kind.text()).toContain('a rule of the product forbids it now');
  });

  test('confirms and validates the participation once time has passed', async () => {
    await app.at('2026-01-13T09:00');
    dataOf(
      await clientOf('eva').POST('/registrations/{registration}/confirm-participation', {
        ...at(),
        body: {},
      }),
    );
    await app.settle();
    const validated = dataOf(
      await clientOf('cora').POST('/registrations/{registration}/validate-participation', {
        ...at(),
        body: { minutes: 150 },
      }),
    );
    await app.settle();
    const detail = dataOf(
      await clientOf('eva').GET('/registrations/{registration}', {
        params: { path: { registration }, header: { 'Wait-For-Position': validated.position } },
      }),
    );
    expect(detail.status).toBe('participated');
  });

  test('exports, reads the manifest, and downloads the file', async () => {
    const ada = clientOf('ada');
    const made = dataOf(
      await ada.POST('/exports', {
        params: { query: { wait: 'true' } },
        body: { name: 'dates', format: 'csv', columns: ['employee', 'status', 'minutes'] },
      }),
    );
    expect(made.status).toBe('done');
    const path = { params: { path: { export: made.id } } };
    const manifest = dataOf(await ada.GET('/exports/{export}/manifest', path));
    const file = dataOf(
      await ada.GET('/exports/{export}/file', { ...path, parseAs: 'arrayBuffer' }),
    );
    expect(manifest.rows).toBe(1);
    expect(createHash('sha256').update(Buffer.from(file)).digest('hex')).toBe(manifest.sha256);
    expect(Buffer.from(file).toString()).toContain('eva,participated,180');
  });
});

test('no example of a body is refused as malformed', async () => {
  const document = (await (
    await fetch(`${app.scenario.product.url}/openapi.json`)
  ).json()) as OpenApiDocument;
  const refused: string[] = [];
  let sent = 0;
  for (const { path, operation } of operationsIn(document)) {
    const example = operation.requestBody?.content['application/json']?.example;
    if (example === undefined) continue;
    const concrete = path.replaceAll(/\{\w+\}/g, '5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11');
    const { status, problem } = await app.send('pia', 'POST', concrete, example);
    sent += 1;
    if (status === 400) refused.push(`${operation.operationId}: ${problem.detail}`);
  }
  expect(sent).toBeGreaterThan(60);
  expect(refused).toEqual([]);
});
