import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../apps/runtime/config.js';
import { parseJourney } from '../../tools/journeys/format/parse.js';
import { playJourney } from '../../tools/journeys/runner/play-journey.js';
import { ROOT } from '../support/another-process.js';
import { migratedDatabase } from '../support/migrated-database.js';

const FOLDER = join(ROOT, 'test/journeys');

/** The acceptance tests, as `npm run journeys -- test/journeys` plays them, each on a database of its own. */
test.each(readdirSync(FOLDER).sort())('%s', async (file) => {
  const journey = parseJourney(await readFile(join(FOLDER, file), 'utf8'), file);
  const database = await migratedDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'journey-'));
  try {
    const config = readConfig({
      LEDGER_DATA: folder,
      PORT: '0',
      RATE_LIMIT_PER_MINUTE: '1000000',
    });
    const result = await playJourney(journey, database.url, config);
    expect(result.passed ? [] : result.mismatches).toEqual([]);
  } finally {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
