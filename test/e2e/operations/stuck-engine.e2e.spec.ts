import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { connectAsOwner } from '#kit/postgres';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { offerHeader } from '../../support/journey-headers.js';

let app: HttpApp;
let owner: pg.Client;
beforeAll(async () => {
  app = await openHttpApp(offerHeader(), { READY_LAG_SECONDS: '1' });
});
afterAll(async () => {
  await owner?.end();
  await app.close();
});

const failing = async () =>
  (await app.sendRaw<{ failing: string[] }>('GET', '/health/ready')).body.failing;

test('a process whose engine is stuck lives and is not ready until it goes on', async () => {
  owner = await connectAsOwner(app.databaseUrl);
  await owner.query('BEGIN; LOCK TABLE work.leases IN ACCESS EXCLUSIVE MODE');
  app.scenario.product.engine.start();
  await eventually('the engine is stuck', async () => (await failing()).join() === 'engine');
  expect((await app.sendRaw('GET', '/health/live')).status).toBe(200);
  await owner.query('ROLLBACK');
  await eventually('the engine goes on', async () => (await failing()).length === 0);
});
