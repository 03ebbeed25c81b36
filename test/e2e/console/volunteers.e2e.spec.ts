import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';

let app: ConsoleApp;
beforeAll(async () => {
  app = await ConsoleApp.open();
});
afterAll(() => app.close());

test('an admin reminds three chosen from a status tab, each with its outcome', async () => {
  const abe = await app.signIn('Abe Turner', '/registrations');
  await abe.page.getByRole('link', { name: /^Dates to be confirmed/ }).click();
  await abe.page.locator('.tabs a[aria-current]', { hasText: 'Dates to be confirmed' }).waitFor();
  const rows = abe.page.locator('tbody tr');
  await rows.filter({ hasText: 'Participated' }).first().waitFor({ state: 'detached' });
  for (const at of [0, 1, 2]) await rows.nth(at).getByRole('checkbox').check();
  await abe.page.getByText('3 chosen: 3 in this list, 0 elsewhere').waitFor();

  await abe.button('Act on those chosen…').click();
  await abe.dialog.getByRole('combobox').selectOption({ label: 'Remind the nonprofit' });
  await abe.button('See what would happen', abe.dialog).click();
  await abe.dialog.getByText('Would be done: 3').waitFor();
  await abe.button('Remind the nonprofit: 3 of 3', abe.dialog).click();
  await abe.dialog.getByText('Done: 3', { exact: true }).waitFor();
  const given = abe.dialog.locator('tbody tr');
  await given.nth(2).waitFor();
  expect(await given.count()).toBe(3);

  await abe.dialog.getByRole('link', { name: 'These outcomes are kept for a day' }).click();
  await abe.heading.getByText('Action on many registrations').waitFor();
  const outcomes = abe.page.getByRole('row').filter({ hasText: 'Nonprofit reminded' });
  await outcomes.nth(2).waitFor();
  expect(await outcomes.count()).toBe(3);
  expect(abe.complaints).toEqual([]);
  await abe.close();
});

test('a selection stays, and says what is not on the page', async () => {
  const abe = await app.signIn('Abe Turner', '/registrations');
  await abe.page.locator('tbody tr').first().getByRole('checkbox').check();
  const name = await abe.page.locator('tbody th').first().innerText();
  await abe.page.getByRole('searchbox').fill('nobody of this name');
  await abe.page.getByText('1 chosen: 0 in this list, 1 elsewhere').waitFor();
  await abe.page.getByText('Which ones').click();
  await abe.page.getByRole('listitem').filter({ hasText: name }).waitFor();
  await abe.close();
});
