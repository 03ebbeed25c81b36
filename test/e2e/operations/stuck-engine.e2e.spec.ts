import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { connectAsOwner } from '#kit/postgres';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { offerHeader } from '../../support/journey-headers.js';

let scene: HttpApp;
let owner: pg.Client;
beforeAll(async () => {
  scene = await openHttpApp(offerHeader(), { READY_LAG_SECONDS: '1' });
});
afterAll(async () => {
  await owner?.end();
  await scene.close();
});

const failing = async () =>
  (await scene.sendRaw<{ failing: string[] }>('GET', '/health/ready')).body.failing;

test('a process whose engine is stuck lives and is not ready until it goes on', async () => {
  owner = await connectAsOwner(scene.databaseUrl);
  await owner.query('BEGIN; LOCK TABLE work.leases IN ACCESS EXCLUSIVE MODE');
  scene.stage.product.engine.start();
  await eventually('the engine is stuck', async () => (await failing()).join() === 'engine');
  expect((await scene.sendRaw('GET', '/health/live')).status).toBe(200);
  await owner.query('ROLLBACK');
  await eventually('the engine goes on', async () => (await failing()).length === 0);
});
