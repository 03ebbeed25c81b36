import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { ConsoleApp } from '../../support/browser/console-app.js';
import type { ConsoleUser } from '../../support/browser/console-user.js';
import { answer, WebhookReceiver } from '../../support/webhook-receiver.js';

let app: ConsoleApp;
let receiver: WebhookReceiver;
let admin: ConsoleUser;
beforeAll(async () => {
  [app, receiver] = await Promise.all([ConsoleApp.open(), WebhookReceiver.start()]);
  admin = await app.signIn('Abe Turner', '/webhooks');
});
afterAll(async () => {
  await app.close();
  await receiver.close();
});

describe('a main admin', () => {
  test('makes a webhook from the beginning, and keeps its secret', async () => {
    const { page } = admin;
    await page.getByText('No webhook yet').waitFor();
    await page.getByLabel('Address', { exact: true }).fill(receiver.url);
    await page.getByLabel('What it is for').fill('Warehouse');
    await page.getByLabel('Begins').selectOption('beginning');
    await page.getByText('Every type of event').click();
    await page.getByLabel('Person registered', { exact: true }).check();
    receiver.answer = answer(500);
    await admin.button('Make the webhook').click();
    const secret = await page.locator('code', { hasText: 'whsec_' }).innerText();
    await eventually('an event has come', () => receiver.received.length > 0);
    const [received] = receiver.received;
    expect(received && WebhookReceiver.isGenuine(secret, received)).toBe(true);
    await admin.button('I have kept it').click();
    expect(await page.getByText('whsec_').count()).toBe(0);
  });

  test('sees what became of each event, and gives it another try', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: 'Warehouse' }).click();
    const deliveries = page.getByRole('table', { name: 'Deliveries' });
    await deliveries.getByText('The address answered with 500.').first().waitFor();
    expect(await admin.accessibilityProblems()).toEqual([]);
    receiver.answer = (response) => response.writeHead(204).end();
    await admin.button('Pause').click();
    await page.getByText(/^Paused · /).waitFor();
    await admin.button('Resume').click();
    await page.getByText(/^Active · /).waitFor();
    await deliveries.getByText('Delivered · 204').first().waitFor();
  });

  test('has events delivered again, and deletes the webhook', async () => {
    const { page } = admin;
    await admin.button('Go on from there').click();
    await eventually('the first event has come again', () => {
      const ids = receiver.received.map(({ id }) => id);
      return ids.filter((id) => id === ids[0]).length > 2;
    });
    await admin.button('New secret').click();
    await page.locator('code', { hasText: 'whsec_' }).waitFor();
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await admin.overflow()).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await admin.button('Delete').click();
    await page.getByText('No webhook yet').waitFor();
    expect(admin.complaints).toEqual([]);
  });
});
