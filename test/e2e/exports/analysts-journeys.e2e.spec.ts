import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../apps/runtime/config.js';
import { parseJourney } from '../../../tools/journeys/format/parse.js';
import { playJourney } from '../../../tools/journeys/runner/play-journey.js';
import { Analysts, platformPersonOf } from '../../support/analysts.js';
import { MASTER_KEY } from '../../support/master-key.js';
import { migratedDatabase } from '../../support/migrated-database.js';

const FOLDER = 'test/journeys';
/** With the events that are rare elsewhere: erasures, restored dates, reopened registrations, disputes, new names. All journeys were compared once. */
const JOURNEYS = [
  '09-erased-and-left.yaml',
  '10-again-and-corrected.yaml',
  '18-corrected-by-the-platform.yaml',
  '19-certificates-and-their-past.yaml',
  '32-renamed.yaml',
];

test.each(JOURNEYS)('SQL on the dump of %s gives every cell of the exports', async (file) => {
  const journey = parseJourney(await readFile(join(FOLDER, file), 'utf8'), file);
  const database = await migratedDatabase();
  const data = await mkdtemp(join(tmpdir(), 'analysts-journey-'));
  try {
    const config = readConfig({
      LEDGER_DATA: data,
      LEDGER_MASTER_KEY: MASTER_KEY,
      PORT: '0',
      RATE_LIMIT_PER_MINUTE: '1000000',
    });
    expect(await playJourney(journey, database.url, config)).toEqual({ passed: true });
    const as = await platformPersonOf(database.url);
    const analysts = await Analysts.open({
      ...{ databaseUrl: database.url, data, masterKey: MASTER_KEY, as },
    });
    try {
      await analysts.load(await analysts.dump());
      const { cells, differences } = await analysts.compared();
      expect(differences).toEqual([]);
      expect(cells).toBeGreaterThan(0);
    } finally {
      await analysts.close();
    }
  } finally {
    await database.drop();
    await rm(data, { recursive: true, force: true });
  }
});
