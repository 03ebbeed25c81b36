import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isEndless } from '../../support/endless-answers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** Values that are well formed and cannot be, at every operation of the OpenAPI document that ends: refused, never a failure of the product. */
interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly queries: readonly string[];
}
interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            operationId: string;
            parameters?: readonly { readonly name: string; readonly in: string }[];
            responses?: Readonly<Record<string, { readonly content?: object }>>;
          }
        >
      >
    >
  >;
}

let app: HttpApp;
let operations: readonly Operation[];
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
    eva: { employee: acme }
    ada: { admin: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives: { advice: { nonprofit: helpers, kind: open } }
`);
  const { body } = await app.sendRaw<Document>('GET', '/openapi.json');
  const signedUp = await app.do('eva', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });
  const known: Readonly<Record<string, string>> = {
    registration: signedUp.body.id,
    company: app.scenario.id('company', 'acme'),
    nonprofit: app.scenario.id('nonprofit', 'helpers'),
    person: app.scenario.id('person', 'eva'),
    initiative: app.scenario.id('initiative', 'advice'),
  };
  operations = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => !isEndless(operation))
      .map(([method, { operationId: name, parameters = [] }]) => ({
        ...{ name, method: method.toUpperCase() },
        path: path.replace(/\{(\w+)\}/g, (_, of: string) => known[of] ?? signedUp.body.id),
        queries: parameters.filter((one) => one.in === 'query').map((one) => one.name),
      })),
  );
});
afterAll(() => app.close());

const ID = '7f0c4a54-0000-4000-8000-000000000001';
const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const INSTANTS = ['2026-02-30T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '2026-01-01T24:00:00.000Z', '2026-01-01T::.Z', '9999-12-31T23:59:60Z']; // prettier-ignore
const CURSORS = [
  ...INSTANTS.flatMap((instant) => [cursor([instant, ID]), cursor([instant, 'x'])]),
  ...['99999999999', '2147483648', '1e300', '-1', '\ud800', '\u0000'].flatMap((text) => [cursor([text]), cursor([text, ID])]),
  ...[null, [], {}, [null], [null, null], [[]], [{}, {}]].map(cursor),
  Buffer.from('['.repeat(1_400)).toString('base64url'),
]; // prettier-ignore
const VALUES = [
  ...['2026-02-30', '0000-01-01', '2026-02-30T10:00Z', '0000-01-01T00:00Z', '9999-12-31T23:59-14:00', '+010000-01-01T00:00Z'],
  ...['2147483648', '99999999999999999999', '1e400', '-1', 'NaN', '1.5', '0x10'],
  ...['%00', 'a%00b', '%ED%A0%80', '__proto__', 'constructor', '', '[object Object]', 'x'.repeat(3_000)],
]; // prettier-ignore

async function ask(by: string, { method, path }: Operation, query: string) {
  const headers = { authorization: `Bearer ${await app.token(by)}` };
  const body = method === 'POST' ? '{}' : undefined;
  return app.sendRaw(method, `${path}?${query}`, body, headers);
}
const failed = (status: number) => status >= 500;

test('the document has operations with parameters', () => {
  expect(operations.filter(({ queries }) => queries.length > 0).length).toBeGreaterThan(15);
});

test.each(['pia', 'cora'])(
  'no parameter fails the product, of %s',
  async (by) => {
    const failures: string[] = [];
    for (const operation of operations) {
      const asked = operation.queries.flatMap((name) => [
        ...(name === 'after' ? CURSORS.map((value) => `after=${value}`) : []),
        ...VALUES.map((value) => `${name}=${value}`),
        ...[`${name}=1&${name}=2`, `${name}[]=1`, `${name}[a]=1`],
      ]);
      const answers = await Promise.all(asked.map((query) => ask(by, operation, query)));
      answers.forEach(({ status }, at) => {
        if (failed(status)) failures.push(`${operation.name} ${asked[at]}: ${status}`);
      });
    }
    expect(failures).toEqual([]);
  },
  120_000,
);

test('a cursor whose instant no clock shows is invalid', async () => {
  for (const path of ['/registrations', '/deadlines', '/partnerships', '/initiatives', '/reads'])
    for (const instant of INSTANTS) {
      const after = cursor([instant, ID]);
      const { status, problem } = await app.get<unknown>('pia', `${path}?after=${after}`);
      expect([path, instant, status, problem.field]).toEqual([path, instant, 400, 'after']);
    }
});

describe('a body', () => {
  const bodyOf = (levels: number) => `{"text":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  test.each([40, 2_000, 500_000])('of %i levels is invalid, everywhere', async (levels) => {
    const headers = { authorization: `Bearer ${await app.token('pia')}`, 'idempotency-key': 'deep' };
    for (const { name, method, path } of operations.filter((one) => one.method === 'POST')) {
      const { status, problem } = await app.sendRaw(method, path, bodyOf(levels), headers);
      expect([name, status, problem.rule]).toEqual([name, 400, 'depth']);
    }
  }); // prettier-ignore

  test('with a key that would change all objects is refused', async () => {
    const headers = { authorization: `Bearer ${await app.token('pia')}` };
    for (const body of ['{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}'])
      for (const { name, method, path } of operations.filter((one) => one.method === 'POST')) {
        const { status } = await app.sendRaw(method, path, body, headers);
        expect([name, status]).toEqual([name, 400]);
      }
  });
});

test('a caught mail that cannot be is not there', async () => {
  expect((await app.sendRaw('GET', '/caught-mails/%00')).status).toBe(404);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await app.sendRaw('POST', '/caught-mails', 'to=%00', form)).status).toBe(200);
});

describe('every answer has the headers of a careful server', () => {
  const HEADERS = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    'cache-control': expect.stringContaining('no-store'),
  };
  test.each([
    ['of a person', 'GET', '/me', 200],
    ['without sign-in', 'GET', '/registrations', 401],
    ['of no route', 'GET', '/nothing', 404],
    ['of no method', 'PUT', '/me', 405],
    ['to a malformed request', 'GET', '/registrations?limit=x', 400],
    ['to a malformed path', 'GET', '/registrations/%ff', 400],
    ['to too long a path', 'GET', `/registrations/${'x'.repeat(5_000)}`, 414],
    ['to a body that is none', 'POST', '/people/search', 400],
    ['of a link that is none', 'GET', '/links/none', 404],
    ['of caught mails', 'GET', '/caught-mails', 200],
    ['of a probe', 'GET', '/health/live', 200],
  ])('%s', async (_, method, path, status) => {
    const signedIn = status === 401 ? {} : { authorization: `Bearer ${await app.token('pia')}` };
    const answer = await app.sendRaw(method, path, method === 'POST' ? '{' : undefined, signedIn);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject(HEADERS);
    expect(answer.headers.has('x-powered-by')).toBe(false);
  });
});
