import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** An OpenID provider on the loopback interface, whose keys are to be had or not. */
let provider: Server;
let there = false;
let app: HttpApp;
let privateKey: CryptoKey;
let issuer: string;
beforeAll(async () => {
  const pair = await generateKeyPair('ES256');
  privateKey = pair.privateKey;
  const keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }];
  provider = createServer((request, response) => {
    const discovery = request.url === '/.well-known/openid-configuration';
    if (!discovery && !there) return void response.writeHead(500).end();
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify(discovery ? { jwks_uri: `${issuer}/keys` } : { keys }));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  app = await openHttpApp('zone: Europe/Paris\nstart: 2026-01-05T09:00\ngiven: {}\n', {
    OIDC_ISSUER: issuer,
    SMTP_URL: 'smtp://127.0.0.1:1',
    LOG_LEVEL: 'silent',
  });
});
afterAll(async () => {
  await app.close();
  provider.close();
});

const asked = async (kid: string) => {
  const claims = new SignJWT()
    .setIssuer(issuer)
    .setAudience('volunteer-ledger')
    .setSubject('nobody here')
    .setExpirationTime('1h');
  const token = await claims.setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey);
  return app.sendRaw('GET', '/me', undefined, { authorization: `Bearer ${token}` });
};

test('answers 503, not 401, while the issuer’s keys cannot be fetched', async () => {
  const away = await asked('one');
  expect(away.status).toBe(503);
  expect(away.headers.get('retry-after')).toBe('1');
  there = true;
  expect((await asked('one')).problem).toMatchObject({
    status: 401,
    detail: 'The token is valid, but its subject is not a registered person.',
  });
  expect((await asked('two')).problem).toMatchObject({
    status: 401,
    detail: expect.stringContaining('not valid'),
  });
});
