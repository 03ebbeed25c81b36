import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const MOST_EACH = 8;
const NOBODYS = randomUUID();
let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none }, beta: { managerPolicy: none } }
  people:
    eva: { employee: acme }
    ada: { admin: acme }
    amy: { admin: acme }
    bea: { admin: beta }
`);
});
afterAll(() => app.close());

const register = (by: string, n: number) =>
  app.send(by, 'POST', '/people/register-person', { name: 'New', mail: `${by}${n}@turns.example` });

/** Runs the work while another command on people of acme is under way. */
async function whileBusy(work: () => Promise<void>): Promise<void> {
  let end = (): void => undefined;
  const busy = new Promise<void>((resolve) => (end = resolve));
  const holding = app.scenario.product.runtime.ledger.withLock(
    `people of ${app.scenario.id('company', 'acme')}`,
    () => busy,
  );
  await work().finally(end);
  await holding;
}

describe('commands on people', () => {
  const assign = (by: string, person: string, manager: string) =>
    app.send(by, 'POST', `/people/${person}/assign-manager`, { manager });
  const of = (name: string) => app.scenario.id('person', name);

  test('that are forbidden or of nothing wait for nobody', async () => {
    let waited = true;
    const waiting = whileBusy(async () => {
      const permitted = assign('ada', of('eva'), of('amy')).then(() => (waited = false));
      expect((await assign('eva', of('ada'), of('amy'))).status).toBe(403);
      expect((await assign('ada', randomUUID(), of('amy'))).status).toBe(404);
      expect(waited).toBe(true);
      void permitted;
    });
    await waiting;
    await eventually('the permitted one is done', () => !waited);
  });

  test('of one company do not queue behind those of another', async () => {
    let waited = true;
    await whileBusy(async () => {
      void assign('ada', of('eva'), of('ada')).then(() => (waited = false));
      const { body, status } = await register('bea', 1);
      expect(status).toBe(200);
      expect((await assign('bea', body.id, of('bea'))).status).toBe(200);
      expect(waited).toBe(true);
    });
    await eventually('the first is done', () => !waited);
  });
});

describe('long work of one person has a limit', () => {
  const query = (sql: string, values: unknown[]) =>
    app.scenario.product.runtime.pool.query(sql, values);
  const LEASE = `now(), now() + interval '1 day', now() + interval '1 hour'`;

  test('of exports', async () => {
    const ada = app.scenario.id('person', 'ada');
    for (let n = 0; n < MOST_EACH; n++)
      await query(
        `INSERT INTO work.export_files (id, requester, request, status, requested_at, expires_at, lease_until) VALUES ($1, $2, '{}', 'running', ${LEASE})`,
        [randomUUID(), ada],
      );
    const start = (by: string) =>
      app.send(by, 'POST', '/exports', { name: 'registrations', format: 'csv' });
    const refused = await start('ada');
    expect([refused.status, refused.problem.rule]).toEqual([429, 'too_many_exports']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await start('amy')).status).toBe(202);
    await query('DELETE FROM work.export_files WHERE requester = $1', [ada]);
    expect((await start('ada')).status).toBe(202);
  });

  test('of bulk jobs and imports', async () => {
    const ada = app.scenario.id('person', 'ada');
    for (let n = 0; n < MOST_EACH; n++)
      await query(
        `INSERT INTO work.jobs (id, requester, kind, request, status, total, requested_at, expires_at, lease_until) VALUES ($1, $2, 'bulk', '{}', 'waiting', 1, ${LEASE})`,
        [randomUUID(), ada],
      );
    const bulk = (by: string, key: string) =>
      app.send(by, 'POST', '/registrations/bulk?wait=true', { command: 'RemindManager', items: [{ registration: NOBODYS, revision: 0 }] }, { 'idempotency-key': key }); // prettier-ignore
    const refused = await bulk('ada', 'one');
    expect([refused.status, refused.problem.rule]).toEqual([429, 'too_many_jobs']);
    expect((await bulk('amy', 'one')).status).toBe(200);
    const file = 'name,mail\nKim,kim@turns.example\n';
    const imported = await app.sendRaw('POST', `/companies/${app.scenario.id('company', 'acme')}/import-people`, file, { authorization: `Bearer ${await app.token('ada')}`, 'content-type': 'text/csv' }); // prettier-ignore
    expect([imported.status, imported.problem.rule]).toEqual([429, 'too_many_jobs']);
    await query(`DELETE FROM work.jobs WHERE requester = $1 AND status = 'waiting'`, [ada]);
    const again = await bulk('ada', 'one');
    expect(again.status).toBe(200);
    expect((await bulk('ada', 'one')).body).toEqual(again.body);
  });
});
