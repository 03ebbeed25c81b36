import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { verifyLog, verifySeals } from '#features/history';
import { offerHeader } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = offerHeader();

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
});
afterAll(() => app.close());

test('the daily seal alone finds a tail cut off with the counter set back', async () => {
  const { engine, runtime } = app.scenario.product;
  const { store, seals } = runtime;
  const signUp = await app.do('eva', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });
  await app.do('eva', `/registrations/${signUp.body.id}/post-message`, { text: 'Hello' });
  await engine.sealDaily();
  await engine.sealDaily();
  expect(await verifySeals(store, seals)).toEqual({ seals: 1, problems: [] });
  await app.at('2026-01-06T09:00');
  await app.do('eva', `/registrations/${signUp.body.id}/post-message`, { text: 'Hello?' });
  await engine.sealDaily();
  expect(await verifySeals(store, seals)).toEqual({ seals: 2, problems: [] });

  const owner = new pg.Client({ connectionString: app.databaseUrl });
  await owner.connect();
  await owner.query(`DELETE FROM events.log WHERE stream = $1 AND revision = 2`, [
    `registration-${signUp.body.id}`,
  ]);
  await owner.query('UPDATE events.counter SET last = last - 1');
  await owner.end();
  expect((await verifyLog(store, { dense: true })).problems).toEqual([]);
  expect((await verifySeals(store, seals)).problems).toMatchObject([
    { kind: 'cut', seal: 1, stream: `registration-${signUp.body.id}`, revision: 2 },
  ]);
});
