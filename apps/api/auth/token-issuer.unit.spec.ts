import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../runtime/config.js';
import { developmentIssuer, type DevelopmentIssuer } from './token-issuer.js';

let folder: string;
let issuer: DevelopmentIssuer;
let key: CryptoKey | Uint8Array;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'issuer-'));
  issuer = await developmentIssuer(readConfig({ LEDGER_DATA: folder, PORT: '0' }));
  const jwk = await readFile(join(folder, 'development-issuer.json'), 'utf8');
  key = await importJWK(JSON.parse(jwk) as JWK, 'ES256');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A token with the right signature, and these claims. */
const signed = (claims: Readonly<Record<string, string | number>>) =>
  new SignJWT({ ...GOOD, ...claims }).setProtectedHeader({ alg: 'ES256' }).sign(key);
const now = () => Math.floor(Date.now() / 1_000);
const GOOD = { iss: 'urn:volunteer-ledger:development', aud: 'volunteer-ledger', sub: 'eva' };

describe('a token with the right signature', () => {
  test('names its subject', async () => {
    expect(await issuer.verify(await signed({ exp: now() + 60 }))).toBe('eva');
  });

  test('is refused without an expiry', async () => {
    await expect(issuer.verify(await signed({}))).rejects.toThrow('"exp"');
  });

  test('is refused after its expiry', async () => {
    await expect(issuer.verify(await signed({ exp: now() - 1 }))).rejects.toThrow('"exp"');
  });

  test('is refused when it names another issuer', async () => {
    const token = signed({ exp: now() + 60, iss: 'https://elsewhere.example' });
    await expect(issuer.verify(await token)).rejects.toThrow('"iss"');
  });

  test('is refused when it is for another service', async () => {
    const token = signed({ exp: now() + 60, aud: 'elsewhere' });
    await expect(issuer.verify(await token)).rejects.toThrow('"aud"');
  });

  test('is refused without a subject', async () => {
    const { sub: _nobody, ...rest } = GOOD;
    const token = new SignJWT({ ...rest, exp: now() + 60 }).setProtectedHeader({ alg: 'ES256' });
    await expect(issuer.verify(await token.sign(key))).rejects.toThrow('"sub"');
  });
});
