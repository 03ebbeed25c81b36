import { describe, expect, test } from '@jest/globals';
import 'reflect-metadata';
import { ConfigError, readConfig } from '../../../apps/runtime/config.js';

const PRODUCTION = {
  LEDGER_MODE: 'production',
  HOST: '0.0.0.0',
  OIDC_ISSUER: 'https://login.example',
  DATABASE_URL: 'postgres://ledger@db/ledger',
  LEDGER_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
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
});
