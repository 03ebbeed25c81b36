import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { offerHeader } from '../../support/journey-headers.js';
import { RawConnection } from '../../support/raw-connection.js';

/** What IDLE_TIMEOUT_SECONDS does alone: the other time-outs are far longer. */
const IDLE_SECONDS = 2;
const PATIENCE = 30;

let app: HttpApp;
let connection: RawConnection | undefined;
beforeAll(async () => {
  app = await openHttpApp(offerHeader({ others: ['ada: { admin: acme }'] }), {
    HEADERS_TIMEOUT_SECONDS: '600',
    REQUEST_TIMEOUT_SECONDS: '600',
    IDLE_TIMEOUT_SECONDS: String(IDLE_SECONDS),
  });
});
afterAll(async () => {
  connection?.close();
  await app.close();
});

test('a connection that rests in the middle of a request is closed', async () => {
  const began = performance.now();
  const resting = new RawConnection(app.scenario.product.url).send('GET /health/live HTTP/1.1\r\n');
  connection = resting;
  await eventually('it is closed', () => resting.isClosed, PATIENCE);
  expect(performance.now() - began).toBeGreaterThan(IDLE_SECONDS * 900);
  expect(resting.received).toBe('');
});
