import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { runningPostmaster } from '#platform/embedded-postgres';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import { shown, startAllInOne, type AllInOneProcess } from '../support/all-in-one-process.js';
import { alsoClearAway, clearAway, temporaryDirectory } from '../support/temporary-directory.js';

/** The embedded PostgreSQL killed under the running product. */

const PATIENCE = 90;
const [CLIENTS, LEAST] = [4, 20];

let product: AllInOneProcess;
let pgdata: string;
beforeAll(async () => {
  const data = temporaryDirectory();
  pgdata = join(alsoClearAway(join(data, 'postgres')), 'pgdata');
  product = await startAllInOne(data);
});
afterAll(async () => {
  await product?.kill();
  await clearAway();
});

const postmaster = () => runningPostmaster(pgdata)?.pid;

/** Kills the server outright. @returns its process id */
function killServer(): number {
  const pid = postmaster();
  if (pid === undefined) throw new Error('No server runs.');
  process.kill(pid, 'SIGKILL');
  return pid;
}

interface Answers {
  readonly acknowledged: string[];
  /** Status and Retry-After of the other answers, each once. */
  readonly refusals: Set<string>;
}

async function register(answers: Answers, isOver: () => boolean): Promise<void> {
  const { url, token } = product;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  while (!isOver()) {
    const body = JSON.stringify({ name: `Nonprofit ${Math.random()}` });
    const path = `${url}/nonprofits/register-nonprofit`;
    const answer = await fetch(path, { method: 'POST', headers, body });
    const { id } = (await answer.json()) as { id: string };
    if (answer.status === 200) answers.acknowledged.push(id);
    else answers.refusals.add(`${answer.status} ${answer.headers.get('retry-after')}`);
  }
}

const probe = async (path: string) => {
  const answer = await fetch(`${product.url}/health/${path}`);
  return { status: answer.status, body: (await answer.json()) as { failing?: string[] } };
};

test('a killed server comes back, and nothing acknowledged is lost', async () => {
  const answers: Answers = { acknowledged: [], refusals: new Set() };
  let isOver = false;
  const clients = Array.from({ length: CLIENTS }, () => register(answers, () => isOver));
  const grows = (by: number) => {
    const before = answers.acknowledged.length;
    return eventually('commands go on', () => answers.acknowledged.length > before + by, PATIENCE);
  };
  await grows(LEAST);
  const killed = killServer();
  await eventually('another server runs', () => ![killed, undefined].includes(postmaster()), 30);
  await grows(LEAST);
  isOver = true;
  await Promise.all(clients);
  expect([...answers.refusals].filter((refusal) => refusal !== '503 1')).toEqual([]);
  const all = async () => (await shown(product, answers.acknowledged)).length;
  await eventually(
    'the read models show all',
    async () => (await all()) === answers.acknowledged.length,
    PATIENCE,
  );
});

test('a process whose server cannot be restarted is alive, not ready, and ends', async () => {
  appendFileSync(join(pgdata, 'postgresql.conf'), '\nno_such_setting = 1\n');
  killServer();
  await eventually(
    'it is not ready',
    async () => (await probe('ready')).body.failing?.includes('database') ?? false,
    PATIENCE,
  );
  expect((await probe('live')).status).toBe(200);
  const { status } = await fetch(`${product.url}/me`, {
    headers: { authorization: `Bearer ${product.token}` },
  });
  expect(status).toBe(503);
  expect(await product.ended).toBe(1);
  expect(product.complaints()).toMatch(
    /5 restarts within 300 s[^]*no_such_setting[^]*DATABASE_URL/,
  );
});
