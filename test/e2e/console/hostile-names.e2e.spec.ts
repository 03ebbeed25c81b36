import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';
import { ScreenOpener, titleOf } from './open-screen.js';
import { SCREENS } from './screens.js';

const MARKUP = '<img src=x onerror=alert(1)>';
const LENGTH = 200;
/** Markup, a placeholder of texts, marks that turn the direction, an emoji of several characters, and a word that no line holds. */
const HOSTILE = ` ${MARKUP} {{name}} \u202Eegnarts\u202C \u200F👩‍🚀 ${'W'.repeat(110)}`;
/** What has a name or a title, and is shown by it. */
const NAMED = [
  ['people', 'name'],
  ['companies', 'name'],
  ['nonprofits', 'name'],
  ['initiatives', 'title'],
  ['levels', 'name'],
] as const;
/** Screens that show no name of anybody or anything. */
const NAMELESS = [
  '/people/import',
  '/people/register',
  '/jobs',
  '/proof',
  '/analysis',
  '/analysis?view=rebuild',
  '/analysis?view=events',
  '/operations',
  '/operations?view=mails',
  '/operations?view=rebuild',
];

let app: ConsoleApp;
let screens: ScreenOpener;
beforeAll(async () => {
  app = await ConsoleApp.open();
  screens = new ScreenOpener(app);
  const mine = await app.send<{ inConversation: { id: string }[] }>(
    'Eva Marchand',
    'GET',
    '/me/dashboard',
  );
  for (const { id } of mine.inConversation)
    await app.send('Eva Marchand', 'POST', `/registrations/${id}/post-message`, { text: HOSTILE });
  for (const person of ['Abe Turner', 'Pia Platform'])
    await app.send(person, 'POST', '/webhooks', {
      address: 'http://127.0.0.1:9/',
      description: HOSTILE,
    });
  for (const [table, column] of NAMED)
    await app.product.runtime.pool.query(
      `UPDATE read.${table} SET ${column} = left(${column} || $1, ${LENGTH})`,
      [HOSTILE],
    );
});
afterAll(() => app.close());

describe.each(SCREENS.map((screen) => ({ title: titleOf(screen), screen })))(
  'with hostile names, $title',
  ({ screen }) => {
    test('shows them as text, and holds them at 390 and 1440 pixels', async () => {
      const user = await screens.open(screen, { width: 390 });
      const { page } = user;
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => dialogs.push(dialog.message()));
      const shown = await page.locator('main').getByText(MARKUP).count();
      expect(shown > 0).toBe(!NAMELESS.includes(titleOf(screen)));
      expect(await page.locator('img[src=x]').count()).toBe(0);
      expect(await user.overflow()).toBe(0);
      await page.setViewportSize({ width: 1440, height: 900 });
      expect(await user.overflow()).toBe(0);
      await page.setViewportSize({ width: 390, height: 900 });
      expect(dialogs).toEqual([]);
      expect(user.complaints).toEqual([]);
    });
  },
);
