import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsoleApp } from '../../support/browser/console-app.js';
import type { ConsoleUser } from '../../support/browser/console-user.js';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';

const IMPORTED = 1_200;
/** More rows than a window and its margins hold. */
const FEW = 150;
const SCROLLING_SECONDS = 90;

let app: ConsoleApp;
let abe: ConsoleUser;
beforeAll(async () => {
  app = await ConsoleApp.open();
});
beforeAll(async () => {
  await importPeople();
  abe = await app.signIn('Abe Turner', '/people');
});
afterAll(() => app.close());

/** As HR would: a file with a line for each of them. */
async function importPeople(): Promise<void> {
  const { issuer, runtime, url } = app.product;
  const { rows } = await runtime.pool.query<{ id: string; company: string }>(
    `SELECT id, company FROM read.people WHERE name = 'Abe Turner'`,
  );
  const [admin] = rows;
  const lines = Array.from(
    { length: IMPORTED },
    (_, index) => `Zo Person ${index},zo${index}@brightworks.example`,
  );
  const response = await fetch(`${url}/companies/${admin?.company}/import-people?wait=true`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${(await issuer?.token(admin?.id ?? '')) ?? ''}`,
      'content-type': 'text/csv',
    },
    body: ['name,mail', ...lines].join('\n'),
  });
  expect(response.status).toBeLessThan(300);
  await eventually('everybody is in the list', async () => {
    const { rows: found } = await runtime.pool.query<{ count: string }>(
      `SELECT count(*) FROM read.people WHERE name LIKE 'Zo Person %'`,
    );
    return Number(found[0]?.count) === IMPORTED;
  });
}

/** By less than what is rendered, and until that is rendered. */
const SCROLL_ON = `new Promise((resolve) => {
  scrollBy(0, innerHeight / 2);
  requestAnimationFrame(() => requestAnimationFrame(resolve));
})`;
const rows = () => abe.page.locator('tbody tr[data-line]');
const scrollTo = (height: string) => abe.page.evaluate(`scrollTo(0, ${height})`);

describe('a list of more than a thousand people', () => {
  test('is scrolled to its end, and holds few rows at any time', async () => {
    const seen = new Set<string>();
    let most = 0;
    await eventually(
      'the last row is in view',
      async () => {
        const shown = await abe.page.evaluate<string[]>(
          `[...document.querySelectorAll('tbody tr[data-line]')].map((row) => row.querySelector('th').innerText)`,
        );
        for (const name of shown) seen.add(name);
        most = Math.max(most, shown.length);
        await abe.page.evaluate(SCROLL_ON);
        return (await abe.page.getByText('More come as you scroll').count()) === 0
          ? await abe.page.evaluate<boolean>(
              'scrollY + innerHeight >= document.documentElement.scrollHeight - 1',
            )
          : false;
      },
      SCROLLING_SECONDS,
    );
    const imported = [...seen].filter((name) => name.startsWith('Zo Person'));
    expect(imported).toHaveLength(IMPORTED);
    expect(most).toBeLessThan(FEW);
  });

  test('says to a screen reader how many rows it has, and which one each is', async () => {
    await abe.page.locator('table[aria-rowcount="-1"]').waitFor({ state: 'detached' });
    const count = Number(await abe.page.getByRole('table').getAttribute('aria-rowcount'));
    expect(count).toBeGreaterThan(IMPORTED);
    expect(await rows().last().getAttribute('aria-rowindex')).toBe(String(count));
    expect(await abe.accessibilityProblems()).toEqual([]);
  });

  test('keeps the focus of a row that is scrolled out of the window', async () => {
    await scrollTo('0');
    const first = abe.page.locator('tr[data-line="0"] a');
    await first.focus();
    await scrollTo('document.documentElement.scrollHeight / 2');
    await abe.page.locator('tr[data-line="5"]').waitFor({ state: 'detached' });
    expect(await abe.page.evaluate('document.activeElement.closest("tr").dataset.line')).toBe('0');
    expect(await rows().count()).toBeLessThan(FEW);
  });

  test('is printed as far as it is loaded', async () => {
    await abe.page.emulateMedia({ media: 'print' });
    await rows()
      .nth(IMPORTED - 1)
      .waitFor();
    await abe.page.emulateMedia({ media: 'screen' });
    await rows().nth(FEW).waitFor({ state: 'detached' });
  });

  test('works at 360 pixels, where rows are cards', async () => {
    await abe.page.setViewportSize({ width: 360, height: 800 });
    // The list becomes higher while cards are measured.
    await eventually('rows of the middle are shown', async () => {
      await scrollTo('document.documentElement.scrollHeight / 3');
      const line = await rows().last().getAttribute('data-line');
      return Number(line) > FEW;
    });
    expect(await rows().count()).toBeLessThan(FEW);
    expect(await abe.overflow()).toBe(0);
    expect(abe.complaints).toEqual([]);
  });
});
