import { describe, expect, test } from '@jest/globals';
import 'reflect-metadata';
import { MASTER_KEY } from '../../support/master-key.js';
import {
  ConfigError,
  readConfig,
  showsDocs,
  trustedProxies,
} from '../../../apps/runtime/config.js';

const keyOf = (bytes: Buffer): string => bytes.toString('base64');
const PRODUCTION = {
  LEDGER_MODE: 'production',
  HOST: '0.0.0.0',
  OIDC_ISSUER: 'https://login.example',
  DATABASE_URL: 'postgres://ledger@db/ledger',
  LEDGER_MASTER_KEY: MASTER_KEY,
  SMTP_URL: 'smtp://mail',
};

test('nothing said is the embedded default, on loopback', () => {
  expect(readConfig({})).toMatchObject({
    LEDGER_MODE: 'development',
    HOST: '127.0.0.1',
    PORT: 3000,
    LEDGER_DATA: '.data',
  });
});

test('production starts with all that it needs', () => {
  expect(readConfig(PRODUCTION)).toMatchObject({
    LEDGER_MODE: 'production',
    OIDC_ISSUER: 'https://login.example',
  });
});

describe('what cannot be safe refuses to start, and names the variable', () => {
  test.each(['OIDC_ISSUER', 'DATABASE_URL', 'LEDGER_MASTER_KEY', 'SMTP_URL'])(
    'production without %s',
    (name) => {
      const { [name as 'HOST']: _left, ...rest } = PRODUCTION;
      expect(() => readConfig(rest)).toThrow(new RegExp(`^${name}: `));
    },
  );

  test.each(['0.0.0.0', '192.0.2.7', '::'])('listening on %s without an issuer', (HOST) => {
    expect(() => readConfig({ HOST })).toThrow(/^OIDC_ISSUER: /);
  });

  test.each([
    ['PORT', 'often'],
    ['PORT', '70000'],
    ['LEDGER_MODE', 'test'],
    ['LEDGER_MASTER_KEY', 'not base64!'],
    ['RATE_LIMIT_PER_MINUTE', '0'],
    ['MAIL_FROM', 'nobody'],
  ])('%s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  test.each([
    ['one byte', keyOf(Buffer.alloc(32, 7))],
    ['two bytes in turn', keyOf(Buffer.from('ab'.repeat(16)))],
    ['words', keyOf(Buffer.from('correct horse battery staple 12345'.slice(0, 32)))],
    ['a sequence', keyOf(Buffer.from(Array.from({ length: 32 }, (_, n) => n)))],
    ['half a key twice', keyOf(Buffer.concat([Buffer.from(MASTER_KEY, 'base64').subarray(0, 16), Buffer.from(MASTER_KEY, 'base64').subarray(0, 16)]))],
    ['too short a key', keyOf(Buffer.from(MASTER_KEY, 'base64').subarray(0, 16))],
  ])('a master key of %s', (_, LEDGER_MASTER_KEY) => {
    expect(() => readConfig({ LEDGER_MASTER_KEY })).toThrow(/^LEDGER_MASTER_KEY: /);
    expect(() => readConfig({ ...PRODUCTION, LEDGER_MASTER_KEY })).toThrow(/^LEDGER_MASTER_KEY: /);
    const rotating = { ...PRODUCTION, LEDGER_MASTER_KEY_PREVIOUS: LEDGER_MASTER_KEY };
    expect(() => readConfig(rotating)).not.toThrow();
  }); // prettier-ignore

  test.each([
    ['http://login.example', {}],
    ['http://127.0.0.1:8080', { LEDGER_MODE: 'production' }],
    ['http://127.0.0.1.example', {}],
  ])('the issuer %s with %j', (OIDC_ISSUER, more) => {
    const environment = { ...PRODUCTION, LEDGER_MODE: 'development', OIDC_ISSUER, ...more };
    expect(() => readConfig(environment)).toThrow(/^OIDC_ISSUER: .*https/);
  });

  test.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'])(
    'but not the issuer %s in development',
    (OIDC_ISSUER) => {
      expect(() => readConfig({ OIDC_ISSUER, SMTP_URL: 'smtp://mail' })).not.toThrow();
    },
  );

  test('an issuer without a mail server, whose mails everybody could read', () => {
    expect(() => readConfig({ OIDC_ISSUER: 'https://login.example' })).toThrow(/^SMTP_URL: /);
  });

  test.each(['true', '0', '0.0.0.0/0', '10.0.0.0/33', '10.0.0.1,', 'proxy.example', '::/0', '-1'])(
    'TRUST_PROXY=%s',
    (TRUST_PROXY) => {
      expect(() => readConfig({ TRUST_PROXY })).toThrow(/^TRUST_PROXY: /);
    },
  );
});

test('proxies are a number of them, or their addresses and networks', () => {
  expect(trustedProxies(readConfig({}))).toBe(false);
  const networks = trustedProxies(readConfig({ TRUST_PROXY: '10.0.0.0/8, ::1' }));
  expect(networks).toEqual(['10.0.0.0/8', '::1']);
  const two = trustedProxies(readConfig({ TRUST_PROXY: '2' })) as (_: string, hop: number) => boolean;
  expect([0, 1, 2].map((hop) => two('', hop))).toEqual([true, true, false]);
}); // prettier-ignore

test('production describes its API only where it is told to', () => {
  expect(showsDocs(readConfig({}))).toBe(true);
  expect(showsDocs(readConfig({ API_DOCS: 'off' }))).toBe(false);
  expect(showsDocs(readConfig(PRODUCTION))).toBe(false);
  expect(showsDocs(readConfig({ ...PRODUCTION, API_DOCS: 'on' }))).toBe(true);
});
