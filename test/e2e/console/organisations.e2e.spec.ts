import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';
import type { ConsoleUser } from '../../support/browser/console-user.js';

let app: ConsoleApp;
beforeAll(async () => {
  app = await ConsoleApp.open();
});
afterAll(() => app.close());

/** The dry run of a form that is half filled in is refused, which the browser reports. */
const complaintsBesidesDryRuns = ({ complaints }: ConsoleUser) =>
  complaints.filter((text) => !/status of (400|409)/.test(text));

describe('settings and network', () => {
  let ada: ConsoleUser;
  beforeAll(async () => {
    ada = await app.signIn('Ada Lefort', '/company');
  });

  test('a main admin sees what another policy would change, then changes it', async () => {
    await ada.page.getByLabel('Approval by managers').selectOption({ label: 'None' });
    await ada.button('Show what would differ').click();
    await ada.page.getByText(/registrations? would differ/).waitFor();
    await ada.give('Change the settings', async (dialog) => {
      await dialog.getByLabel('Approval by managers').selectOption({ label: 'None' });
    });
    const settings = ada.page.getByRole('region', { name: 'Settings', exact: true });
    await settings.getByText('None', { exact: true }).waitFor();
    await ada.page.getByText('Show what happened').click();
    await ada.page.getByText('Settings changed').first().waitFor();
  });

  test('a main admin adds a level to the network, and renames one', async () => {
    const network = ada.page.getByRole('region', { name: 'Network' });
    await network.locator('summary[aria-label="Change Nordlys"]').click();
    await ada.give(
      'Add a level',
      (dialog) => dialog.getByLabel('Name').fill('Lille'),
      ada.button('Add a level: Nordlys', network),
    );
    await network.getByText('Lille', { exact: true }).waitFor();
    await network.locator('summary[aria-label="Change Nordlys/Lyon"]').click();
    await ada.give(
      'Rename a level',
      (dialog) => dialog.getByLabel('Name').fill('Lyon Sud'),
      ada.button('Rename a level: Nordlys/Lyon', network),
    );
    await network.getByText('Lyon Sud', { exact: true }).waitFor();
    expect(complaintsBesidesDryRuns(ada)).toEqual([]);
  });

  test('an auditor reads why they cannot change them', async () => {
    const auditor = await app.signIn('Auditor of Nordlys', '/company');
    const settings = auditor.page.getByRole('region', { name: 'Settings', exact: true });
    await settings.getByText('Not possible now, and why').click();
    await settings.getByText(/Needs: .*main admin/i).waitFor();
    expect(await settings.getByRole('button').count()).toBe(0);
    await auditor.close();
  });
});

test('a coordinator describes the nonprofit, and adds a place', async () => {
  const ben = await app.signIn('Ben Asher', '/nonprofits?search=together');
  await ben.page.getByRole('link', { name: 'Read Together' }).first().click();
  await ben.page.getByRole('heading', { level: 1, name: 'Read Together' }).waitFor();
  await ben.give('Change the profile', (dialog) =>
    dialog.getByLabel('Description').fill('We read aloud, everywhere.'),
  );
  await ben.page.getByText('We read aloud, everywhere.').waitFor();
  await ben.give('Add a location', (dialog) => dialog.getByLabel('Location').fill('Annecy'));
  const locations = ben.page.getByRole('region', { name: 'Locations' });
  await locations.getByText('Annecy', { exact: true }).waitFor();
  await ben.page.getByText('Undo…').click();
  await ben.dialog.getByText('Location removed').waitFor();
  await ben.button('Remove a location', ben.dialog).click();
  await locations.getByText('Annecy', { exact: true }).waitFor({ state: 'detached' });
  expect(complaintsBesidesDryRuns(ben)).toEqual([]);
  await ben.close();
});

describe('people', () => {
  test('an admin corrects a name, and reads the change in the history', async () => {
    const abe = await app.signIn('Abe Turner', '/people?search=nowak');
    await abe.page.getByRole('link', { name: 'Adam Nowak' }).click();
    await abe.page.getByRole('heading', { level: 1, name: 'Adam Nowak' }).waitFor();
    await abe.give('Correct the person’s data', (dialog) =>
      dialog.getByLabel('Name').fill('Adam Nowak-Hill'),
    );
    await abe.page.getByRole('heading', { level: 1, name: 'Adam Nowak-Hill' }).waitFor();
    expect(complaintsBesidesDryRuns(abe)).toEqual([]);
    await abe.close();
  });

  test('an admin registers a person, and is led to them', async () => {
    const abe = await app.signIn('Abe Turner', '/people/register');
    await abe.give('Register a person', async (dialog) => {
      await dialog.getByLabel('Name').fill('Nina Holt');
      await dialog.getByLabel('Mail address').fill('nina.holt@example.org');
    });
    await abe.page.getByRole('heading', { level: 1, name: 'Nina Holt' }).waitFor();
    await abe.page.getByText('nina.holt@example.org').waitFor();
    expect(complaintsBesidesDryRuns(abe)).toEqual([]);
    await abe.close();
  });
});
