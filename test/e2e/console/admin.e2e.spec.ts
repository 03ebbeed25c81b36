import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';
import type { ConsoleUser } from '../../support/browser/console-user.js';

let app: ConsoleApp;
beforeAll(async () => {
  app = await ConsoleApp.open();
});
afterAll(() => app.close());

/** Nonprofits of the table. */
const partners = ({ page }: ConsoleUser) => page.locator('tbody th').allTextContents();

/** Waits until the table lists exactly these nonprofits. */
async function listed({ page }: ConsoleUser, ...names: string[]): Promise<void> {
  for (const name of names)
    await page.getByRole('rowheader', { name, exact: true }).first().waitFor();
  await page.locator('tbody tr').nth(names.length).waitFor({ state: 'detached' });
}

const openActions = ({ page }: ConsoleUser, partner: string) =>
  page.locator(`summary[aria-label="Actions: ${partner}"]`).click();

/** Gives a command by the actions of a partner's row, once its dry run has been shown. */
async function giveTo(
  user: ConsoleUser,
  partner: string,
  command: string,
  fill?: () => Promise<unknown>,
): Promise<void> {
  await openActions(user, partner);
  const row = user.page.getByRole('row').filter({ hasText: partner });
  await row.getByRole('button', { name: command }).click();
  await fill?.();
  await user.dialog.locator('.notice').waitFor();
  await user.button(command, user.dialog).click();
  await user.dialog.waitFor({ state: 'detached' });
}

/** Presses a button that answers with a file. */
async function downloaded({ page }: ConsoleUser, button: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).filter({ visible: true }).click(),
  ]);
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

describe('the Partners tab', () => {
  test('finds a partner by place, and shows its contacts', async () => {
    const ada = await app.signIn('Ada Lefort', '/partnerships');
    await ada.page.getByRole('searchbox').fill('lyon');
    await listed(ada, 'First Steps', 'Green Banks');
    await ada.page.getByRole('link', { name: 'View First Steps' }).click();
    const contacts = ada.page.getByRole('region', { name: 'Contacts' });
    await contacts.getByText('Dora Meyer').waitFor();
    expect(ada.complaints).toEqual([]);
    await ada.close();
  });

  test('says who granted the mandate, and on which request', async () => {
    const ada = await app.signIn('Ada Lefort', '/partnerships');
    await ada.page.getByRole('link', { name: 'View Green Banks' }).click();
    const mandate = ada.page.getByRole('region', { name: 'Acting on behalf of the nonprofit' });
    await mandate.getByText('On the request').waitFor();
    const said = await mandate.innerText();
    expect(said).toMatch(/Granted by\s+\S/);
    expect(said).toMatch(/Granted on\s+\S/);
    expect(said).toMatch(/On the request\s+\S/);
    await ada.close();
  });

  test('downloads the agreement and the export of one partner', async () => {
    const ada = await app.signIn('Ada Lefort', '/partnerships');
    await openActions(ada, 'Open Table');
    const agreement = await downloaded(ada, 'Download the agreement');
    expect(agreement.name).toMatch(/\.pdf$/);
    expect(agreement.content.subarray(0, 5).toString()).toBe('%PDF-');
    const exported = await downloaded(ada, 'Export this partner');
    expect(exported.content.toString()).toContain('Open Table');
    expect(exported.content.toString()).not.toContain('Green Banks');
    await ada.close();
  });

  test('downloads the export of all partners, kept among the long work', async () => {
    const ada = await app.signIn('Ada Lefort', '/partnerships');
    const exported = await downloaded(ada, 'Export all partners');
    for (const name of await partners(ada)) expect(exported.content.toString()).toContain(name);
    await ada.goTo('/jobs');
    await ada.page.getByText('Partnership tracking').first().waitFor();
    await ada.close();
  });

  test('cancels a partnership, which is then under its tab', async () => {
    const anke = await app.signIn('Anke Vogel', '/partnerships');
    await giveTo(anke, 'Repair Corner', 'Cancel the partnership');
    await anke.page.getByRole('link', { name: /^Cancelled\/Declined/ }).click();
    await anke.page.getByText('Cancelled by the company').waitFor();
    await listed(anke, 'First Steps', 'Repair Corner');
    await anke.close();
  });

  test('moves a partnership to another level', async () => {
    const ada = await app.signIn('Ada Lefort', '/partnerships');
    await giveTo(ada, 'Second Start', 'Move to another level', () =>
      ada.dialog.getByRole('combobox').selectOption({ label: 'Nordlys/Lyon' }),
    );
    const row = ada.page.getByRole('row').filter({ hasText: 'Second Start' });
    await row.getByText('Nordlys/Lyon').waitFor();
    await ada.close();
  });
});

test('an admin proposes partnerships to two nonprofits at once', async () => {
  const anke = await app.signIn('Anke Vogel', '/partnerships');
  await giveTo(anke, 'Green Banks', 'Cancel the partnership');
  await anke.page.getByRole('link', { name: 'Propose partnerships' }).click();
  await anke.page.getByRole('checkbox', { name: 'First Steps' }).check();
  await anke.page.getByRole('checkbox', { name: 'Green Banks' }).check();
  await anke.page.getByText('2 nonprofits chosen').waitFor();
  await anke.button('Propose to those chosen…').click();
  await anke.dialog.getByText('What will happen').waitFor();
  await anke.button('Propose a partnership', anke.dialog).click();
  await anke.dialog.waitFor({ state: 'detached' });
  await anke.goTo('/partnerships?status=awaiting_confirmation');
  for (const name of ['First Steps', 'Green Banks'])
    await anke.page.getByRole('rowheader', { name }).waitFor();
  expect(anke.complaints).toEqual([]);
  await anke.close();
});
