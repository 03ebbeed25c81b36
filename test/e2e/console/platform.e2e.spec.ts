import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';
import type { ConsoleUser } from '../../support/browser/console-user.js';

let app: ConsoleApp;
let pia: ConsoleUser;
beforeAll(async () => {
  app = await ConsoleApp.open();
  pia = await app.signIn('Pia Platform', '/platform?view=nonprofits');
});
afterAll(() => app.close());

describe('the platform team', () => {
  test('registers a nonprofit, and sees it in the list', async () => {
    await pia.give('Register a nonprofit', (dialog) =>
      dialog.getByLabel('Name').fill('Harbour Kitchen'),
    );
    await pia.page.getByRole('rowheader', { name: 'Harbour Kitchen' }).waitFor();
    expect(pia.complaints).toEqual([]);
  });

  test('sees what an erasure would do and whom it would tell, and cancels', async () => {
    await pia.goTo('/platform?view=people&search=Eva%20Marchand');
    await pia.button('Erase the person: Eva Marchand').click();
    await pia.dialog.getByText('Who will be told by mail').waitFor();
    const preview = await pia.dialog.locator('.notice').innerText();
    expect(preview).toContain('Person erased');
    expect(preview).toMatch(/Who will be told by mail\n+\S/);
    await pia.button('Cancel', pia.dialog).click();
    expect(await pia.page.getByRole('rowheader', { name: 'Eva Marchand' }).count()).toBe(1);
  });

  test('grants the mandate of a partnership, naming where it was asked for', async () => {
    await pia.goTo('/platform?view=mandates');
    const rows = pia.page.getByRole('row');
    const grant = pia.page.getByRole('button', { name: 'Grant the mandate' });
    const [nonprofit = '', company = ''] = await rows
      .filter({ has: grant })
      .first()
      .locator('th, td')
      .allInnerTexts();
    await pia.give('Grant the mandate', (dialog) =>
      dialog.getByLabel('Where the nonprofit asked for it').fill('Letter of 2 March'),
    );
    const granted = rows.filter({ hasText: nonprofit }).filter({ hasText: company });
    await granted.getByText(/in force since/).waitFor();
    expect(pia.complaints).toEqual([]);
  });

  test('reads the history of a nonprofit, and makes a page of it', async () => {
    await pia.goTo('/audit?kind=nonprofit');
    await pia.page.getByRole('link', { name: 'Harbour Kitchen' }).click();
    await pia.page.getByRole('heading', { name: 'Nonprofit registered' }).waitFor();
    await pia.button('Make a page to print or send').click();
    const link = pia.page.getByRole('link', { name: /Open the page/ });
    expect(await link.getAttribute('href')).toMatch(/^\/pages\//);
  });
});
