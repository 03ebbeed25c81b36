import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ExportManifest } from '#features/exports';
import { connectAsOwner } from '#kit/postgres';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { only, openExports, type Exported, type ExportApp } from '../../support/exports.js';

let exportApp: ExportApp;
beforeAll(async () => {
  exportApp = await openExports();
});
afterAll(() => exportApp.app.close());

describe('an export file', () => {
  test('is built in the background and is there for its requester alone', async () => {
    const asked = await exportApp.app.send<Exported>('ada', 'POST', '/exports', {
      name: 'dates',
      format: 'xlsx',
      locale: 'fr',
    });
    expect(asked.status).toBe(202);
    let answer = asked;
    await eventually('it is built', async () => {
      answer = await exportApp.app.get<Exported>('ada', `/exports/${asked.body.id}`);
      return !['waiting', 'running'].includes(answer.body.status);
    });
    expect(answer.body).toMatchObject({
      status: 'done',
      name: 'dates',
      progress: { done: 2, total: 2 },
    });
    const { bytes, headers } = await exportApp.download('ada', asked.body.id);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="suivi-des-dates-2026-\d\d-\d\dT\d{4}Z\.xlsx"$/,
    );
    expect(headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(headers.get('cache-control')).toBe('private, no-store');
    for (const path of ['', '/file', '/manifest'])
      expect((await exportApp.app.get('aud', `/exports/${asked.body.id}${path}`)).status).toBe(404);
    expect(
      (await exportApp.app.get<ExportManifest>('ada', `/exports/${asked.body.id}/manifest`)).body,
    ).toEqual(answer.body.manifest);
  });

  test('is removed with all about it', async () => {
    const file = (await exportApp.exported('bea', 'dates')).id;
    expect(
      (await exportApp.app.get<Exported[]>('bea', '/exports')).body.map((one) => one.id),
    ).toContain(file);
    expect((await exportApp.app.send('bea', 'DELETE', `/exports/${file}`)).status).toBe(204);
    expect((await exportApp.app.get('bea', `/exports/${file}`)).status).toBe(404);
    expect(await exportApp.filesOf(file)).toEqual([]);
  });

  test('can be cancelled while it is built, and leaves nothing behind', async () => {
    const owner = await connectAsOwner(exportApp.app.databaseUrl);
    await owner.query('BEGIN; LOCK TABLE read.partnerships IN ACCESS EXCLUSIVE MODE');
    try {
      const asked = await exportApp.app.send<Exported>('ada', 'POST', '/exports', {
        name: 'partnerships',
      });
      const file = asked.body.id;
      expect(['waiting', 'running']).toContain(
        (await exportApp.app.get<Exported>('ada', `/exports/${file}`)).body.status,
      );
      expect((await exportApp.app.get('ada', `/exports/${file}/file`)).status).toBe(409);
      expect((await exportApp.app.send('aud', 'DELETE', `/exports/${file}`)).status).toBe(404);
      expect((await exportApp.app.send('ada', 'DELETE', `/exports/${file}`)).status).toBe(204);
      await owner.query('ROLLBACK');
      await exportApp.exported('ada', 'partnerships');
      expect((await exportApp.app.get<Exported>('ada', `/exports/${file}`)).body.status).toBe(
        'cancelled',
      );
      expect(await exportApp.filesOf(file)).toEqual([]);
    } finally {
      await owner.end();
    }
  });

  test('is begun again when the database ends the session that reads for it', async () => {
    const owner = await connectAsOwner(exportApp.app.databaseUrl);
    try {
      await owner.query('BEGIN; LOCK TABLE read.partnerships IN ACCESS EXCLUSIVE MODE');
      const asked = await exportApp.app.send<Exported>('ada', 'POST', '/exports', {
        name: 'partnerships',
      });
      const end = () =>
        owner.query(
          `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND relation = 'read.partnerships'::regclass`,
        );
      await eventually('it is read for', async () => ((await end()).rowCount ?? 0) > 0, 60);
      await owner.query('ROLLBACK');
      const answer = () => exportApp.app.get<Exported>('ada', `/exports/${asked.body.id}`);
      await eventually('it is done', async () => (await answer()).body.status === 'done', 60);
      expect((await exportApp.download('ada', asked.body.id)).status).toBe(200);
    } finally {
      await owner.end();
    }
  });

  test('makes no formula of what somebody wrote', async () => {
    const body = {
      nonprofit: exportApp.id('nonprofit', 'helpers'),
      kind: 'open',
      title: '=HYPERLINK("http://evil.example","x")',
    };
    const evil = await exportApp.say('cora', '/initiatives/create-initiative', body);
    await exportApp.say('cora', `/initiatives/${evil}/open-initiative`);
    await exportApp.say('tom', '/registrations/submit-application', { initiative: evil });
    const { rows } = await exportApp.exported('pia', 'registrations', { initiative: evil });
    expect(only(rows, 'initiative')).toEqual([`'${body.title}`]);
  });

  test('is recorded as read, but for a coordinator’s own work', async () => {
    const reads = () =>
      exportApp.app.scenario.product.runtime.pool.query(
        'SELECT capacity, what, subject, filters, position, rows, sha256 FROM work.reads WHERE reader = ANY($1::uuid[])',
        [[exportApp.id('person', 'aud'), exportApp.id('person', 'cora')]],
      );
    await exportApp.app.scenario.product.runtime.pool.query('DELETE FROM work.reads');
    const { manifest } = await exportApp.exported('aud', 'dates', { from: '2026-02-01' });
    await exportApp.exported('cora', 'dates');
    const { position, rows, sha256, request } = manifest;
    expect((await reads()).rows).toEqual([
      {
        capacity: 'auditor',
        what: 'export',
        subject: 'dates',
        filters: request,
        position,
        rows,
        sha256,
      },
    ]);
  });

  test('is had for 24 hours', async () => {
    const { id: file } = await exportApp.exported('lea', 'dates');
    await exportApp.app.scenario.clock.moveTo(
      new Date(
        Date.parse(exportApp.app.scenario.clock.now()) + 24 * 3_600_000 - 1_000,
      ).toISOString(),
    );
    expect((await exportApp.download('lea', file)).status).toBe(200);
    await exportApp.app.scenario.clock.moveTo(
      new Date(Date.parse(exportApp.app.scenario.clock.now()) + 1_000).toISOString(),
    );
    expect((await exportApp.download('lea', file)).status).toBe(404);
  });

  test('left under way by a process that was killed has failed', async () => {
    const { pool } = exportApp.app.scenario.product.runtime;
    const killed = 'a0000000-0000-4000-8000-000000000001';
    await pool.query(
      `INSERT INTO work.export_files (id, requester, request, status, requested_at, expires_at, lease_until)
       VALUES ($1, $2, '{"name":"dates"}', 'running', now(), now() + interval '10 years', now() - interval '1 second')`,
      [killed, exportApp.id('person', 'ada')],
    );
    const { body } = await exportApp.app.get<{ status: string; problem: { rule: string } }>(
      'ada',
      `/exports/${killed}`,
    );
    expect({ status: body.status, rule: body.problem.rule }).toEqual({
      status: 'failed',
      rule: 'interrupted',
    });
  });

  test('is not served once an erasure was acknowledged, with read models behind', async () => {
    const before = await exportApp.exported('ada', 'registrations');
    const erase = `/people/${exportApp.id('person', 'bob')}/erase-person`;
    expect((await exportApp.app.send('pia', 'POST', erase, {})).status).toBe(200);
    const refused = await exportApp.app.get('ada', `/exports/${before.id}/file`);
    expect([refused.status, refused.problem.rule]).toEqual([409, 'erased_since']);
    await exportApp.app.settle();
  });

  test('is withdrawn once somebody in it is erased, and the next does not name them', async () => {
    const before = await exportApp.exported('ada', 'registrations');
    const count = before.rows.length;
    await exportApp.say('pia', `/people/${exportApp.id('person', 'tom')}/erase-person`);
    const refused = await exportApp.app.get('ada', `/exports/${before.id}/file`);
    expect({ status: refused.status, rule: refused.problem.rule }).toEqual({
      status: 409,
      rule: 'export_withdrawn',
    });
    expect(await exportApp.filesOf(before.id)).toEqual([]);
    expect((await exportApp.app.get<Exported>('ada', `/exports/${before.id}`)).body.status).toBe(
      'withdrawn',
    );
    const after = await exportApp.exported('ada', 'registrations', {
      asOf: before.manifest.instant,
    });
    expect(after.rows).toHaveLength(count);
    expect(only(after.rows, 'employee')).toEqual(
      only(before.rows, 'employee').map((name) => (name === 'tom' ? 'Erased person' : name)),
    );
    expect(after.manifest.erasures).toMatchObject({ count: before.manifest.erasures.count + 1 });
    expect(after.bytes.includes('tom')).toBe(false);
  });
});
