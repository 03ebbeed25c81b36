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

async function signUpForTwoSlots(name: string, initiative: string): Promise<void> {
  const employee = await app.signIn(name, '/initiatives?kind=slots');
  await employee.page.getByRole('link', { name: initiative }).click();
  await employee.settled();
  await employee.give('Sign up with dates', async (dialog) => {
    const slots = dialog.getByLabel('Slot');
    await slots.selectOption({ index: 1 });
    await employee.button('Add', dialog).click();
    await slots.nth(1).selectOption({ index: 2 });
  });
  await employee.close();
}

describe('a coordinator', () => {
  test('accepts an application, and sees it leave the list', async () => {
    const cora = await app.signIn('Cora Vidal', '/to-decide?sort=applications');
    const accept = cora.page.getByRole('button', { name: 'Accept the application' });
    await accept.first().waitFor();
    const before = await accept.count();
    await cora.give('Accept the application');
    await cora.untilLeft(accept, before - 1);
    expect(cora.complaints).toEqual([]);
    await cora.close();
  });

  test('confirms one of several dates, and the other still waits', async () => {
    await signUpForTwoSlots('Eva Marchand', 'River clean-up with Nordlys');
    const cora = await app.signIn('Cora Vidal', '/to-decide?sort=dates');
    const group = cora.page.getByRole('region', { name: 'River clean-up with Nordlys' });
    const dates = group.getByRole('listitem').filter({ hasText: 'Eva Marchand' });
    await cora.untilLeft(dates, 2);
    await cora.give(
      'Confirm dates',
      async (dialog) => {
        const boxes = dialog.getByRole('checkbox');
        expect(await boxes.count()).toBe(2);
        expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(1);
      },
      cora.button('Confirm dates', dates.nth(1)),
    );
    await cora.untilLeft(dates, 1);
    expect(cora.complaints).toEqual([]);
    await cora.close();
  });

  test('refuses several dates at once, after seeing what becomes of each', async () => {
    const cora = await app.signIn('Cora Vidal', '/to-decide?sort=dates');
    const group = cora.page.getByRole('region', { name: 'River clean-up: lend a hand' });
    await group.waitFor();
    const count = await group.getByRole('listitem').count();
    await cora.button(/^Choose/, group).click();
    await cora.button(`Refuse dates (${count})`).click();
    await cora.dialog
      .getByText('Possible.')
      .nth(count - 1)
      .waitFor();
    await cora.button('Refuse dates', cora.dialog).click();
    await cora.dialog.waitFor({ state: 'detached' });
    await cora.untilLeft(group, 0);
    expect(cora.complaints).toEqual([]);
    await cora.close();
  });

  test('validates a participation', async () => {
    const cora = await app.signIn('Cora Vidal', '/to-decide?sort=certificates');
    const validate = cora.page.getByRole('button', { name: 'Validate the participation' });
    await validate.first().waitFor();
    const before = await validate.count();
    await cora.give('Validate the participation');
    await cora.untilLeft(validate, before - 1);
    await cora.page.getByText('Done: Validate the participation.').waitFor();
    expect(cora.complaints).toEqual([]);
    await cora.close();
  });

  test('accepts a partnership', async () => {
    const ivo = await app.signIn('Ivo Lang', '/to-decide/partnerships');
    await ivo.page.getByRole('heading', { name: 'Cobalt' }).waitFor();
    await ivo.give('Accept the partnership');
    await ivo.page.getByText('No partnership request waits').waitFor();
    expect(ivo.complaints).toEqual([]);
    await ivo.close();
  });

  test('creates an initiative with a slot, and opens it for employees', async () => {
    const cora = await app.signIn('Cora Vidal', '/my-initiatives');
    await cora.give('Create an initiative', async (dialog) => {
      await dialog.getByLabel('Title').fill('Night of the owls');
      await dialog.getByLabel('Kind').selectOption('slots');
      await dialog.getByLabel('Place (optional)').fill('Bois de Vincennes');
      await cora.button('Add', dialog).click();
      await dialog.getByLabel('From').fill('2026-04-10T20:00');
      await dialog.getByLabel('To').fill('2026-04-10T23:00');
      await dialog.getByLabel('Places').fill('8');
    });
    await cora.page.getByRole('heading', { level: 1, name: 'Night of the owls' }).waitFor();
    await cora.page.getByText('8 places left of 8').waitFor();
    await cora.give('Open to sign-up');
    await cora.page.getByRole('region', { name: 'About it' }).getByText('Open').waitFor();
    expect(complaintsBesidesDryRuns(cora)).toEqual([]);
    await cora.close();
    const eva = await app.signIn('Eva Marchand', '/initiatives?search=owls&place=vincennes');
    await eva.page.getByRole('link', { name: 'Night of the owls' }).waitFor();
    await eva.close();
  });

  test('reads and types times in the zone of the initiative, also from elsewhere', async () => {
    const cora = await app.signIn('Cora Vidal', '/my-initiatives', { zone: 'America/New_York' });
    await cora.page.getByRole('link', { name: 'River clean-up with Nordlys' }).click();
    await cora.settled();
    const slots = cora.page.getByRole('region', { name: 'Slots' });
    await slots.getByText('Times are in the zone Europe/Paris.').waitFor();
    const slot = slots.getByRole('listitem').first();
    const shown = await slot.locator('time').first().innerText();
    expect(shown).toMatch(/ \(Europe\/Paris\)$/);
    await cora.button(/^Change a slot/, slot).click();
    const start = await cora.dialog.locator('input[type=datetime-local]').first().inputValue();
    expect(shown).toContain(start.slice('YYYY-MM-DDT'.length));
    await cora.dialog.getByText('Zone of times: Europe/Paris').first().waitFor();
    await cora.close();
  });

  test('changes a slot, and sees who signed up for it', async () => {
    const cora = await app.signIn('Cora Vidal', '/my-initiatives');
    await cora.page.getByRole('link', { name: 'River clean-up with Nordlys' }).click();
    await cora.settled();
    const slot = cora.page.getByRole('region', { name: 'Slots' }).getByRole('listitem').first();
    await slot.getByText('Who signed up').click();
    await slot.getByRole('link', { name: 'Eva Marchand' }).waitFor();
    await cora.give(
      'Change a slot',
      (dialog) => dialog.getByLabel('Places').fill('20'),
      cora.button(/^Change a slot/, slot),
    );
    await slot.getByText(/places left of 20/).waitFor();
    expect(complaintsBesidesDryRuns(cora)).toEqual([]);
    await cora.close();
  });
});
