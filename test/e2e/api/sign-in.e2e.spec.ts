import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { developmentIssuer } from '../../../apps/api/auth/token-issuer.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const LIMIT = 60;
let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(
    `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  people: { eva: { employee: acme }, tom: { employee: acme }, pia: { platform: true } }
`,
    { RATE_LIMIT_PER_MINUTE: String(LIMIT) },
  );
});
afterAll(() => app.close());

const ISSUER = 'urn:volunteer-ledger:development';
const me = (token: string) =>
  app.sendRaw<{ person: string }>('GET', '/me', undefined, { authorization: `Bearer ${token}` });

describe('a token', () => {
  const claims = () =>
    new SignJWT()
      .setIssuer(ISSUER)
      .setAudience('volunteer-ledger')
      .setSubject(app.scenario.id('person', 'eva'))
      .setIssuedAt();

  test('of the development issuer is a person’s key', async () => {
    expect((await me(await app.token('eva'))).status).toBe(200);
  });

  test('signed by somebody else is worth nothing', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    expect(await exportJWK(privateKey)).toHaveProperty('d');
    const forged = await claims()
      .setProtectedHeader({ alg: 'ES256' })
      .setExpirationTime('1h')
      .sign(privateKey);
    expect((await me(forged)).status).toBe(401);
  });

  test('with a shared secret is worth nothing', async () => {
    const forged = await claims()
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(Buffer.alloc(32, 7));
    expect((await me(forged)).status).toBe(401);
  });

  test('that has expired by real time is worth nothing', async () => {
    const { issuer } = app.scenario.product;
    expect(
      (await me((await issuer?.token(app.scenario.id('person', 'eva'), -1)) ?? '')).status,
    ).toBe(401);
  });

  test('a valid token for another audience is refused', async () => {
    const { config } = app.scenario.product.runtime;
    const [here, elsewhere] = await Promise.all([
      developmentIssuer(config),
      developmentIssuer({ ...config, OIDC_AUDIENCE: 'elsewhere' }),
    ]);
    expect((await me(await here.token(app.scenario.id('person', 'eva')))).status).toBe(200);
    expect((await me(await elsewhere.token(app.scenario.id('person', 'eva')))).status).toBe(401);
  });

  test('that names nobody here is worth nothing', async () => {
    const { issuer } = app.scenario.product;
    expect(
      (await me((await issuer?.token('6b1f9f3e-0000-4000-8000-000000000000')) ?? '')).status,
    ).toBe(401);
  });

  test('of someone erased is worth nothing from then on', async () => {
    const token = await app.token('tom');
    expect((await me(token)).status).toBe(200);
    await app.do('pia', `/people/${app.scenario.id('person', 'tom')}/erase-person`);
    expect((await me(token)).status).toBe(401);
  });
});

test('too many requests of one caller are refused for a while; others go on', async () => {
  const token = await app.token('eva');
  const answers = await Promise.all(Array.from({ length: LIMIT + 5 }, () => me(token)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(5);
  expect(refused[0]?.problem).toMatchObject({ status: 429, rule: 'rate_limit' });
  expect(refused[0]?.headers.get('content-type')).toContain('application/problem+json');
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await me(await app.token('pia'))).status).toBe(200);
});
