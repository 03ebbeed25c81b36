import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { RawConnection } from '../../support/raw-connection.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  people: { ada: { admin: acme } }
`;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
});
afterAll(() => app.close());

describe('a parameter or field that would be ignored', () => {
  test.each([
    ['/registrations?__proto__=1', '__proto__'],
    ['/registrations?constructor=1', 'constructor'],
    ['/people?unknown=1', 'unknown'],
    ['/me?unknown=1', 'unknown'],
  ])('GET %s is invalid', async (path, field) => {
    const { status, problem } = await app.send('ada', 'GET', path);
    expect([status, problem.rule, problem.field]).toEqual([400, 'unknown_field', field]);
  });

  test('is invalid in a body, at any depth', async () => {
    const body = { name: 'dates', columns: [{ constructor: 1 }] };
    const { status, problem } = await app.send('ada', 'POST', '/exports', body);
    expect([status, problem.field]).toEqual([400, 'columns.0.constructor']);
  });
});

describe('a method that a path does not have', () => {
  test.each([
    ['DELETE', '/registrations', 'GET, HEAD'],
    ['PUT', '/exports', 'GET, HEAD, POST'],
    ['PATCH', '/registrations/6f9464db-602c-5a75-853d-ed918452aed9/history?as=report', 'GET, HEAD'],
  ])('%s %s answers 405 and what it has', async (method, path, allow) => {
    const { status, headers, problem } = await app.send('ada', method, path);
    expect([status, headers.get('allow'), problem.title]).toEqual([
      405,
      allow,
      'Method not allowed',
    ]);
    expect(problem.detail).toContain(allow);
  });

  test('is not found on a path that is not known', async () => {
    const { status, problem } = await app.send('ada', 'DELETE', '/nothing');
    expect([status, problem.title]).toEqual([404, 'Not found']);
  });
});

describe('a body that cannot be read', () => {
  const post = async (body: string | Buffer, headers: Record<string, string>) => {
    const response = await fetch(`${app.scenario.product.url}/exports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await app.token('ada')}`, ...headers },
      body,
    });
    return { status: response.status, problem: (await response.json()) as object };
  };

  test('because it is compressed names the header', async () => {
    const { status, problem } = await post(gzipSync('{"name":"dates"}'), {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    });
    expect(status).toBe(415);
    expect(problem).toMatchObject({
      title: 'Unsupported media type',
      detail: 'Send the body as it is, without the header content-encoding.',
    });
  });

  test('because of its type names the one that can be', async () => {
    const { status, problem } = await post('<a/>', { 'content-type': 'application/xml' });
    expect(status).toBe(415);
    expect(problem).toMatchObject({
      detail: 'Send JSON, with the content type application/json.',
    });
  });

  test('because it is too large names the limit', async () => {
    const body = JSON.stringify({ name: 'x'.repeat(1_100_000) });
    const { status, problem } = await post(body, { 'content-type': 'application/json' });
    expect(status).toBe(413);
    expect(problem).toMatchObject({
      title: 'Too large',
      detail: 'The body is larger than 1 MB. Send less at once.',
    });
  });
});

describe('a request with a body and no token', () => {
  const HUGE = `{"name":"${'x'.repeat(1_100_000)}"}`;
  const DEEP = '['.repeat(100);
  const sent = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${app.scenario.product.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    await response.text();
    return response.status;
  };
  const NOBODY = { authorization: 'Bearer a.b.c' };

  test.each([
    ['too large', HUGE, {}],
    ['too large, with a token of nobody', HUGE, NOBODY],
    ['too deep', DEEP, {}],
    ['not JSON', '{', {}],
    ['of another type', '<a/>', { 'content-type': 'application/xml' }],
    ['compressed', 'x', { 'content-encoding': 'gzip' }],
  ])('answers 401 when the body is %s', async (_, body, headers) => {
    for (const path of ['/exports', '/registrations/select-dates'])
      expect(await sent(path, body, headers)).toBe(401);
  });

  test('answers 401 before the body has arrived', async () => {
    const connection = new RawConnection(app.scenario.product.url);
    connection.send(
      'POST /exports HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1048577\r\n\r\n{',
    );
    await eventually('the connection is closed', () => connection.isClosed);
    expect(connection.received).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('is answered by a public route as ever', async () => {
    expect(
      await sent('/links/none', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
    ).toBe(404);
    expect(await sent('/links/none', HUGE)).toBe(413);
  });
});

test('a request without a token is told in words', async () => {
  const { status, problem } = await app.sendRaw('GET', '/registrations');
  expect([status, problem.title]).toEqual([401, 'Not signed in']);
});
