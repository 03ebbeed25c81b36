import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import { offerHeader } from '../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../support/http-app.js';

/** Nothing follows the log unless a test says so. */
let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(offerHeader(), { COMMANDS_LAG_SECONDS: '1' });
});
afterAll(() => app.close());

const apply = () =>
  app.send('eva', 'POST', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });
const write = (id: string, text: string) =>
  app.send('eva', 'POST', `/registrations/${id}/post-message`, { text });

test('commands are refused while read models are too old, and taken again after', async () => {
  const first = await apply();
  expect(first.status).toBe(200);
  const { id } = first.body as { id: string };
  const before = await app.events();
  await eventually('commands are refused', async () => {
    const answer = await write(id, `Still there? ${performance.now()}`);
    await delay(100);
    return answer.status === 503;
  });
  const taken = await app.events();
  expect(taken).toBeGreaterThanOrEqual(before);
  const refused = await write(id, 'Hello?');
  expect(refused.problem).toMatchObject({ status: 503, rule: 'read_models_too_old' });
  expect(refused.headers.get('retry-after')).toBe('5');
  expect(await app.events()).toBe(taken);
  expect((await app.send('eva', 'GET', '/me')).status).toBe(200);
  const metrics = await app.scenario.product.runtime.metrics.registry.metrics();
  expect(metrics).toMatch(/ledger_commands_refused_for_lag_total [1-9]/);

  await app.settle();
  await eventually(
    'commands are taken again',
    async () => (await write(id, `Here again ${performance.now()}`)).status === 200,
  );
});
