import { describe, expect, test } from '@jest/globals';
import { checkAddress } from './webhook-address.js';

const REFUSING = { allowPrivate: false };
const ALLOWING = { allowPrivate: true };
const nowhere = () => Promise.reject(new Error('No name should be looked up.'));
const at =
  (...ips: string[]) =>
  () =>
    Promise.resolve(ips);

describe('an address in a private network', () => {
  test.each([
    'https://127.0.0.1/hook',
    'https://127.1/hook',
    'https://2130706433/hook',
    'https://0x7f.0.0.1/hook',
    'https://0.0.0.0/hook',
    'https://10.0.0.1/hook',
    'https://172.16.3.4/hook',
    'https://192.168.1.1/hook',
    'https://100.64.0.1/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/hook',
    'https://[::]/hook',
    'https://[::ffff:10.0.0.1]/hook',
    'https://[fd00::1]/hook',
    'https://[fe80::1]/hook',
    'https://[64:ff9b::a00:1]/hook',
  ])('is refused: %s', async (address) => {
    await expect(checkAddress(address, REFUSING, nowhere)).rejects.toMatchObject({
      rule: 'private_address',
      field: 'address',
    });
  });

  test('is refused behind a name, also if only one of its addresses is', async () => {
    const address = 'https://hooks.example.com';
    await expect(
      checkAddress(address, REFUSING, at('93.184.216.34', '10.0.0.1')),
    ).rejects.toMatchObject({ rule: 'private_address' });
    await expect(checkAddress(address, REFUSING, at('93.184.216.34'))).resolves.toBeUndefined();
  });

  test('is taken where the configuration allows it, and http too', async () => {
    await expect(checkAddress('http://127.0.0.1/', ALLOWING, nowhere)).resolves.toBeUndefined();
  });
});

test.each([
  ['http://93.184.216.34/hook', 'https_only'],
  ['hooks.example.com', 'webhook_address'],
  ['javascript:alert(1)', 'webhook_address'],
  ['file:///etc/passwd', 'webhook_address'],
  ['https://user@93.184.216.34/', 'webhook_address'],
])('refuses %s as %s', async (address, rule) => {
  await expect(checkAddress(address, REFUSING, nowhere)).rejects.toMatchObject({ rule });
});

test('refuses a name that has no address', async () => {
  await expect(checkAddress('https://hooks.example.com', REFUSING, at())).rejects.toMatchObject({
    rule: 'address_unknown',
  });
});
