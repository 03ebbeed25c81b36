import { afterEach, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { AppendRequest, AppendResult, EventStore } from '#kit/eventsourcing';
import { createPool, migrate, PostgresEventStore } from '#kit/postgres';
import { startPostgres, type RunningPostgres } from '#platform/embedded-postgres';
import { MIGRATIONS } from '../../../apps/runtime/read-models.js';
import {
  eventually,
  newEvents,
  newStream,
} from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { eventsOf } from '../../../libs/kit/eventsourcing/testing/read-checks.js';
import { amount, recordRun } from '../../support/fault-runs.js';
import { clearAway, temporaryDirectory } from '../../support/temporary-directory.js';

/** Fault 4: the database killed in the middle of appends, with all its processes, as a machine that loses its power. */

const KILLS = amount('KILLS', { usual: 2, long: 20 });
const WRITERS = 8;

afterEach(clearAway);

/** All of its processes at once: killed alone, the first of them would let the others finish what they do. */
async function killOutright({ url, pid }: RunningPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity');
  for (const one of [pid, ...rows.map((row) => row.pid)]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // it has ended by itself
    }
  }
  await client.end().catch(() => undefined);
}

/** An answer that never comes is no answer: the same again, under the same ids, until there is one. */
async function insist(
  store: EventStore,
  request: AppendRequest,
  ambiguous: () => void,
): Promise<AppendResult> {
  for (;;) {
    try {
      return await store.append(request);
    } catch {
      ambiguous();
      await delay(50);
    }
  }
}

test('fault 4: acknowledged appends survive a killed database', async () => {
  const dataDirectory = join(temporaryDirectory(), 'data');
  let server = await startPostgres({ dataDirectory });
  await migrate(server.url, MIGRATIONS);
  const pool = createPool(server.url);
  // Impatient, so that callers are left in doubt; the product waits longer.
  const store = new PostgresEventStore({ pool, patienceMilliseconds: 100 });
  const acknowledged: string[] = [];
  let [writing, again, doubts] = [true, 0, 0];
  const write = async () => {
    while (writing) {
      const request: AppendRequest = {
        stream: newStream(),
        expected: 'none',
        events: newEvents(2),
      };
      const { outcome } = await insist(store, request, () => doubts++);
      expect(['ok', 'duplicate']).toContain(outcome);
      if (outcome === 'duplicate') again += 1;
      acknowledged.push(...request.events.map(({ id }) => id));
    }
  };
  const writers = Array.from({ length: WRITERS }, write);
  for (let kill = 0; kill < KILLS; kill++) {
    const before = acknowledged.length;
    await eventually('appends go on', () => acknowledged.length > before + 100, 60);
    await killOutright(server);
    server = await startPostgres({ dataDirectory, settings: { port: new URL(server.url).port } });
  }
  writing = false;
  await Promise.all(writers);
  const log = await eventsOf(store, '', 1_000);
  expect(doubts).toBeGreaterThan(0);
  expect(log.map(({ position }) => Number(position))).toEqual(log.map((_, index) => index + 1));
  recordRun({
    fault: 4,
    store: 'PostgreSQL',
    injected: KILLS,
    expected: acknowledged,
    seen: log.map(({ id }) => id),
    again,
  });
  await store.close();
  await pool.end();
  await server.stop();
});
