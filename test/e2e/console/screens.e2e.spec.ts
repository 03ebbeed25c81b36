import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';
import { ScreenOpener, titleOf } from './open-screen.js';
import { SCREENS } from './screens.js';

let app: ConsoleApp;
let screens: ScreenOpener;
beforeAll(async () => {
  app = await ConsoleApp.open();
  screens = new ScreenOpener(app);
});
afterAll(() => app.close());

describe.each(SCREENS.map((screen) => ({ title: titleOf(screen), screen })))(
  '$title',
  ({ screen }) => {
    test.each([
      { theme: 'light', width: 1440, language: 'en' },
      { theme: 'dark', width: 390, language: 'fr' },
    ] as const)('is accessible and quiet, $theme at $width pixels', async (options) => {
      const user = await screens.open(screen, options);
      expect(await user.accessibilityProblems()).toEqual([]);
      expect(await user.overflow()).toBe(0);
      expect(user.complaints).toEqual([]);
    });

    test('holds texts that are 1.4 times as long at 360 pixels', async () => {
      const user = await screens.open(screen, { width: 360, language: 'pseudo' });
      expect(await user.overflow()).toBe(0);
    });
  },
);
