import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';
import type { ConsoleUser } from '../../support/browser/console-user.js';

let app: ConsoleApp;
let auditor: ConsoleUser;
beforeAll(async () => {
  app = await ConsoleApp.open();
  auditor = await app.signIn('Auditor of Nordlys', '/registrations?status=participated');
  await auditor.page.locator('tbody th a').first().click();
  await auditor.page.getByRole('link', { name: 'History' }).click();
  await auditor.page.getByRole('heading', { name: 'What happened' }).waitFor();
  await auditor.settled();
});
afterAll(() => app.close());

/** Text of the section with a heading. */
const section = (name: string) => auditor.page.getByRole('region', { name });

describe('an auditor, with a registration’s history', () => {
  test('reads each event in words, with who and in which role', async () => {
    const first = auditor.page.locator('.timeline-entry').first();
    expect(await first.getByRole('heading').innerText()).toBe('Application submitted');
    expect(await first.locator('p').first().innerText()).toContain('(Employee)');
  });

  test('moves the slider, and sees the state of that instant', async () => {
    const then = section('As it was');
    await then.getByText('Participated', { exact: true }).first().waitFor();
    await then.getByRole('slider').fill('0');
    await then.getByText(/\b1 event$/).waitFor();
    expect(await then.locator('.status').first().innerText()).not.toBe('Participated');
    expect(auditor.page.url()).toContain('at=');
  });

  test('moves the slider by the keyboard', async () => {
    const slider = section('As it was').getByRole('slider');
    await slider.press('End');
    await section('As it was').getByText('Participated', { exact: true }).first().waitFor();
    const text = await slider.getAttribute('aria-valuetext');
    expect(text).toContain(':');
  });

  test('sees which fields changed between two instants, and by which events', async () => {
    const compared = section('Two instants side by side');
    const options = await compared.getByLabel('Later instant').locator('option').count();
    await compared.getByLabel('Earlier instant').selectOption({ index: 1 });
    await compared.getByLabel('Later instant').selectOption({ index: options - 1 });
    await compared.getByRole('heading', { name: /fields changed/ }).waitFor();
    const status = compared.getByRole('row', { name: /^Status/ }).first();
    expect(await status.innerText()).toContain('Participated');
    await status.locator('summary').click();
    await status.getByRole('link', { name: 'Participation confirmed' }).waitFor();
  });

  test('asks why an event happened, and reads the rule', async () => {
    const first = auditor.page.locator('.timeline-entry').first();
    await first.getByText('Why did this happen?').click();
    await first.getByText('It may be given by: Employee', { exact: false }).waitFor();
  });

  test('asks why a command is refused, and why a mail came', async () => {
    const questions = section('Ask why');
    await questions.getByLabel('Command').selectOption('ConfirmDates');
    await questions.locator('.notice-warning').first().waitFor();
    await questions.getByLabel('Mail about').selectOption('DateConfirmedByCoordinator');
    await questions.getByText(/It was (not )?sent/).waitFor();
    expect(auditor.complaints).toEqual([]);
  });

  test('verifies the registration', async () => {
    await auditor.page.getByRole('link', { name: 'Verify' }).click();
    await auditor.settled();
    await auditor.button('Verify').click();
    await auditor.page.getByText('All is as it was recorded.').waitFor();
    expect(auditor.complaints).toEqual([]);
  });

  test('finds what they read among the reads', async () => {
    await auditor.goTo('/audit/reads?what=verification');
    await auditor.page.getByRole('cell', { name: 'Verification', exact: true }).first().waitFor();
    expect(await auditor.page.getByText('Auditor of Nordlys (Auditor)').count()).toBeGreaterThan(0);
  });
});
