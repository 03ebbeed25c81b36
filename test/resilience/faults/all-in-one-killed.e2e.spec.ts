import { afterEach, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { runningPostmaster } from '#platform/embedded-postgres';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { amount, recordRun } from '../../support/fault-runs.js';
import { alsoClearAway, clearAway, temporaryDirectory } from '../../support/temporary-directory.js';
import { startLedger, type LedgerProcess } from '../../support/ledger-process.js';

/** Fault 22: `ledger start` killed outright and started again: the embedded database survives it, and is adopted. */

const KILLS = amount('KILLS', { usual: 1, long: 10 });
const [CLIENTS, LEAST] = [4, 20];

afterEach(clearAway);

interface AllInOne extends LedgerProcess {
  readonly url: string;
  readonly token: string;
  /** What it printed on its way. */
  readonly said: string;
}

async function start(data: string): Promise<AllInOne> {
  const environment = {
    LEDGER_DATA: data,
    PORT: '0',
    LOG_LEVEL: 'error',
    RATE_LIMIT_PER_MINUTE: '1000000',
  };
  const process = await startLedger(
    ['start', '--no-demo'],
    /([^]*)Ctrl-C stops everything/,
    environment,
  );
  const word = (pattern: RegExp) => pattern.exec(process.said)?.[1] ?? '';
  return { ...process, url: word(/is ready: (\S+)/), token: word(/export PLATFORM=(\S+)/) };
}

/** Registers nonprofits until the process dies; gives the ids of those that were acknowledged. */
async function register({ url, token }: AllInOne, acknowledged: string[]): Promise<void> {
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

/** Those of these that are shown, one for each time. */
async function shown({ url, token }: AllInOne, ids: readonly string[]): Promise<string[]> {
  const headers = { authorization: `Bearer ${token}` };
  const found = await Promise.all(ids.map((id) => fetch(`${url}/nonprofits/${id}`, { headers })));
  const bodies = await Promise.all(
    found
      .filter(({ status }) => status === 200)
      .map((answer) => answer.json() as Promise<{ id: string }>),
  );
  return bodies.map(({ id }) => id);
}

test('fault 22: restarted after SIGKILL it finds its database and data', async () => {
  const data = temporaryDirectory();
  const pgdata = join(alsoClearAway(join(data, 'postgres')), 'pgdata');
  const acknowledged: string[] = [];
  let running = await start(data);
  for (let kill = 0; kill < KILLS; kill++) {
    const before = acknowledged.length;
    const clients = Array.from({ length: CLIENTS }, () => register(running, acknowledged));
    while (acknowledged.length < before + LEAST)
      await Promise.race([...clients, new Promise((resolve) => setTimeout(resolve, 20))]);
    await running.kill();
    await Promise.all(clients);
    const survivor = runningPostmaster(pgdata);
    expect(survivor).toBeDefined();
    running = await start(data);
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
