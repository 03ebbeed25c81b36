import { afterEach, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { runningPostmaster } from '#platform/embedded-postgres';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { amount, recordRun } from '../../support/fault-runs.js';
import { alsoClearAway, clearAway, temporaryDirectory } from '../../support/temporary-directory.js';
import { shown, startAllInOne, type AllInOneProcess } from '../../support/all-in-one-process.js';

/** Fault 22: `ledger start` killed outright and started again: the embedded database survives it, and is attached. */

const KILLS = amount('KILLS', { usual: 1, long: 10 });
const [CLIENTS, LEAST] = [4, 20];

afterEach(clearAway);

/** Registers nonprofits until the process dies; gives the ids of those that were acknowledged. */
async function register({ url, token }: AllInOneProcess, acknowledged: string[]): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  for (;;) {
    const body = JSON.stringify({ name: `Nonprofit ${Math.random()}` });
    const answer = await fetch(`${url}/nonprofits/register-nonprofit`, {
      method: 'POST',
      headers,
      body,
    }).catch(() => undefined);
    if (!answer) return;
    expect(answer.status).toBe(200);
    const { id } = ((await answer.json().catch(() => ({}))) ?? {}) as { id?: string };
    if (id === undefined) return;
    acknowledged.push(id);
  }
}

test('fault 22: restarted after SIGKILL it finds its database and data', async () => {
  const data = temporaryDirectory();
  const pgdata = join(alsoClearAway(join(data, 'postgres')), 'pgdata');
  const acknowledged: string[] = [];
  let running = await startAllInOne(data);
  for (let kill = 0; kill < KILLS; kill++) {
    const before = acknowledged.length;
    const clients = Array.from({ length: CLIENTS }, () => register(running, acknowledged));
    while (acknowledged.length < before + LEAST)
      await Promise.race([...clients, new Promise((resolve) => setTimeout(resolve, 20))]);
    await running.kill();
    await Promise.all(clients);
    const survivor = runningPostmaster(pgdata);
    expect(survivor).toBeDefined();
    running = await startAllInOne(data);
    expect(runningPostmaster(pgdata)).toEqual(survivor);
  }
  await eventually(
    'the read models are up to date',
    async () => (await shown(running, acknowledged)).length >= acknowledged.length,
    60,
  );
  recordRun({
    fault: 22,
    store: 'PostgreSQL',
    injected: KILLS,
    expected: acknowledged,
    seen: await shown(running, acknowledged),
  });
  running.child.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  expect(runningPostmaster(pgdata)).toBeUndefined();
});
