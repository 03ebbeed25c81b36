import { afterAll, afterEach, expect, test } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { clearUsedHome, newHome, usedHome } from '../../../test/support/embedded-home.js';
import { clearAway } from '../../../test/support/temporary-directory.js';
import { PostgresUnavailable } from './postgres-unavailable.js';
import { startPostgres } from './start-postgres.js';
import { runningPostmaster } from './postmaster.js';

afterEach(clearAway);
afterAll(clearUsedHome);

async function ask(url: string, query: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values(((await client.query(query)).rows[0] ?? {}) as object)[0];
  } finally {
    await client.end();
  }
}

test('a first start makes a durable server that listens on this machine only', async () => {
  const lines: string[] = [];
  const dataDirectory = newHome();
  const server = await startPostgres({ dataDirectory, log: (line) => lines.push(line) });
  expect(server).toMatchObject({ dataDirectory, attached: false, origin: 'embedded' });
  expect(lines.join()).toContain(dataDirectory);
  const setting = (name: string): Promise<unknown> => ask(server.url, `SHOW ${name}`);
  expect(await setting('fsync')).toBe('on');
  expect(await setting('synchronous_commit')).toBe('on');
  expect(await setting('listen_addresses')).toBe('127.0.0.1');
  expect(await setting('unix_socket_directories')).toBe('');
  expect(await setting('timezone')).toBe('UTC');
  expect(await setting('server_encoding')).toBe('UTF8');
  expect(await setting('max_connections')).toBe('200');
  expect(await ask(server.url, `SELECT lower('É') || ('Z' < 'a')::text`)).toBe('étrue');
});

test('nobody gets in without the password', async () => {
  const server = await startPostgres({ dataDirectory: await usedHome() });
  const url = new URL(server.url);
  url.password = 'a guess';
  await expect(ask(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
});

test('a second start finds the data of the first', async () => {
  const dataDirectory = newHome();
  const first = await startPostgres({ dataDirectory });
  await ask(first.url, 'CREATE DATABASE "a b"');
  await ask(first.urlOf('a b'), `CREATE TABLE kept AS SELECT 'still here' AS words`);
  await first.stop();
  expect(runningPostmaster(join(dataDirectory, 'pgdata'))).toBeUndefined();
  const second = await startPostgres({ dataDirectory });
  expect(second.attached).toBe(false);
  expect(await ask(second.urlOf('a b'), 'SELECT words FROM kept')).toBe('still here');
});

test('stopping again, or after the server died, is harmless', async () => {
  const server = await startPostgres({ dataDirectory: await usedHome() });
  process.kill(server.pid, 'SIGKILL');
  await server.stop();
  await server.stop();
});

test('settings reach the server, the port among them', async () => {
  const dataDirectory = await usedHome();
  const first = await startPostgres({ dataDirectory, settings: { fsync: 'off' } });
  expect(await ask(first.url, 'SHOW fsync')).toBe('off');
  await first.stop();
  const again = await startPostgres({ dataDirectory, settings: { port: new URL(first.url).port } });
  expect(again.url).toBe(first.url);
});

test('a port that another program has is named, not waited for in vain', async () => {
  const other = await startPostgres({ dataDirectory: await usedHome() });
  const { port } = new URL(other.url);
  await expect(
    startPostgres({ dataDirectory: await usedHome(), settings: { port } }),
  ).rejects.toThrow(/could not bind.*Address already in use/);
});

test('a setting that the server does not know is named', async () => {
  const starting = startPostgres({
    dataDirectory: await usedHome(),
    settings: { no_such_setting: 'x' },
  });
  await expect(starting).rejects.toThrow(/no_such_setting[^]*DATABASE_URL/);
});

test('whoever stops first leaves the server to the others', async () => {
  const dataDirectory = await usedHome();
  const first = await startPostgres({ dataDirectory });
  const second = await startPostgres({ dataDirectory });
  expect(second).toMatchObject({
    attached: true,
    url: first.url,
    pid: first.pid,
    origin: 'embedded',
  });
  await first.stop();
  expect(await ask(second.url, 'SELECT 1')).toBe(1);
  await second.stop();
  expect(runningPostmaster(join(dataDirectory, 'pgdata'))).toBeUndefined();
});

test('data whose password is lost is reported, not started over', async () => {
  const dataDirectory = await usedHome();
  await (await startPostgres({ dataDirectory })).stop();
  await rm(join(dataDirectory, 'password'));
  const starting = startPostgres({ dataDirectory });
  await expect(starting).rejects.toThrow(PostgresUnavailable);
  await expect(starting).rejects.toThrow(/password.* is missing[^]*DATABASE_URL/);
});
