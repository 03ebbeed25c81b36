import { afterEach, expect, test } from '@jest/globals';
import { readdirSync, statSync } from 'node:fs';
import { clearAway, temporaryDirectory } from '../../../test/support/temporary-directory.js';
import { openHome } from './data-home.js';
import { keptPassword } from './password.js';

afterEach(clearAway);

const home = () => openHome(temporaryDirectory(), () => undefined);

test('several first calls at once get one password, and later ones the same', async () => {
  const one = home();
  const passwords = await Promise.all(Array.from({ length: 40 }, () => keptPassword(one)));
  expect(new Set([...passwords, await keptPassword(one)]).size).toBe(1);
  expect(readdirSync(one.directory).sort()).toEqual(['password', 'users']);
});

test('every home has its own, long and closed to others', async () => {
  const [one, two] = [home(), home()];
  const [first, second] = [await keptPassword(one), await keptPassword(two)];
  expect(first).not.toBe(second);
  expect(first).toMatch(/^[\w-]{32}$/);
  expect(statSync(one.passwordFile).mode & 0o777).toBe(0o600);
});
