import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';

const INITIATIVE = 'River clean-up with Nordlys';

let app: ConsoleApp;
beforeAll(async () => {
  app = await ConsoleApp.open();
});
afterAll(() => app.close());

describe('an employee', () => {
  test('confirms a participation, and sees it confirmed', async () => {
    const eva = await app.signIn('Eva Marchand', '/my-volunteering');
    const asked = eva.page.getByRole('button', { name: 'I took part' });
    const before = await asked.count();
    await eva.give('I took part');
    await eva.page.getByText('Done: I took part.').waitFor();
    await eva.untilLeft(asked, before - 1);
    expect(eva.complaints).toEqual([]);
    await eva.close();
  });

  test('finds an initiative, and signs up for a slot', async () => {
    const eva = await app.signIn('Eva Marchand', '/initiatives');
    await eva.page.getByLabel('Search').fill('nordlys river');
    await eva.page.waitForURL('**/initiatives?search=nordlys+river');
    await eva.settled();
    await eva.page.getByRole('link', { name: INITIATIVE }).click();
    await eva.settled();
    await eva.give('Sign up with dates', undefined, eva.button(/^Sign up for/));
    const slots = eva.page.getByRole('region', { name: 'Slots' });
    await slots.getByText('To be confirmed').waitFor();
    await eva.page.getByRole('link', { name: 'My registration' }).click();
    await eva.page.getByRole('heading', { name: `Eva Marchand: ${INITIATIVE}` }).waitFor();
    const status = eva.page.getByRole('region', { name: 'Status' });
    await status.getByText('Dates to be confirmed').waitFor();
    expect(eva.complaints).toEqual([]);
    await eva.close();
  });

  test('writes a message, sees first who is told, then the message', async () => {
    const eva = await app.signIn('Eva Marchand', '/my-volunteering');
    await eva.page.getByRole('link', { name: INITIATIVE }).first().click();
    const conversation = eva.page.getByRole('region', { name: 'Conversation' });
    await conversation.getByLabel('Write a message').fill('May I bring a friend?');
    await conversation.getByText('Message written → the coordinators').waitFor();
    await eva.button('Send', conversation).click();
    await conversation.getByRole('listitem').getByText('May I bring a friend?').waitFor();
    expect(await conversation.getByLabel('Write a message').inputValue()).toBe('');
    expect(eva.complaints).toEqual([]);
    await eva.close();
  });

  test('ticks off a task', async () => {
    const eva = await app.signIn('Eva Marchand', '/my-volunteering');
    await eva.page.getByRole('link', { name: 'River clean-up: mentoring' }).click();
    await eva.settled();
    await eva.give('Tick a task off', undefined, eva.button('Tick off: charter'));
    await eva.page.getByText('charter (done)').waitFor();
    expect(eva.complaints).toEqual([]);
    await eva.close();
  });

  test('cancels a date, and sees the registration cancelled', async () => {
    const eva = await app.signIn('Eva Marchand', '/my-volunteering');
    await eva.page.getByRole('link', { name: INITIATIVE }).first().click();
    await eva.settled();
    await eva.give('Cancel dates');
    const status = eva.page.getByRole('region', { name: 'Status' });
    await status.getByText('Cancelled / Rejected').waitFor();
    expect(eva.complaints).toEqual([]);
    await eva.close();
  });
});
