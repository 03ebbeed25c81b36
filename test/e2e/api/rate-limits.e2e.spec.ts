import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const LIMIT = 40;
let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(
    `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  people: { eva: { employee: acme }, tom: { employee: acme } }
`,
    { RATE_LIMIT_PER_MINUTE: String(LIMIT), TRUST_PROXY: '1' },
  );
});
afterAll(() => app.close());

let addresses = 0;
/** An address that nobody had before, as the proxy tells it. */
const newAddress = () => `198.51.100.${++addresses}`;
const from = (address: string, path: string, headers: Record<string, string> = {}) =>
  app.sendRaw('GET', path, undefined, { 'x-forwarded-for': address, ...headers });
const invented = () => `Bearer ${['a', 'b', 'c'].map(() => randomBytes(9).toString('base64url')).join('.')}`; // prettier-ignore
const refusedOf = async (times: number, ask: (n: number) => Promise<{ status: number }>) =>
  (await Promise.all(Array.from({ length: times }, (_, n) => ask(n)))).filter(
    ({ status }) => status === 429,
  ).length;

describe('requests of one address without sign-in are limited', () => {
  const KINDS: readonly [string, () => [path: string, headers?: Record<string, string>]][] = [
    ['invented tokens', () => ['/me', { authorization: invented() }]],
    ['no tokens', () => ['/me']],
    ['headers that are no tokens', () => ['/me', { authorization: randomBytes(9).toString('hex') }]],
    ['unknown routes', () => [`/${randomBytes(4).toString('hex')}`, { authorization: invented() }]],
    ['invented links', () => [`/links/${randomBytes(84).toString('base64url').slice(0, 112)}`, { authorization: invented() }]],
    ['the OpenAPI document', () => ['/openapi.json', { authorization: invented() }]],
  ]; // prettier-ignore
  test.each(KINDS)('with %s', async (_, next) => {
    const address = newAddress();
    expect(await refusedOf(LIMIT + 10, () => from(address, ...next()))).toBe(10);
    expect(await refusedOf(5, () => from(newAddress(), ...next()))).toBe(0);
  });

  test('as problem+json with Retry-After', async () => {
    const address = newAddress();
    await refusedOf(LIMIT, () => from(address, '/nowhere'));
    for (const path of ['/nowhere', '/me']) {
      const { status, problem, headers } = await from(address, path);
      expect([status, problem.rule]).toEqual([429, 'rate_limit']);
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  test('an IPv6 network is one address', async () => {
    const ask = (n: number) => from(`2001:db8:1:2::${n + 1}`, '/me');
    expect(await refusedOf(LIMIT + 10, ask)).toBe(10);
  });
});

test('what a client writes before the proxy’s address is not its address', async () => {
  const address = newAddress();
  const ask = (n: number) => from(`203.0.113.${n + 1}, ${address}`, '/me');
  expect(await refusedOf(LIMIT + 10, ask)).toBe(10);
});

test('a person is limited wherever they are, with whichever token, and nobody else is', async () => {
  const token = async (who: string) => ({ authorization: `Bearer ${await app.token(who)}` });
  const here = newAddress();
  const refused = await refusedOf(LIMIT + 10, async (n) =>
    from(n % 2 === 0 ? here : newAddress(), '/me', await token('eva')),
  );
  expect(refused).toBe(10);
  expect((await from(here, '/me', await token('tom'))).status).toBe(200);
});

test('a probe is answered, however many requests came from its address', async () => {
  const address = newAddress();
  await refusedOf(LIMIT + 10, () => from(address, '/me'));
  expect((await from(address, '/health/live')).status).toBe(200);
});
