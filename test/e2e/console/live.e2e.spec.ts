import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';

let app: ConsoleApp;
beforeAll(async () => {
  app = await ConsoleApp.open();
});
afterAll(() => app.close());

describe('what others do', () => {
  test('appears without loading the page again', async () => {
    const phone = await app.signIn('Eva Marchand', '/my-volunteering', { width: 390 });
    const laptop = await app.signIn('Eva Marchand', '/my-volunteering');
    const asked = laptop.page.getByRole('button', { name: 'I took part' });
    const before = await asked.count();
    await phone.give('I took part');
    await asked.nth(before - 1).waitFor({ state: 'detached' });
    expect(await asked.count()).toBe(before - 1);
    await phone.close();
    await laptop.close();
  });
});
