import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';

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
    expect(await asked.count()).toBe(before - 1);
    expect(eva.complaints).toEqual([]);
    await eva.close();
  });
});
