import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';

let app: ConsoleApp;
beforeAll(async () => {
  app = await ConsoleApp.open();
});
afterAll(() => app.close());

const fileOf = (lines: readonly string[]) => ({
  name: 'people.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\n')),
});
const HEADER = 'name,mail,manager';

test('an admin finds a person, and gives them a manager', async () => {
  const abe = await app.signIn('Abe Turner', '/people');
  await abe.page.getByRole('searchbox').first().fill('nowak');
  await abe.page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
  await abe.page.getByRole('link', { name: 'Adam Nowak' }).click();
  await abe.page.getByText('No manager').waitFor();
  await abe.give('Assign the manager', async (dialog) => {
    await dialog.getByRole('searchbox').fill('mia');
    await dialog.getByRole('radio', { name: /Mia Clarke/ }).check();
    await dialog.getByText('What will happen').waitFor();
  });
  await abe.page.getByRole('link', { name: 'Mia Clarke' }).waitFor();
  await abe.page.getByText('Show what happened').click();
  await abe.page.getByText('Manager assigned').last().waitFor();
  // Before a manager is chosen the dry run is refused: nothing would change.
  expect(abe.complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
  await abe.close();
});

test('an admin imports three lines in three steps', async () => {
  const abe = await app.signIn('Abe Turner', '/people/import');
  const file = fileOf([
    HEADER,
    'Zoe Line,zoe.line@example.org,',
    'Ada Line,ada.line@example.org,zoe.line@example.org',
    'Ben Line,ben.line@example.org,zoe.line@example.org',
  ]);
  await abe.page.getByLabel('CSV file').setInputFiles(file);
  await abe.page.getByText('Would be registered or invited: 3').waitFor();
  await abe.page.getByText('employees are not in the file').waitFor();
  expect(await abe.page.getByRole('row').filter({ hasText: 'Line 3' }).innerText()).toContain(
    'Ada Line',
  );
  await abe.page.getByRole('button', { name: 'Import', exact: true }).click();
  await abe.page.getByText('The file is imported').waitFor();
  await abe.page.getByText('Registered: 3').waitFor();
  await abe.page.getByRole('link', { name: 'These outcomes are kept for a day' }).click();
  await abe.heading.getByText('Import of people').waitFor();
  expect(abe.complaints).toEqual([]);
  await abe.close();
});

test('a file with a refused line says which, and is not imported', async () => {
  const abe = await app.signIn('Abe Turner', '/people/import');
  await abe.page
    .getByLabel('CSV file')
    .setInputFiles(fileOf([HEADER, 'Zoe Right,zoe.right@example.org,', 'Ada Wrong,no address,']));
  await abe.page.getByText('1 line would be refused').waitFor();
  const refused = abe.page.getByRole('row').filter({ hasText: 'Refused' });
  expect(await refused.innerText()).toContain('Line 3');
  expect(await abe.page.getByRole('button', { name: 'Import', exact: true }).count()).toBe(0);
  await abe.close();
});

test('those who leave by an import are counted and confirmed first', async () => {
  const abe = await app.signIn('Abe Turner', '/people/import');
  await abe.page
    .getByLabel('CSV file')
    .setInputFiles(fileOf([HEADER, 'Zoe Line,zoe.line@example.org,']));
  await abe.page.getByRole('radio', { name: 'They leave the company.' }).check();
  await abe.page.getByText(/Would leave the company: \d+/).waitFor();
  const give = abe.page.getByRole('button', { name: 'Import', exact: true });
  expect(await give.isDisabled()).toBe(true);
  await abe.page.getByRole('checkbox', { name: /Yes, exactly \d+ people leave/ }).check();
  expect(await give.isEnabled()).toBe(true);
  await abe.close();
});
