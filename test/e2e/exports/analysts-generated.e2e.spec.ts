import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Rebuild } from '#kit/postgres';
import { rebuildOptions } from '../../../apps/runtime/rebuild-options.js';
import { createRuntime } from '../../../apps/runtime/runtime.js';
import { Analysts } from '../../support/analysts.js';
import { demoConfig } from '../../support/demo-database.js';
import { randomSeeds } from '../../support/fault-runs.js';
import { writeHistory } from '../../support/generated-histories/generate-history.js';
import { MASTER_KEY } from '../../support/master-key.js';
import { migratedDatabase } from '../../support/migrated-database.js';

const EVENTS = 2_500;

/** Fills a database with a generated history and its read models. @returns its person of the platform team, and an instant midway */
async function fill(url: string, data: string, seed: number) {
  const runtime = await createRuntime(demoConfig(data), url);
  try {
    const { population } = await writeHistory(url, runtime.ring, { events: EVENTS, seed });
    for (const name of ['read-models', 'processes', 'mails'])
      await runtime.pool.query('INSERT INTO work.checkpoints (name, position) VALUES ($1, $2)', [
        name,
        await runtime.store.head(),
      ]);
    await new Rebuild(rebuildOptions(runtime)).run();
    const { rows } = await runtime.pool.query<{ at: string }>(
      'SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY applied_at) AS at FROM read.registrations',
    );
    return { as: population.platform, midway: rows[0]?.at ?? '' };
  } finally {
    await runtime.close();
  }
}

test.each(randomSeeds())(
  'SQL on a generated history gives every cell of the exports (seed %i)',
  async (seed) => {
    const data = await mkdtemp(join(tmpdir(), 'analysts-generated-'));
    const database = await migratedDatabase();
    try {
      const { as, midway } = await fill(database.url, data, seed);
      const analysts = await Analysts.open({
        ...{ databaseUrl: database.url, data, masterKey: MASTER_KEY, as },
      });
      try {
        for (const settings of [{}, { asOf: midway }]) {
          await analysts.load(await analysts.dump(), settings);
          const { cells, differences } = await analysts.compared(settings);
          expect(differences.slice(0, 20)).toEqual([]);
          expect(cells).toBeGreaterThan(1_000);
        }
      } finally {
        await analysts.close();
      }
    } finally {
      await database.drop();
      await rm(data, { recursive: true, force: true });
    }
  },
);
