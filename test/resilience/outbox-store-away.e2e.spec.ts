import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#kit/eventsourcing';
import { openHttpApp, type HttpApp } from '../support/http-app.js';
import { offerHeader } from '../support/journey-headers.js';

let scene: HttpApp;
beforeAll(async () => {
  scene = await openHttpApp(offerHeader());
});
afterAll(() => scene.close());

test('a mail waits while the event store is away, and no failure is noted of it', async () => {
  const { pool, store } = scene.stage.product.runtime;
  const { readStream } = store;
  await scene.send('eva', 'POST', '/registrations/submit-application', {
    initiative: scene.stage.id('initiative', 'advice'),
  });
  store.readStream = () => Promise.reject(new StoreUnavailable('The event store is away.'));
  await expect(scene.settle()).rejects.toThrow(StoreUnavailable);
  store.readStream = readStream;
  const { rows } = await pool.query(
    `SELECT status, problem FROM work.outbox WHERE registration IS NOT NULL`,
  );
  expect(rows).toEqual([{ status: 'waiting', problem: null }]);
});
