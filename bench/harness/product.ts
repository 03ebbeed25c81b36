import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MovableClock } from '#kit/eventsourcing';
import { startAllInOne, type AllInOne } from '../../apps/all-in-one/all-in-one.js';
import { readConfig } from '../../apps/runtime/config.js';
import { MASTER_KEY } from './history.js';
import { rowsOf } from './server.js';

/** Starts the product on a database with a history. Its clock stands at the end of the history. `running`: the worker follows the log. */
export async function productOn(
  url: string,
  running: boolean,
): Promise<{ product: AllInOne; close(): Promise<void> }> {
  const [row] = await rowsOf<{ at: Date }>(
    url,
    'SELECT recorded_at AS at FROM events.log ORDER BY position DESC LIMIT 1',
  );
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const environment = {
    LEDGER_DATA: folder,
    LEDGER_MASTER_KEY: MASTER_KEY,
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '100000000',
  };
  const clock = new MovableClock((row?.at ?? new Date()).toISOString());
  const product = await startAllInOne({
    config: readConfig(environment),
    databaseUrl: url,
    clock,
    running,
  });
  return {
    product,
    close: async () => {
      await product.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
