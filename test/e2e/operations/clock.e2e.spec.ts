import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DevelopmentIssuer } from '../../../apps/api/auth/token-issuer.js';
import { startAllInOne, type AllInOne } from '../../../apps/all-in-one/all-in-one.js';
import type { MovedClock } from '../../../apps/all-in-one/clock.module.js';
import { bootstrapPlatform } from '../../../apps/runtime/bootstrap.js';
import { readConfig } from '../../../apps/runtime/config.js';
import { clockOf } from '../../../apps/runtime/moved-clock.js';
import { testDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let folder: string;
let product: AllInOne;
let platform: string;
let auditor: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'clock-'));
  product = await startAllInOne({
    config: readConfig({ LEDGER_DATA: folder, PORT: '0' }),
    databaseUrl: database.url,
  });
  const { ledger } = product.runtime;
  const id = await bootstrapPlatform(ledger, { name: 'Pia', mail: 'pia@platform.example' });
  await product.engine.settle();
  platform = await (product.issuer as DevelopmentIssuer).token(id);
  const person = { name: 'Paul', mail: 'paul@platform.example', roles: [{ role: 'auditor' }] };
  const registered = await ask('POST', '/people/register-person', person, platform);
  await product.engine.settle();
  auditor = await (product.issuer as DevelopmentIssuer).token(
    (registered.body as { id: string }).id,
  );
});
afterAll(async () => {
  await product.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function ask(method: string, path: string, body: object | undefined, token: string) {
  const response = await fetch(`${product.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: await response.json() };
}
const forward = (body: object, token = platform) =>
  ask('POST', '/development/clock/forward', body, token);
const moved = async (body: object) => (await forward(body)).body as MovedClock;

test('the platform team moves the clock forward, and it stays ahead', async () => {
  const body = await moved({ amount: 2, unit: 'weeks' });
  const days = (Date.parse(body.to) - Date.parse(body.from)) / 86_400_000;
  expect(days).toBeGreaterThanOrEqual(14);
  expect(days).toBeLessThan(14.1);
  expect(product.runtime.clock.now() >= body.to).toBe(true);
  const after = await clockOf(readConfig({ LEDGER_DATA: folder }));
  expect(after.now() >= body.to).toBe(true);
});

test('a month is a month of the calendar', async () => {
  const body = await moved({ amount: 1, unit: 'months' });
  expect(body.to.slice(11, 16)).toBe(body.from.slice(11, 16));
  const months = (instant: string) =>
    12 * Number(instant.slice(0, 4)) + Number(instant.slice(5, 7));
  expect(months(body.to) - months(body.from)).toBe(1);
});

test('others read and move it not', async () => {
  const refused = await forward({ amount: 1, unit: 'days' }, auditor);
  expect(refused).toMatchObject({ status: 403, body: { type: '/problems/forbidden' } });
  expect((await ask('GET', '/development/clock', undefined, auditor)).status).toBe(403);
});

test.each([
  [{ amount: 0, unit: 'days' }, 'amount'],
  [{ amount: 1, unit: 'years' }, 'unit'],
  [{ unit: 'days' }, 'amount'],
])('%j is invalid and names the field', async (body, field) => {
  const answer = await forward(body);
  expect(answer).toMatchObject({ status: 400, body: { field } });
});

test('an installation whose clock was moved does not start with an issuer', async () => {
  await forward({ amount: 1, unit: 'days' });
  const config = readConfig({
    LEDGER_DATA: folder,
    OIDC_ISSUER: 'https://issuer.example',
    SMTP_URL: 'smtp://mail.example',
  });
  await expect(clockOf(config)).rejects.toThrow(/^LEDGER_DATA: the clock .* was moved/);
});
