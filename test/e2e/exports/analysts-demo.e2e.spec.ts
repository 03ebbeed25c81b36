import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Analysts } from '../../support/analysts.js';
import { answersOf, withAnswers } from '../../support/answered-questions.js';
import { demoDatabase } from '../../support/demo-database.js';
import { MASTER_KEY } from '../../support/master-key.js';
import type { TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let data: string;
let analysts: Analysts;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'analysts-demo-'));
  database = await demoDatabase(data);
  analysts = await Analysts.open({
    ...{ databaseUrl: database.url, data, masterKey: MASTER_KEY, as: 'Pia Platform' },
  });
});
afterAll(async () => {
  await analysts.close();
  await database.drop();
  await rm(data, { recursive: true, force: true });
});

test.each([
  [{}],
  [{ locale: 'fr' as const }],
  [{ asOf: '2025-06-30T22:00:00.000Z' }],
  [{ asOf: '2025-12-01T09:17:00.000Z' }],
])('SQL on the demo’s dump gives every cell of the exports (%j)', async (settings) => {
  await analysts.load(await analysts.dump(), settings);
  const { cells, differences } = await analysts.compared(settings);
  expect(differences.slice(0, 30)).toEqual([]);
  expect(cells).toBeGreaterThan(10_000);
});

const QUESTIONS = 'docs/analysts/questions.md';

/** After a change of the demo: `UPDATE_FROZEN=1 npm test -- analysts-demo` and `npm run format`. */
test('the page of questions has the answers of the demo', async () => {
  await analysts.load(await analysts.dump());
  const page = await readFile(QUESTIONS, 'utf8');
  if (process.env['UPDATE_FROZEN'] === '1')
    await writeFile(QUESTIONS, await withAnswers(page, analysts.duck));
  const answers = await answersOf(await readFile(QUESTIONS, 'utf8'), analysts.duck);
  expect(answers).toHaveLength(10);
  for (const { written, now } of answers) {
    expect(now.length).toBeGreaterThan(1);
    expect(written).toEqual(now);
  }
});
