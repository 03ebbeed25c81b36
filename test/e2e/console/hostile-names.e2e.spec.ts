import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';

interface Page<Item> {
  readonly items: readonly Item[];
}
interface Initiative {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly nonprofit: { readonly id: string };
}
interface Made {
  readonly id: string;
  readonly position: string;
}

/** Markup, an emoji of several characters, and a word of 150 that no line holds. */
const HOSTILE = `<img src=x onerror=alert(1)> {{name}} 👩‍🚀 ${'W'.repeat(150)}`;
const ADMIN = 'Abe Turner';

let app: ConsoleApp;
let registration: string;
beforeAll(async () => {
  app = await ConsoleApp.open();
  const me = await app.send<{ company: { id: string } }>(ADMIN, 'GET', '/me');
  const person = await app.send<Made>(ADMIN, 'POST', '/people/register-person', {
    name: HOSTILE,
    mail: 'hostile@journeys.example',
    company: me.company.id,
    roles: [{ role: 'employee' }],
  });
  await app.send(ADMIN, 'GET', `/people/${person.id}`);
  const open = await app.send<Page<Initiative>>(HOSTILE, 'GET', '/initiatives?kind=open');
  const made = await app.send<Made>(HOSTILE, 'POST', '/registrations/submit-application', {
    initiative: open.items[0]?.id,
  });
  registration = made.id;
  await app.send(HOSTILE, 'POST', `/registrations/${registration}/post-message`, {
    text: HOSTILE,
  });
});
afterAll(() => app.close());

test.each([390, 1440])('names are text, and break no screen at %i pixels', async (width) => {
  const admin = await app.signIn(ADMIN, `/registrations?search=${'W'.repeat(150)}`, { width });
  const dialogs: string[] = [];
  admin.page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  for (const path of [
    `/registrations?search=${'W'.repeat(150)}`,
    `/registrations/${registration}`,
    `/registrations/${registration}/history`,
    `/people?search=${'W'.repeat(150)}`,
  ]) {
    await admin.goTo(path);
    await admin.page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
    expect([path, await admin.page.locator('img[src=x]').count()]).toEqual([path, 0]);
    expect([path, await admin.overflow()]).toEqual([path, 0]);
  }
  expect(dialogs).toEqual([]);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});
