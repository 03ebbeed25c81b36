import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#kit/eventsourcing';
import { openHttpApp, type HttpApp } from '../support/http-app.js';
import { offerHeader } from '../support/journey-headers.js';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(offerHeader());
});
afterAll(() => app.close());

test('a mail waits while the event store is away, and no failure is noted of it', async () => {
  const { pool, store } = app.scenario.product.runtime;
  const { readStream } = store;
  await app.send('eva', 'POST', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });
  store.readStream = () => Promise.reject(new StoreUnavailable('The event store is away.'));
  await expect(app.settle()).rejects.toThrow(StoreUnavailable);
  store.readStream = readStream;
  const { rows } = await pool.query(
    `SELECT status, problem FROM work.outbox WHERE registration IS NOT NULL`,
  );
  expect(rows).toEqual([{ status: 'waiting', problem: null }]);
});
