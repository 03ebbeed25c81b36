import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { ConsoleApp } from '../../support/browser/console-app.js';
import type { ConsoleUser } from '../../support/browser/console-user.js';

let app: ConsoleApp;
let analyst: ConsoleUser;
beforeAll(async () => {
  app = await ConsoleApp.open();
  analyst = await app.signIn('Analyst of Nordlys', '/exports');
});
afterAll(() => app.close());

describe('an analyst', () => {
  test('makes an export with chosen columns, and downloads it', async () => {
    const { page } = analyst;
    await page.getByText('Columns:', { exact: false }).click();
    await page.getByRole('button', { name: 'None', exact: true }).click();
    for (const key of ['employee', 'statusLabel', 'minutes'])
      await page.locator('label', { has: page.locator(`code:text-is("${key}")`) }).click();
    await analyst.button('Make the export').click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Download/ }).click();
    const file = await readFile(await (await downloading).path(), 'utf8');
    const [header, ...rows] = file
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');
    expect(header).toBe('Employee,Status,Credited minutes');
    expect(rows.length).toBeGreaterThan(10);
    await page.getByText(`${rows.length} rows`).first().waitFor();
  });

  test('schedules an export, pauses it, and deletes it', async () => {
    const { page } = analyst;
    await page.getByLabel('When', { exact: true }).selectOption('again');
    await page.getByLabel('How often').selectOption('monthly');
    await page.getByLabel('Time zone', { exact: true }).fill('Europe/Paris');
    await page.getByLabel('Period', { exact: true }).selectOption('previous_month');
    await analyst.button('Schedule the export').click();
    const card = page.getByRole('region', { name: 'Scheduled exports' }).getByRole('listitem');
    await card.getByText('On day 1 of each month at 08:00 (Europe/Paris)').waitFor();
    await card.getByText(/^Next: .*2026.* · /).waitFor();
    await page.getByRole('button', { name: /^Pause: Registrations follow-up/ }).click();
    await card.getByText(/^Paused · CSV · the month before$/).waitFor();
    await page.getByRole('button', { name: /^Resume: Registrations follow-up/ }).click();
    await card.getByText(/^Active · /).waitFor();
    await page.getByRole('button', { name: /^Change the schedule: Registrations/ }).click();
    const { dialog } = analyst;
    expect(await dialog.getByLabel('Day of the month').inputValue()).toBe('1');
    expect(await dialog.getByLabel('Period', { exact: true }).inputValue()).toBe('previous_month');
    await dialog.getByLabel('How often').selectOption('other');
    await dialog.getByLabel('Cron rule').fill('0 8 30 2 *');
    await dialog
      .getByRole('alert')
      .getByText(/day that never comes|due on no day/)
      .first()
      .waitFor();
    // The browser itself says of each refusal that it was one.
    expect(new Set(analyst.complaints.splice(0))).toEqual(
      new Set([expect.stringContaining('status of 400')]),
    );
    await dialog.getByLabel('How often').selectOption('weekly');
    await dialog.getByLabel('Day', { exact: true }).selectOption('2');
    await dialog.getByText(/^Next: .*2026.* · .*\(Europe\/Paris\)$/).waitFor();
    await analyst.button('Change the schedule', dialog).click();
    await card.getByText('Every Tuesday at 08:00 (Europe/Paris)').waitFor();
    await page
      .getByRole('button', { name: /^Delete: Registrations follow-up, Every Tues/ })
      .click();
    await page.getByText('No scheduled export yet').waitFor();
    await page.getByLabel('When', { exact: true }).selectOption('now');
    expect(analyst.complaints).toEqual([]);
  });

  test('compares two instants, and opens the events of a changed cell', async () => {
    await analyst.goTo('/exports/compare');
    await analyst.page.getByLabel('Earlier state, instant').fill('2026-02-01T10:00');
    await analyst.page.getByRole('button', { name: 'Compare', exact: true }).click();
    await analyst.button('Save as XLSX').waitFor();
    const events = analyst.page.locator('td details').first();
    await events.locator('summary').click();
    expect(await events.getByRole('listitem').first().innerText()).toMatch(/, .*2026/);
    expect(analyst.complaints).toEqual([]);
  });

  test('saves the comparison as a workbook', async () => {
    const downloading = analyst.page.waitForEvent('download');
    await analyst.button('Save as XLSX').click();
    expect((await downloading).suggestedFilename()).toMatch(/\.xlsx$/);
  });

  test('replays history under another policy, and sees what would differ', async () => {
    await analyst.goTo('/analysis');
    await analyst.page.getByLabel('Approval by managers').selectOption('none');
    await analyst.button('Replay').click();
    await analyst.page.getByText(/registrations? would differ/).waitFor();
    expect(analyst.page.url()).toContain('job=');
  });

  test('counts hours and people, and saves what is shown', async () => {
    await analyst.goTo('/overview');
    await analyst.page.getByRole('heading', { name: 'Hours by month' }).waitFor();
    const hours = analyst.page.getByRole('region', { name: 'Hours by month' });
    const bar = hours.getByRole('img').first();
    await bar.focus();
    expect(await bar.getAttribute('aria-label')).toMatch(/^\d\d\/\d\d: [\d.]+ hours$/);
    const downloading = analyst.page.waitForEvent('download');
    await hours.getByRole('button', { name: /Save as CSV/ }).click();
    const file = await readFile(await (await downloading).path(), 'utf8');
    expect(file).toContain('Month,hours (hours)');
    expect(analyst.complaints).toEqual([]);
  });

  test('reads the statuses at each month’s end, and saves all that is shown', async () => {
    await analyst.goTo('/overview?since=2025-10-01&until=2026-02-28');
    const title = 'Registrations at each month’s end';
    const figure = analyst.page.getByRole('region', { name: title });
    await figure.getByRole('rowheader', { name: '28 Feb 2026' }).waitFor();
    const ends = await app.send<{ total: number; byStatus: Record<string, number> }[]>(
      'Analyst of Nordlys',
      'GET',
      '/registrations/counts-at-ends?step=month&since=2025-10-01&until=2026-02-28',
    );
    const [file] = await Promise.all([
      analyst.page.waitForEvent('download'),
      figure.getByRole('button', { name: /Save as CSV/ }).click(),
    ]);
    const [header, ...rows] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(header).toContain('End,registrations (registrations),Application');
    expect(rows.map((row) => Number(row.split(',')[1]))).toEqual(ends.map(({ total }) => total));
    expect(ends.at(-1)?.total).toBeGreaterThan(ends[0]?.total ?? 0);
  });

  test('reads the registrations of a status by level and by nonprofit', async () => {
    await analyst.goTo('/overview?shown=participated');
    await analyst.page.getByText('By network level and by nonprofit').click();
    const levels = analyst.page.getByRole('region', { name: /^Registrations by network level/ });
    await levels
      .getByRole('rowheader', { name: /^Nordlys/ })
      .first()
      .waitFor();
    const byNonprofit = analyst.page.getByRole('region', { name: /^Registrations by nonprofit/ });
    await byNonprofit.getByRole('rowheader', { name: 'Green Banks' }).waitFor();
    expect(await levels.getByRole('heading').innerText()).toContain('Participated');
    expect(analyst.complaints).toEqual([]);
  });

  test('says which rule of a schedule cannot be', async () => {
    const { page } = analyst;
    await analyst.goTo('/exports');
    await page.getByLabel('When', { exact: true }).selectOption('again');
    await page.getByLabel('How often').selectOption('other');
    await page.getByLabel('Cron rule').fill('0 8 30 2 *');
    await analyst.button('Schedule the export').click();
    await page
      .getByRole('alert')
      .getByText(/day that never comes|due on no day/)
      .first()
      .waitFor();
  });
});
