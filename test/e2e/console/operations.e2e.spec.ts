import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { PROJECTIONS } from '../../../apps/runtime/read-models.js';
import { ConsoleApp } from '../../support/browser/console-app.js';
import type { ConsoleUser } from '../../support/browser/console-user.js';

let app: ConsoleApp;
let pia: ConsoleUser;
let mend: () => void = () => undefined;
beforeAll(async () => {
  app = await ConsoleApp.open();
  pia = await app.signIn('Pia Platform', '/operations?view=mails');
});
afterAll(async () => {
  mend();
  await app.close();
});

const query = (sql: string, ...values: unknown[]) => app.product.runtime.pool.query(sql, values);

/** Chooses the first row, sees what would happen, and starts the work. */
async function actOnFirst(user: ConsoleUser, work: string, wouldBe: string): Promise<void> {
  await user.page.locator('tbody').getByRole('checkbox').first().check();
  await user.button(`${work}: those chosen…`).click();
  await user.dialog.getByRole('cell', { name: wouldBe }).first().waitFor();
  await user.button(work, user.dialog).click();
  await user.dialog.waitFor({ state: 'detached' });
}

const started = ({ page }: ConsoleUser) => page.getByRole('region', { name: 'What was started' });

describe('the platform team', () => {
  test('sends a mail again that failed, and reads what became of it', async () => {
    await pia.page.getByText('No mail has failed').waitFor();
    await query(
      `UPDATE work.outbox SET status = 'dead', sent_at = NULL, attempts = 10, problem = '550 no such mailbox'
        WHERE id IN (SELECT id FROM work.outbox ORDER BY id LIMIT 2)`,
    );
    await pia.goTo('/operations?view=mails&from=2020-01-01');
    const rows = pia.page.getByRole('row').filter({ hasText: '550 no such mailbox' });
    await rows.nth(1).waitFor();
    await actOnFirst(pia, 'Send again', 'Would be sent again');
    await started(pia).getByText('Is sent again', { exact: true }).waitFor();
    await pia.untilLeft(rows, 1);
    await started(pia).getByRole('link', { name: 'Its outcomes are kept for a day' }).click();
    await pia.heading.getByText('Failed mails sent again').waitFor();
    expect(pia.complaints).toEqual([]);
  });

  test('processes a parked stream again once its cause is mended', async () => {
    const found = await query(
      `SELECT r.id FROM read.registrations r JOIN read.people e ON e.id = r.employee
        WHERE e.name = 'Eva Marchand' AND r.status = 'looking_for_mentee' LIMIT 1`,
    );
    const [{ id }] = found.rows as [{ readonly id: string }];
    const projection = PROJECTIONS.find(({ category }) => category === 'registration');
    if (!projection) throw new Error('Registrations have no projection.');
    const evolve = projection.evolve.bind(projection);
    const broken = jest.spyOn(projection, 'evolve').mockImplementation((state, event) => {
      if (event.type === 'MessagePosted') throw new Error('It cannot be read.');
      return evolve(state, event);
    });
    mend = () => broken.mockRestore();
    const path = `/registrations/${id}/post-message`;
    await app.send('Eva Marchand', 'POST', path, { text: 'Hello' });
    await pia.goTo('/operations?view=parked&reader=read-models');
    const problem = pia.page.getByRole('cell', { name: 'It cannot be read.' });
    await problem.waitFor();
    await actOnFirst(pia, 'Process again', 'Would be processed again');
    await started(pia).getByText('Still parked', { exact: true }).waitFor();
    mend();
    await pia.goTo('/operations?view=parked');
    await pia.button('Process again: all…').click();
    await pia.dialog.getByRole('cell', { name: 'Would be processed again' }).first().waitFor();
    await pia.button('Process again', pia.dialog).click();
    await pia.page.getByText('No stream is parked').waitFor();
    await started(pia).getByText('Processed', { exact: true }).first().waitFor();
    expect(pia.complaints).toEqual([]);
  });

  test('reads what the last rebuild found', async () => {
    await query(
      `UPDATE read.registrations SET minutes = minutes + 1
        WHERE id = (SELECT id FROM read.registrations ORDER BY id LIMIT 1)`,
    );
    const { events, digests } = await app.product.engine.rebuild();
    await pia.goTo('/operations?view=rebuild');
    await pia.page.getByText(/These tables were not what the events say.*registrations/).waitFor();
    await pia.page
      .getByText(new Intl.NumberFormat('en-GB').format(events), { exact: true })
      .waitFor();
    await pia.page.getByText('Rows and digest of each table').first().click();
    await pia.page.getByRole('cell', { name: digests['registrations'] ?? '' }).waitFor();

    await app.product.engine.rebuild();
    await pia.goTo('/operations?view=mails');
    await pia.goTo('/operations?view=rebuild');
    await pia.page.getByText('The tables were what the events say.').waitFor();
    expect(pia.complaints).toEqual([]);
  });
});

describe('mandates', () => {
  test('in force and ended are listed for an auditor, each with its request', async () => {
    const auditor = await app.signIn('Auditor of Nordlys', '/audit');
    await auditor.page.getByRole('link', { name: 'Mandates' }).click();
    await auditor.page.getByRole('link', { name: 'In force' }).click();
    const row = auditor.page.getByRole('row').filter({ hasText: 'Green Banks' });
    expect(await row.innerText()).toMatch(/Nordlys.*In force.*, by \S/s);
    await auditor.page.getByRole('searchbox').fill('no such nonprofit');
    await auditor.page.getByText('No mandate').waitFor();
    expect(auditor.complaints).toEqual([]);
    await auditor.close();
  });
});

describe('an analyst', () => {
  let analyst: ConsoleUser;
  beforeAll(async () => {
    analyst = await app.signIn('Analyst of Nordlys', '/analysis');
  });
  const result = () => analyst.page.getByRole('region', { name: 'What was compared' });

  test('sees that each row is what the events say', async () => {
    await analyst.page.getByRole('link', { name: 'Tables and events' }).click();
    await analyst.button('Compare').click();
    await result().getByText('Each row is what the events say.').waitFor();
  });

  test('sees which columns of which row are not', async () => {
    await query(
      `UPDATE read.registrations SET status_since = status_since + interval '1 day' WHERE id IN (
         SELECT r.id FROM read.registrations r JOIN read.companies c ON c.id = r.company
          WHERE c.name = 'Nordlys' LIMIT 1)`,
    );
    await analyst.button('Compare').click();
    await result().getByText('1 row is not what the events say.').waitFor();
    const row = result().getByRole('row').filter({ hasText: 'Differs' });
    expect(await row.innerText()).toContain('Columns: status_since');
  });

  test('exports the events of one type, and finds the file among the long work', async () => {
    await analyst.page.getByRole('link', { name: 'Export of events' }).click();
    await analyst.page.getByText('All types of events').click();
    await analyst.page.getByLabel('Mandate granted').check();
    await analyst.button('Export the events').click();
    await analyst.button('Download the events').waitFor();
    await analyst.goTo('/jobs');
    await analyst.page.getByRole('link', { name: 'Export of events' }).first().click();
    const [file] = await Promise.all([
      analyst.page.waitForEvent('download'),
      analyst.button('Download the events').click(),
    ]);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n');
    const types = lines.map((line) => (JSON.parse(line) as { type: string }).type);
    expect(types.length).toBeGreaterThan(0);
    expect(new Set(types)).toEqual(new Set(['MandateGranted']));
    expect(analyst.complaints).toEqual([]);
  });
});
