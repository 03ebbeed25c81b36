import './compile-cache.js';
import 'reflect-metadata';
import { createPool, PostgresByStream, PostgresKeyRing, RangeFolder } from '#kit/postgres';
import { PROJECTIONS } from './read-models.js';
import type { RebuildAnswer, RebuildSetup, RebuildTask } from './rebuild-processes.js';
import { masterKey, previousMasterKey } from './secrets.js';

/** Connections: one reads the log, one writes rows, one asks for keys. */
const CONNECTIONS = 3;
const tell = (answer: RebuildAnswer): void => void process.send?.(answer);

/** A process of a rebuild: folds one range of streams after the other, until the process that rebuilds ends it, or is gone. */
async function createFolder({ config, databaseUrl }: RebuildSetup): Promise<RangeFolder> {
  const pool = createPool(databaseUrl, CONNECTIONS);
  const ring = new PostgresKeyRing(pool, await masterKey(config), previousMasterKey(config));
  return new RangeFolder({
    pool,
    ring,
    projections: PROJECTIONS,
    log: new PostgresByStream(pool),
  });
}

async function fold(folder: Promise<RangeFolder>, { range, ...job }: RebuildTask): Promise<void> {
  try {
    const written = (number: number, events: number) => tell({ range: number, events });
    await (await folder).fold(range, { ...job, written });
    tell({ ended: 'done' });
  } catch {
    // The process that rebuilds does it again, and throws what is thrown there.
    tell({ ended: 'failed' });
  }
}

process.on('disconnect', () => process.exit());
process.once('message', (setup: RebuildSetup) => {
  const folder = createFolder(setup);
  process.on('message', (task: RebuildTask) => void fold(folder, task));
});
