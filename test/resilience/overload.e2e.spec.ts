import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { AppendResult } from '#kit/eventsourcing';
import { connectAsOwner } from '#kit/postgres';
import { eventually, newEvent } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import { offerHeader } from '../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../support/http-app.js';

/** More commands than the log can take: those that cannot wait are told so at once, and when to come back. */

/** As many as may wait, and more. */
const MANY = 2_050;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(offerHeader());
});
afterAll(() => app.close());

test('a full queue is 503 with Retry-After; the retry acts once', async () => {
  const { written } = app.scenario.product.runtime;
  const key = { 'idempotency-key': randomUUID() };
  const body = { initiative: app.scenario.id('initiative', 'advice') };
  const apply = () => app.send('eva', 'POST', '/registrations/submit-application', body, key);
  const slow = await connectAsOwner(app.databaseUrl);
  const before = await app.events();
  const waiting: Promise<PromiseSettledResult<AppendResult>[]>[] = [];
  try {
    // Read, but not written: as behind a disk that stands still.
    await slow.query('BEGIN; LOCK TABLE events.counter IN EXCLUSIVE MODE');
    const append = (_: unknown, index: number) =>
      written.append({ stream: `others-${index}`, expected: 'none', events: [newEvent()] });
    waiting.push(Promise.allSettled(Array.from({ length: MANY }, append)));
    const refused = await apply();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.problem).toMatchObject({
      status: 503,
      type: '/problems/overloaded',
      title: 'Too busy',
    });
  } finally {
    await slow.query('ROLLBACK');
    await slow.end();
  }
  const outcomes = (await Promise.all(waiting)).flat();
  const taken = outcomes.filter(({ status }) => status === 'fulfilled').length;
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(MANY);
  expect(await app.events()).toBe(before + taken);

  await eventually('there is room again', async () => (await apply()).status === 200);
  const again = await apply();
  expect(again.status).toBe(200);
  await app.settle();
  expect(await app.events()).toBe(before + taken + 1);
  const { rows } = await app.scenario.product.runtime.pool.query(
    'SELECT id, status FROM read.registrations',
  );
  expect(rows).toEqual([{ id: again.body.id, status: 'application' }]);
});
