import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ROOT } from '../../support/another-process.js';
import { differenceOf } from '../../support/browser/compare-pictures.js';
import { ConsoleApp } from '../../support/browser/console-app.js';
import type { ConsoleUser } from '../../support/browser/console-user.js';
import { ScreenOpener } from './open-screen.js';
import type { ScreenUnderTest } from './screens.js';

/** Kept beside the spec. `npm run test:pictures:update` makes them anew. */
const KEPT = join(import.meta.dirname, 'pictures-of-screens');
/** Pictures that differ are left here. */
const DIFFERENT = join(ROOT, 'node_modules/.cache/different-pictures');
/** Half the size: small files, in which a colour or a block still shows. */
const SCALE = 0.5;
/** The share of pixels that may differ. */
const TOLERANCE = 0.0005;

const PICTURED: readonly (ScreenUnderTest & { readonly name: string })[] = [
  { name: 'my-volunteering', person: 'Eva Marchand', path: '/my-volunteering' },
  { name: 'find-initiative', person: 'Eva Marchand', path: '/initiatives' },
  { name: 'to-decide', person: 'Cora Vidal', path: '/to-decide' },
  { name: 'to-approve', person: 'Max Renard', path: '/to-approve' },
  { name: 'volunteers', person: 'Abe Turner', path: '/registrations' },
  {
    name: 'registration',
    person: 'Abe Turner',
    path: '/registrations?status=in_progress',
    through: 'Oscar Nilsson',
  },
  { name: 'partners', person: 'Ada Lefort', path: '/partnerships' },
  { name: 'people', person: 'Abe Turner', path: '/people' },
  { name: 'settings', person: 'Ada Lefort', path: '/company' },
  { name: 'overview', person: 'Abe Turner', path: '/overview' },
];

let app: ConsoleApp;
let screens: ScreenOpener;
let comparer: Page;
beforeAll(async () => {
  app = await ConsoleApp.open();
  screens = new ScreenOpener(app);
  comparer = await app.browser.newPage();
});
afterAll(() => app.close());

/** What the window shows, without what blinks or moves, and with no control under the pointer. */
async function pictureOf({ page }: ConsoleUser): Promise<Buffer> {
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur()');
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

async function differenceFromKept(name: string, picture: Buffer): Promise<number> {
  const path = join(KEPT, `${name}.png`);
  if (process.env['UPDATE_PICTURES'] !== undefined) {
    await mkdir(KEPT, { recursive: true });
    await writeFile(path, picture);
  }
  const difference = await differenceOf(comparer, await readFile(path), picture);
  if (difference > TOLERANCE) {
    await mkdir(DIFFERENT, { recursive: true });
    await writeFile(join(DIFFERENT, `${name}.png`), picture);
  }
  return difference;
}

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  test.each(PICTURED)('$name looks as it did, in both themes', async ({ name, ...screen }) => {
    const user = await screens.open(screen, { language, scale: SCALE });
    for (const theme of ['light', 'dark'] as const) {
      await user.page.emulateMedia({ colorScheme: theme });
      const picture = await pictureOf(user);
      const difference = await differenceFromKept(`${name}-${theme}-${language}`, picture);
      expect([theme, difference <= TOLERANCE]).toEqual([theme, true]);
    }
    await user.page.emulateMedia({ colorScheme: 'light' });
  });
});

describe('the comparison', () => {
  test.each([
    ['a broken colour', `document.querySelector('.button-primary').style.background = '#d33'`],
    ['a block that moved', `document.querySelector('main .card').style.translate = '0 24px'`],
  ])('sees %s', async (_what, breakIt) => {
    const user = await app.signIn('Eva Marchand', '/my-volunteering', { scale: SCALE });
    await user.page.evaluate(`void (${breakIt})`);
    const difference = await differenceOf(
      comparer,
      await readFile(join(KEPT, 'my-volunteering-light-en.png')),
      await pictureOf(user),
    );
    expect(difference).toBeGreaterThan(TOLERANCE);
    await user.close();
  });
});
