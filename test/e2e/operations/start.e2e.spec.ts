import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { beginLedger, runLedger } from '../../support/ledger-process.js';
import { clearAway, temporaryDirectory } from '../../support/temporary-directory.js';

let busy: Server;
let port: number;
beforeAll(async () => {
  busy = createServer().listen(0, '127.0.0.1');
  await once(busy, 'listening');
  ({ port } = busy.address() as AddressInfo);
});
afterAll(async () => {
  busy.close();
  await clearAway();
});

test('a start whose port is in use ends and names another port', async () => {
  const data = temporaryDirectory();
  const { code, complaints } = await runLedger(['start', '--no-demo', '--port', `${port}`], {
    LEDGER_DATA: data,
  });
  expect(code).toBe(1);
  expect(complaints).toContain(`Port ${port} of 127.0.0.1 is in use`);
  expect(complaints).toContain(`--port ${port + 1}`);
  expect(existsSync(join(data, 'postgres'))).toBe(false);
});

test('--port is checked like PORT', async () => {
  const data = temporaryDirectory();
  const { code, complaints } = await runLedger(['start', '--port', 'http'], { LEDGER_DATA: data });
  expect(code).toBe(1);
  expect(complaints).toMatch(/^PORT: .*must be an integer/);
});

test('Ctrl-C during a first start stops the database as well', async () => {
  const data = temporaryDirectory();
  const { child, ended, complaints } = beginLedger(['start', '--port', '0'], { LEDGER_DATA: data });
  const pidFile = join(data, 'postgres', 'pgdata', 'postmaster.pid');
  while (!existsSync(pidFile) && child.exitCode === null) await delay(20);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(complaints()).toContain('Stopping.');
  expect(existsSync(pidFile)).toBe(false);
});
