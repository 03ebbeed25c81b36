import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startAllInOne, type AllInOne } from '../../../apps/all-in-one/all-in-one.js';
import { createIdentityProvider } from '../../../apps/api/development-identity/identity-provider.js';
import { peopleToBe } from '../../../apps/api/development-identity/people-to-be.js';
import { readConfig } from '../../../apps/runtime/config.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { Browser, ConsoleClient } from './browser.js';

/** A product whose people have subjects at an issuer, that issuer on a port of its own, and an API that trusts it. */
let app: HttpApp;
let provider: Server;
let issuer: string;
let product: AllInOne;
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  people: { eva: { employee: acme }, tom: { employee: acme }, pia: { platform: true } }
`);
  const eva = app.scenario.id('person', 'eva');
  await app.do('pia', `/people/${eva}/change-person`, { subject: 'idp|eva' });
  const port = await freePort();
  provider = createServer();
  issuer = `http://127.0.0.1:${await listening(provider)}`;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const handle = await createIdentityProvider({
    issuer,
    clientId: 'console-of-acme',
    consoleUrl: `http://127.0.0.1:${port}/console`,
    audience: 'ledger-of-acme',
    signingKey: { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' },
    people: peopleToBe(app.scenario.product.runtime.pool, 'subject'),
  });
  provider.on('request', (request, response) => void handle(request, response));
  const config = readConfig({
    LEDGER_DATA: app.scenario.product.runtime.config.LEDGER_DATA,
    PORT: String(port),
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: 'ledger-of-acme',
    OIDC_CONSOLE_CLIENT: 'console-of-acme',
    SMTP_URL: 'smtp://127.0.0.1:1',
  });
  product = await startAllInOne({ config, databaseUrl: app.databaseUrl, running: false });
});
afterAll(async () => {
  await product.stop();
  provider.close();
  provider.closeAllConnections();
  await app.close();
});

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listening(probe);
  probe.close();
  return port;
}

async function signedIn() {
  const client = await ConsoleClient.at(product.url);
  const browser = new Browser();
  const page = await browser.follow(await client.signInUrl(), product.url);
  const back = await browser.submit(page.url, { subject: 'idp|eva' }, product.url);
  return { page, tokens: await client.redeem(back.url) };
}

describe('an installation with an issuer of its own', () => {
  test('tells the console where to sign in', async () => {
    const answer = await fetch(`${product.url}/console/settings.json`);
    expect(await answer.json()).toEqual({
      issuer,
      clientId: 'console-of-acme',
      audience: 'ledger-of-acme',
      scope: 'openid offline_access',
      development: false,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      locales: ['en', 'fr'],
      support: 'support@volunteer-ledger.example',
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('signs in whom the issuer knows by their subject', async () => {
    const { tokens, page } = await signedIn();
    expect(page.url.origin).toBe(issuer);
    const headers = { authorization: `Bearer ${tokens.access_token}` };
    const answer = await fetch(`${product.url}/me`, { headers });
    expect(await answer.json()).toMatchObject({ id: app.scenario.id('person', 'eva') });
  });

  test('takes no token of the development issuer, and is none', async () => {
    const headers = { authorization: `Bearer ${await app.token('eva')}` };
    expect((await fetch(`${product.url}/me`, { headers })).status).toBe(401);
    const path = '/development-identity/.well-known/openid-configuration';
    expect((await fetch(`${product.url}${path}`)).status).toBe(404);
    const { tokens } = await signedIn();
    const foreign = { authorization: `Bearer ${tokens.access_token}` };
    const elsewhere = await app.sendRaw('GET', '/me', undefined, foreign);
    expect(elsewhere.status).toBe(401);
  });

  test('lets the console talk to the issuer, and to nobody else', async () => {
    const { headers } = await fetch(`${product.url}/console/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`connect-src 'self' ${issuer}`);
    expect(policy).toContain(`form-action 'self' ${issuer}`);
  });
});
