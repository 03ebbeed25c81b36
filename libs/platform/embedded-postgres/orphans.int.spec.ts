import { afterAll, afterEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import {
  type AnotherProcess,
  inAnotherProcess,
  killOutright,
} from '../../../test/support/another-process.js';
import { clearUsedHome, newHome, usedHome } from '../../../test/support/embedded-home.js';
import { clearAway } from '../../../test/support/temporary-directory.js';
import { startPostgres } from './start-postgres.js';
import { runningPostmaster } from './postmaster.js';
import { servesCluster } from './process-table.js';
import { until } from './wait-until.js';

afterEach(clearAway);
afterAll(clearUsedHome);

/** Starts a server, says which, and does what is to come after it. */
const starter = (dataDirectory: string, then: string): string => `
  import { startPostgres } from './libs/platform/embedded-postgres/index.ts';
  const { pid, url, attached } = await startPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)} });
  console.log(JSON.stringify({ pid, url, attached }));
  ${then}`;
const STAY = 'setInterval(() => undefined, 1e6);';

async function execute(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test('the server of a process that was killed is attached, and can be stopped', async () => {
  const dataDirectory = await usedHome();
  const killed = await inAnotherProcess(starter(dataDirectory, STAY));
  await killOutright(killed);
  const server = await startPostgres({ dataDirectory });
  expect(server).toMatchObject({ ...(killed.said as object), attached: true });
  expect(await execute(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
  expect(runningPostmaster(join(dataDirectory, 'pgdata'))).toBeUndefined();
});

test('a running server does not keep the process that started it from ending', async () => {
  const dataDirectory = await usedHome();
  const { ended } = await inAnotherProcess(starter(dataDirectory, ''));
  expect(await ended).toBe(0);
  expect(await startPostgres({ dataDirectory })).toMatchObject({ attached: true });
});

test('Ctrl-C in the terminal reaches the process only, not its server', async () => {
  const dataDirectory = await usedHome();
  const { child, ended } = await inAnotherProcess(starter(dataDirectory, STAY), { detached: true });
  process.kill(-child.pid!, 'SIGINT');
  expect(await ended).toBeNull();
  expect(await startPostgres({ dataDirectory })).toMatchObject({ attached: true });
});

test('several starts at once end up with one server', async () => {
  const dataDirectory = newHome();
  const starts = [1, 2, 3].map(() => inAnotherProcess(starter(dataDirectory, STAY)));
  const settled = await Promise.allSettled(starts);
  const processes = settled
    .filter((result) => result.status === 'fulfilled')
    .map(({ value }): AnotherProcess => value);
  await Promise.all(processes.map(killOutright));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  const said = processes.map((one) => one.said as { pid: number; attached: boolean });
  expect(new Set(said.map(({ pid }) => pid)).size).toBe(1);
  expect(said.filter(({ attached }) => !attached)).toHaveLength(1);
});

test('committed data survives a killed server and its stale pid file', async () => {
  const dataDirectory = await usedHome();
  const first = await startPostgres({ dataDirectory });
  await execute(first.url, `CREATE TABLE kept AS SELECT 'committed' AS words`);
  process.kill(first.pid, 'SIGKILL');
  expect(await until(() => !servesCluster(first.pid, join(dataDirectory, 'pgdata')), 5_000)).toBe(
    true,
  );
  const second = await startPostgres({ dataDirectory });
  expect(second.attached).toBe(false);
  expect(await execute(second.url, 'SELECT words FROM kept')).toEqual([{ words: 'committed' }]);
});

test('a pid file naming another program of the user is not believed', async () => {
  const dataDirectory = await usedHome();
  const pgdata = join(dataDirectory, 'pgdata');
  await (await startPostgres({ dataDirectory })).stop();
  const { uid, gid } = statSync(pgdata);
  const other = spawn('sleep', ['1000'], process.getuid?.() === 0 ? { uid, gid } : {});
  await once(other, 'spawn');
  try {
    await writeFile(
      join(pgdata, 'postmaster.pid'),
      `${other.pid}\n${pgdata}\n1700000000\n5432\n\n127.0.0.1\n\nready   \n`,
    );
    expect(await startPostgres({ dataDirectory })).toMatchObject({ attached: false });
    expect(other.exitCode ?? other.signalCode).toBeNull();
  } finally {
    other.kill();
  }
});

test('a server that has not said yet that it is ready is waited for, not stopped', async () => {
  const dataDirectory = await usedHome();
  const pidFile = join(dataDirectory, 'pgdata', 'postmaster.pid');
  const server = await startPostgres({ dataDirectory });
  const words = await readFile(pidFile, 'utf8');
  await writeFile(pidFile, words.split('\n').slice(0, 3).join('\n'));
  const starting = startPostgres({ dataDirectory });
  await execute(server.url, 'SELECT pg_sleep(0.5)');
  await writeFile(pidFile, words);
  expect(await starting).toMatchObject({ attached: true, pid: server.pid });
});

test('a server that lives but does not answer is stopped, and another started', async () => {
  const dataDirectory = await usedHome();
  const hung = await startPostgres({ dataDirectory });
  process.kill(hung.pid, 'SIGSTOP');
  const lines: string[] = [];
  const server = await startPostgres({ dataDirectory, log: (line) => lines.push(line) });
  expect(server.attached).toBe(false);
  expect(server.pid).not.toBe(hung.pid);
  expect(lines.join()).toContain('does not answer');
  expect(await execute(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});
