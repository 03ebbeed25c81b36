import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CONSOLE_ROUTES } from '../../../libs/features/notifications/console-routes.js';
import { ConsoleApp } from '../../support/browser/console-app.js';

interface Page<Item> {
  readonly items: readonly Item[];
}
interface Registration {
  readonly id: string;
  readonly initiative: { readonly title: string };
  readonly employee: { readonly name: string };
}

let app: ConsoleApp;
beforeAll(async () => {
  app = await ConsoleApp.open();
});
afterAll(() => app.close());

/** Somebody whose mentoring is under way, among those whom one can be. */
async function someMentor(): Promise<{ name: string; title: string }> {
  const { rows } = await app.product.runtime.pool.query<{ name: string; title: string }>(
    `SELECT e.name, i.title FROM read.registrations r
       JOIN read.people e ON e.id = r.employee JOIN read.initiatives i ON i.id = r.initiative
      WHERE i.kind = 'mentoring' AND r.status = 'in_progress'`,
  );
  const page = await app.browser.newPage();
  await page.goto(`${app.product.url}/console/`);
  await page.getByRole('button').first().waitFor();
  const listed = (await page.getByRole('button').allInnerTexts()).join('\n');
  await page.close();
  const mentor = rows.find(({ name }) => listed.includes(name));
  if (!mentor) throw new Error(`Nobody of ${rows.map(({ name }) => name).join()} is listed.`);
  return mentor;
}

describe('from the dashboard, an employee', () => {
  test('reminds the nonprofit of a date to be confirmed', async () => {
    const eva = await app.signIn('Eva Marchand', '/my-volunteering');
    await eva.give('Remind the nonprofit');
    await eva.page.getByText('Done: Remind the nonprofit.').waitFor();
    expect(eva.complaints).toEqual([]);
    await eva.close();
  });

  test('says that a mentee was found, with the period', async () => {
    const eva = await app.signIn('Eva Marchand', '/my-volunteering');
    const found = eva.page.getByRole('button', { name: 'I found a mentee' });
    const before = await found.count();
    await eva.give('I found a mentee', async (dialog) => {
      await dialog.getByLabel('From').fill('2026-03-10T09:00');
      await dialog.getByLabel('To').fill('2026-09-10T18:00');
    });
    await eva.untilLeft(found, before - 1);
    await eva.close();
  });

  test('adds a date to a mentoring, and ends it', async () => {
    const { name, title } = await someMentor();
    const mentor = await app.signIn(name, '/my-volunteering');
    const card = mentor.page
      .locator('li.card')
      .filter({ has: mentor.page.getByRole('button', { name: 'End the mentoring' }) })
      .filter({ hasText: title })
      .first();
    const dates = card.locator('time');
    const before = await dates.count();
    await mentor.give(
      'Choose dates',
      async (dialog) => {
        await dialog.getByLabel('From').fill('2026-03-05T10:00');
        await dialog.getByLabel('To').fill('2026-03-05T12:00');
      },
      mentor.button('Choose dates', card),
    );
    await dates.nth(before).waitFor();
    await mentor.give('End the mentoring', undefined, mentor.button('End the mentoring', card));
    await mentor.page.getByText('Done: End the mentoring.').waitFor();
    await mentor.close();
  });

  test('applies, and is offered the command that takes it back', async () => {
    const eva = await app.signIn('Eva Marchand', '/initiatives?kind=open');
    await eva.page.locator('main li h3 a, main li h2 a').first().click();
    await eva.page.waitForURL(/\/initiatives\/[0-9a-f-]{36}$/);
    await eva.settled();
    await eva.give('Apply');
    await eva.page.getByText('Undo…').click();
    await eva.dialog.getByText('Registration cancelled by the employee', { exact: true }).waitFor();
    await eva.button('Cancel the registration', eva.dialog).click();
    await eva.page.getByText('Done: Cancel the registration.').waitFor();
    await eva.close();
  });
});

describe('from the admin space', () => {
  test('an admin decides under a mandate', async () => {
    const ada = await app.signIn('Ada Lefort', '/to-decide');
    const decide = ada.page.getByRole('button', {
      name: /^(Accept the application|Confirm dates|Validate the participation)$/,
    });
    await decide.first().waitFor();
    const [before, command] = [await decide.count(), await decide.first().innerText()];
    await ada.give(command);
    await ada.untilLeft(decide, before - 1);
    expect(ada.complaints).toEqual([]);
    await ada.close();
  });

  test('an admin without a mandate reads why they cannot validate', async () => {
    const { items } = await app.send<Page<Registration>>(
      'Abe Turner',
      'GET',
      '/registrations?certificate=awaiting_validation&limit=1',
    );
    const abe = await app.signIn('Abe Turner', `/registrations/${items[0]?.id ?? ''}`);
    await abe.page.getByText('Not possible now, and why').first().click();
    const why = abe.page.locator('dl div').filter({ hasText: 'Validate the participation' });
    await why.getByText(/no mandate is in force|not specific to your company/).waitFor();
    await abe.close();
  });

  test('the Partners tab sorts by last proposal and by last validation', async () => {
    const ada = await app.signIn('Ada Lefort', '/partnerships');
    for (const [label, sort] of [
      ['last validation', 'validated'],
      ['last proposal', 'proposed'],
    ] as const) {
      const path = `/partnerships?sort=${sort}`;
      const expected = await app.send<Page<{ nonprofit: { name: string } }>>(
        'Ada Lefort',
        'GET',
        path,
      );
      await ada.page.getByLabel('Newest first, by').selectOption({ label });
      await ada.page.locator(`main[data-location$="sort=${sort}"]`).waitFor();
      await ada.settled();
      expect(await ada.page.locator('tbody th').allInnerTexts()).toEqual(
        expected.items.map(({ nonprofit }) => nonprofit.name),
      );
    }
    await ada.close();
  });
});

/** Who is mailed such a link, and how to find a subject of theirs. */
const LINKS = {
  registration: ['Eva Marchand', '/me/dashboard'],
  partnership: ['Ada Lefort', '/partnerships?limit=1'],
  initiative: ['Eva Marchand', '/initiatives?limit=1'],
  initiatives: ['Eva Marchand', undefined],
  toDecide: ['Cora Vidal', undefined],
  toApprove: ['Max Renard', undefined],
} as const;

describe('a link of a mail', () => {
  test.each(Object.entries(LINKS))(
    'opens after signing in: %s',
    async (page, [person, subjects]) => {
      const route = CONSOLE_ROUTES[page as keyof typeof LINKS];
      const found = subjects && (await app.send<Page<{ id: string }>>(person, 'GET', subjects));
      const past = (found as unknown as { past?: { id: string }[] } | undefined)?.past;
      const id = (past ?? found?.items)?.[0]?.id ?? '';
      const path = route.replace('$id', id);
      const user = await app.signIn(person, path);
      await user.page.locator(`main[data-location="${path}"]`).waitFor();
      await user.heading.waitFor();
      expect(await user.page.getByText('There is no such page').count()).toBe(0);
      expect(user.complaints).toEqual([]);
      await user.close();
    },
  );
});
