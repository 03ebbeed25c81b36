import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import { ROOT } from '../support/another-process.js';
import { openHttpApp, type HttpApp } from '../support/http-app.js';
import { offerHeader } from '../support/journey-headers.js';

const KILLS = Number(process.env['KILLS'] ?? 24);
const INITIATIVES = Array.from({ length: KILLS }, (_, at) => `advice${at}`);

const unused = [...INITIATIVES];
let app: HttpApp;
let folder: string;
beforeAll(async () => {
  app = await openHttpApp(
    offerHeader({ initiatives: INITIATIVES, others: ['pia: { platform: true }'] }),
  );
  folder = await mkdtemp(join(tmpdir(), 'consumer-'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

function start(token: string, file: string, how: string, stall = ''): ChildProcess {
  const script = join(ROOT, 'test/support/event-consumer.mjs');
  const { url } = app.scenario.product;
  return spawn(process.execPath, [script, url, token, file, how, stall], { stdio: 'ignore' });
}
const kill = async (consumer: ChildProcess) => {
  const ended = new Promise((resolve) => consumer.once('exit', resolve));
  consumer.kill('SIGKILL');
  await ended;
};
const contentOf = (file: string) => readFile(file, 'utf8').catch(() => '');
const idsIn = async (file: string) =>
  (await contentOf(file)).split('\n').flatMap((line) => line.split(' ')[1] || []);

test.each(['pages', 'stream'])(
  'a consumer of %s that is killed many times sees each event once',
  async (how) => {
    const file = join(folder, how);
    const token = await app.token('pia');
    const kills = KILLS / 2;
    for (let killed = 0; killed < kills; killed++) {
      const seen = (await idsIn(file)).length;
      const stalls = killed % 2 === 0;
      const consumer = start(token, file, how, stalls ? '1' : '');
      await app.do('eva', '/registrations/submit-application', {
        initiative: app.scenario.id('initiative', unused.shift() ?? ''),
      });
      // Killed halfway through an event, or at any time soon after it got a little further.
      if (stalls)
        await eventually('it stalls', async () => (await contentOf(file)).endsWith(' '), 30);
      else await eventually('it reads', async () => (await idsIn(file)).length > seen, 30);
      await delay(killed % 4);
      await kill(consumer);
    }
    const last = start(token, file, how);
    const expected = await app.scenario.product.runtime.store.readAll('', 10_000);
    const ids = expected.events.map(({ id }) => id);
    await eventually('it has all', async () => (await idsIn(file)).length >= ids.length, 60);
    await kill(last);
    expect(await idsIn(file)).toEqual(ids);
  },
  60_000 + KILLS * 5_000,
);
