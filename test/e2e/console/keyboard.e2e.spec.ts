import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { ConsoleApp } from '../../support/browser/console-app.js';
import type { ConsoleUser } from '../../support/browser/console-user.js';

let app: ConsoleApp;
beforeAll(async () => {
  app = await ConsoleApp.open();
});
afterAll(() => app.close());

const MOST_STEPS = 250;
const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((node: { matches(selector: string): boolean }) => node.matches(':focus'));
/** Whether what has the focus shows it. */
const FOCUS_IS_SEEN = `(() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
})()`;

/** Goes on by Tab until an element has the focus, which must be seen on it. */
async function tabTo({ page }: ConsoleUser, element: Locator): Promise<void> {
  await element.first().waitFor();
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await isFocused(element.first())) {
      expect(await page.evaluate(FOCUS_IS_SEEN)).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not reached by the keyboard: ${element.toString()}`);
}

async function press(user: ConsoleUser, element: Locator, key = 'Enter'): Promise<void> {
  await tabTo(user, element);
  await user.page.keyboard.press(key);
}

/** Gives a command by the keyboard alone. */
async function giveByKeyboard(user: ConsoleUser, command: string, opener?: Locator) {
  await press(user, opener ?? user.button(command));
  await user.dialog.locator('.notice').waitFor();
  const give = user.button(command, user.dialog);
  await give.isEnabled();
  await press(user, give);
  await user.dialog.waitFor({ state: 'detached' });
  await user.page.getByText(`Done: ${command}.`).waitFor();
  await user.settled();
}

const focusIsWithin = (user: ConsoleUser, selector: string): Promise<boolean> =>
  user.page.evaluate(`document.activeElement.closest(${JSON.stringify(selector)}) !== null`);

describe('by the keyboard alone', () => {
  test('the first stop skips the menu', async () => {
    const eva = await app.signIn('Eva Marchand', '/my-volunteering');
    await eva.page.evaluate('document.activeElement.blur()');
    await press(eva, eva.page.getByRole('link', { name: 'Skip to the content' }));
    expect(await focusIsWithin(eva, 'main')).toBe(true);
    await eva.close();
  });

  test('an employee opens the menu, and the focus follows to the content', async () => {
    const eva = await app.signIn('Eva Marchand', '/my-volunteering', { width: 390 });
    await press(eva, eva.button('Menu'));
    const entry = eva.page.getByRole('navigation', { name: 'Main menu' });
    await press(eva, entry.getByRole('link', { name: 'Find an initiative' }));
    await eva.page.locator('main[data-location="/initiatives"]').waitFor();
    await eva.settled();
    expect(await focusIsWithin(eva, 'main')).toBe(true);
    expect(await eva.button('Menu').getAttribute('aria-expanded')).toBe('false');
    await eva.close();
  });

  test('an employee signs up for a slot', async () => {
    const eva = await app.signIn('Eva Marchand', '/initiatives?search=nordlys');
    await press(eva, eva.page.getByRole('link', { name: 'River clean-up with Nordlys' }));
    await eva.page.waitForURL(/\/initiatives\/[0-9a-f-]{36}$/);
    await eva.settled();
    await giveByKeyboard(eva, 'Sign up with dates', eva.button(/^Sign up for/));
    const slots = eva.page.getByRole('region', { name: 'Slots' });
    await slots.getByText('To be confirmed').waitFor();
    expect(eva.complaints).toEqual([]);
    await eva.close();
  });

  test('a dialog keeps the focus, and gives it back', async () => {
    const cora = await app.signIn('Cora Vidal', '/to-decide?sort=applications');
    const opener = cora.button('Accept the application');
    await press(cora, opener);
    await cora.dialog.locator('.notice').waitFor();
    const outside: number[] = [];
    for (let step = 0; step < 12; step++) {
      await cora.page.keyboard.press('Tab');
      const away = await cora.page.evaluate<boolean>(
        `document.activeElement !== document.body && !document.activeElement.closest('dialog')`,
      );
      if (away) outside.push(step);
    }
    expect(outside).toEqual([]);
    await cora.page.keyboard.press('Escape');
    await cora.dialog.waitFor({ state: 'detached' });
    expect(await isFocused(opener)).toBe(true);
    await cora.close();
  });

  test.each([
    ['Cora Vidal', '/to-decide?sort=applications', 'Accept the application'],
    ['Cora Vidal', '/to-decide?sort=certificates', 'Validate the participation'],
    ['Max Renard', '/to-approve', 'Approve dates'],
  ])('%s decides at %s: %s', async (name, path, command) => {
    const user = await app.signIn(name, path);
    const buttons = user.page.getByRole('button', { name: command, exact: true });
    await buttons.first().waitFor();
    const before = await buttons.count();
    await giveByKeyboard(user, command);
    await user.untilLeft(buttons, before - 1);
    // What was decided is gone, and the focus with it: it goes on from the content.
    expect(await focusIsWithin(user, 'main, .toasts')).toBe(true);
    expect(user.complaints).toEqual([]);
    await user.close();
  });

  test('an analyst makes an export, and downloads it', async () => {
    const analyst = await app.signIn('Analyst of Nordlys', '/exports');
    await press(analyst, analyst.button('Make the export'));
    const downloading = analyst.page.waitForEvent('download');
    await press(analyst, analyst.button(/^Download/));
    const file = await readFile(await (await downloading).path(), 'utf8');
    expect(file.split('\r\n').length).toBeGreaterThan(10);
    await analyst.close();
  });
});

describe('where motion is to be reduced', () => {
  test('nothing moves while a dialog opens', async () => {
    const ada = await app.signIn('Ada Lefort', '/company');
    await ada.button('Change the settings').click();
    await ada.dialog.waitFor();
    const moving = await ada.page.evaluate<number>(
      `document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1).length`,
    );
    expect(moving).toBe(0);
    await ada.close();
  });
});

describe('on paper', () => {
  const hidden = ['.top', '#main-menu', '.skip', '.toasts'];

  test.each([
    ['a history', 'Auditor of Nordlys', '/registrations?status=participated', 'tbody th a'],
    ['a partnership', 'Ada Lefort', '/partnerships?search=banks', 'tbody a'],
  ])('%s is without menu and controls, black on white', async (what, name, path, link) => {
    const user = await app.signIn(name, path, { theme: 'dark' });
    await user.page.locator(link).first().click();
    await user.page.waitForURL(/\/[0-9a-f-]{36}$/);
    await user.settled();
    if (what === 'a history') {
      await user.page.getByRole('link', { name: 'History' }).click();
      await user.page.locator('.timeline-entry').first().waitFor();
      await user.settled();
    }
    await user.page.emulateMedia({ media: 'print' });
    for (const selector of hidden)
      expect([selector, await user.page.locator(selector).isVisible()]).toEqual([selector, false]);
    const controls = user.page.locator('button, select, input, summary').filter({ visible: true });
    expect(await controls.count()).toBe(0);
    const colours = await user.page.evaluate<string[]>(
      `['color', 'backgroundColor'].map((name) => getComputedStyle(document.querySelector('main h1'))[name])`,
    );
    expect(colours[0]).toBe('rgb(0, 0, 0)');
    await user.close();
  });
});
