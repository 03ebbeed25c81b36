import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';
import type { ConsoleUser, ConsoleUserOptions } from '../../support/browser/console-user.js';
import { SCREENS, type ScreenUnderTest } from './screens.js';

let app: ConsoleApp;
beforeAll(async () => {
  app = await ConsoleApp.open();
});
afterAll(() => app.close());

/** People who have signed in, each once per kind of window. */
const users = new Map<string, Promise<ConsoleUser>>();

async function open(screen: ScreenUnderTest, options: ConsoleUserOptions): Promise<ConsoleUser> {
  const key = `${screen.person} ${JSON.stringify(options)}`;
  const known = users.get(key);
  const signingIn = known ?? app.signIn(screen.person, screen.path, options);
  users.set(key, signingIn);
  const user = await signingIn;
  if (known) await user.goTo(screen.path);
  if (screen.through !== undefined) {
    const list = await user.heading.innerText();
    await user.page.getByRole('link', { name: screen.through }).first().click();
    await user.page.waitForURL(/\/[0-9a-f-]{36}$/);
    await user.heading.filter({ hasNotText: list }).waitFor();
    await user.settled();
  }
  if (screen.then !== undefined) {
    await user.page.locator(`main a[href$="${screen.then}"]`).first().click();
    await user.page.locator(`main[data-location$="${screen.then}"]`).waitFor();
    await user.settled();
  }
  return user;
}

const titleOf = ({ path, through, then }: ScreenUnderTest) =>
  [path, through, then].filter(Boolean).join(' → ');

describe.each(SCREENS.map((screen) => ({ title: titleOf(screen), screen })))(
  '$title',
  ({ screen }) => {
    test.each([
      { theme: 'light', width: 1440, language: 'en' },
      { theme: 'dark', width: 390, language: 'fr' },
    ] as const)('is accessible and quiet, $theme at $width pixels', async (options) => {
      const user = await open(screen, options);
      expect(await user.accessibilityProblems()).toEqual([]);
      expect(await user.overflow()).toBe(0);
      expect(user.complaints).toEqual([]);
    });

    test('holds texts that are 1.4 times as long at 360 pixels', async () => {
      const user = await open(screen, { width: 360, language: 'pseudo' });
      expect(await user.overflow()).toBe(0);
    });
  },
);
