import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';

let app: ConsoleApp;
beforeAll(async () => {
  app = await ConsoleApp.open();
});
afterAll(() => app.close());

describe('a manager', () => {
  test('sees hours, earlier decisions and places before deciding', async () => {
    const max = await app.signIn('Max Renard', '/to-approve');
    const first = max.page.getByRole('main').getByRole('region').first();
    const text = (await first.textContent()) ?? '';
    expect(text).toMatch(/\d+ (h|min).* this year/);
    expect(text).toMatch(/earlier: \d+ accepted, \d+ refused|nothing decided earlier/);
    expect(text).toContain('Waiting since');
    await max.close();
  });

  test.each(['Approve dates', 'Refuse dates as manager'])(
    'gives %s on one date, and sees it leave the list',
    async (command) => {
      const max = await app.signIn('Max Renard', '/to-approve');
      const dates = max.page.getByRole('button', { name: 'Approve dates' });
      await dates.first().waitFor();
      const before = await dates.count();
      await max.give(command);
      await max.page.getByText(`Done: ${command}.`).waitFor();
      await max.untilLeft(dates, before - 1);
      expect(max.complaints).toEqual([]);
      await max.close();
    },
  );

  test('approves all dates of an employee at once', async () => {
    const max = await app.signIn('Max Renard', '/to-approve');
    const employee = max.page
      .getByRole('main')
      .getByRole('region')
      .filter({ has: max.page.getByRole('button', { name: /^Choose all/ }) })
      .first();
    const name = (await employee.getByRole('heading').textContent()) ?? '';
    const count = await employee.getByRole('listitem').count();
    expect(count).toBeGreaterThan(1);
    await max.button(/^Choose all/, employee).click();
    await max.button(`Approve dates (${count})`).click();
    await max.dialog.getByText('Possible.').first().waitFor();
    await max.button('Approve dates', max.dialog).click();
    await max.dialog.waitFor({ state: 'detached' });
    await max.untilLeft(max.page.getByRole('heading', { name }), 0);
    expect(max.complaints).toEqual([]);
    await max.close();
  });
});
