import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareExports, exportFile } from '../../../apps/cli/commands/export.command.js';
import { whatIf } from '../../../apps/cli/commands/what-if.command.js';
import type { PageOf } from '../../support/command-outcome.js';
import { openExports, type ExportApp } from '../../support/exports.js';

let exportApp: ExportApp;
let folder: string;
const environment = { ...process.env };
beforeAll(async () => {
  exportApp = await openExports();
  folder = await mkdtemp(join(tmpdir(), 'exported-'));
  const { config } = exportApp.app.scenario.product.runtime;
  Object.assign(process.env, {
    DATABASE_URL: exportApp.app.databaseUrl,
    LEDGER_DATA: config.LEDGER_DATA,
  });
});
afterAll(async () => {
  process.env = environment;
  await rm(folder, { recursive: true, force: true });
  await exportApp.app.close();
});

interface Read {
  readonly reader: { readonly name: string };
  readonly rows: number;
  readonly sha256: string;
  readonly capacity: string;
}

/** What a command prints. */
async function printed(command: () => Promise<void>): Promise<string> {
  const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    await command();
    return said.mock.calls.join('\n');
  } finally {
    said.mockRestore();
  }
}

test('an export by command line is recorded with the hash that it prints', async () => {
  const output = await printed(async () => {
    await exportFile('dates', { as: 'lea', format: 'csv', locale: 'en', folder });
    await exportFile('dates', { as: 'cora', format: 'csv', locale: 'en', folder });
  });
  expect((await readdir(folder)).length).toBeGreaterThan(0);
  const { body } = await exportApp.app.get<PageOf<Read>>('pia', '/reads');
  const ofLea = body.items.filter(({ reader }) => reader.name === 'lea');
  expect(ofLea).toHaveLength(1);
  expect(ofLea[0]).toMatchObject({ capacity: 'admin', what: 'export', subject: 'dates' });
  expect(output).toContain(`${ofLea[0]?.rows} rows, SHA-256 ${ofLea[0]?.sha256}`);
  expect(body.items.filter(({ reader }) => reader.name === 'cora')).toEqual([]);
});

describe('a comparison by command line', () => {
  const before = '2026-01-05T09:00:00Z';
  const compare = (more: object = {}) =>
    compareExports('registrations', {
      as: 'lea',
      before,
      format: 'json',
      locale: 'en',
      folder,
      ...more,
    });

  test('is recorded with the hash that it prints', async () => {
    const output = await printed(compare);
    const { body } = await exportApp.app.get<PageOf<Read>>('pia', '/reads');
    const [read] = body.items;
    expect(read).toMatchObject({ reader: { name: 'lea' }, capacity: 'admin' });
    expect(read?.rows).toBeGreaterThan(0);
    expect(output).toContain(`${read?.rows} rows, SHA-256 ${read?.sha256}`);
  });

  test.each(['2026-01-05', 'never', '2026-13-05T09:00:00Z'])(
    'names no state by %s',
    async (state) => {
      await expect(compare({ before: state })).rejects.toThrow(/^--before must be an instant/);
      await expect(compare({ after: state })).rejects.toThrow(/^--after must be an instant/);
    },
  );
});

describe('what-if', () => {
  test('reports differences by status, with the first event and reason of each', async () => {
    const events = await exportApp.app.events();
    const words = (await printed(() => whatIf({ managerPolicy: 'none' }))).split('\n');
    expect(words.slice(0, 6)).toEqual([
      '4 registrations, 1 would differ.',
      'awaiting_confirmation               1 now        1 what-if',
      'awaiting_manager_approval           1 now        0 what-if',
      'cancelled_rejected                  1 now        1 what-if',
      'dates_to_be_confirmed               1 now        1 what-if',
      'in_progress                         0 now        1 what-if',
    ]);
    const registration = exportApp.ids.mentoring;
    expect(words[6]).toBe(
      `${registration}  awaiting_manager_approval -> in_progress  from DateSelected (3, 2026-01-07T09:00:00.000Z) on: Under none the date is in_progress. 0 events not possible.`,
    );
    expect(words[7]).toMatch(/^ {2}date [0-9a-f-]{36} {2}awaiting_manager -> in_progress$/);
    expect(words).toHaveLength(8);
    expect(
      JSON.parse(await printed(() => whatIf({ managerPolicy: 'none', json: true }))),
    ).toMatchObject({
      registrations: 4,
      differing: 1,
      statuses: [
        { now: 1, whatIf: 1 },
        { status: 'awaiting_manager_approval', now: 1, whatIf: 0 },
        {},
        {},
        {},
      ],
      differences: [
        {
          registration,
          now: 'awaiting_manager_approval',
          whatIf: 'in_progress',
          dates: [{ now: 'awaiting_manager' }],
          leftOut: 0,
        },
      ],
    });
    expect(await exportApp.app.events()).toBe(events);
  });

  test.each([
    [{}, 'Give --manager-policy'],
    [{ archiveAfterMonths: '0' }, '--archive-after-months'],
    [{ archiveAfterMonths: '1.5' }, '--archive-after-months'],
    [{ archiveAfterMonths: '2', from: '2026-02-30' }, '--from must be a day'],
    [{ archiveAfterMonths: '2', to: 'today' }, '--to must be a day'],
  ])('of %j is refused by its option', async (options, message) => {
    await expect(whatIf(options)).rejects.toThrow(message);
  });
});
