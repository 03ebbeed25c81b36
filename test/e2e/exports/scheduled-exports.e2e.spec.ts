import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Engine } from '../../../apps/worker/engine.js';
import { openExports, only, type ExportApp, type Row } from '../../support/exports.js';
import { mailsTo, mailTo } from '../../support/mails.js';
import { parse } from 'csv-parse/sync';

interface Schedule {
  readonly id: string;
  readonly status: string;
  readonly problem?: { readonly rule: string };
  readonly nextRuns: readonly string[];
  readonly lastRun?: {
    readonly dueAt: string;
    readonly outcome: string;
    readonly rows?: number;
    readonly export: string;
    readonly problem?: { readonly rule: string };
  };
}

const MONDAYS = { name: 'registrations', rule: '0 8 * * MON', zone: 'Europe/Paris' };
const MONTHLY = { ...MONDAYS, name: 'dates', rule: '0 8 1 * *', period: 'previous_month' };

let exports: ExportApp;
beforeAll(async () => {
  exports = await openExports(); // it is Wednesday, 4 February 2026
});
afterAll(() => exports.app.close());

const schedule = (person: string, body: object, headers = {}) =>
  exports.app.send<Schedule>(person, 'POST', '/export-schedules', body, headers);
const scheduled = async (person: string, body: object): Promise<string> => {
  const { status, body: made, problem } = await schedule(person, body);
  if (status !== 201) throw new Error(JSON.stringify(problem));
  return made.id;
};
const of = async (person: string, id: string): Promise<Schedule> =>
  (await exports.app.get<Schedule>(person, `/export-schedules/${id}`)).body;
const remove = (person: string, id: string) =>
  exports.app.send(person, 'DELETE', `/export-schedules/${id}`);
const exportMails = async (person: string) => mailsTo(exports.app, person, 'ExportReady');
const filesSince = async (person: string, instant: string): Promise<unknown[]> =>
  (await exports.app.get<{ requestedAt: string }[]>(person, '/exports')).body.filter(
    ({ requestedAt }) => requestedAt >= instant,
  );
const rowsOf = async (person: string, file: string): Promise<Row[]> =>
  parse((await exports.download(person, file)).bytes, { bom: true, columns: true });

describe('a scheduled export', () => {
  test('is listed with its next runs, on both sides of a change of clocks', async () => {
    const { status, body } = await schedule('ada', { ...MONDAYS, rule: '30 7 29 3,4,10 *' });
    expect(status).toBe(201);
    expect(body.nextRuns).toEqual([
      '2026-03-29T05:30:00.000Z',
      '2026-04-29T05:30:00.000Z',
      '2026-10-29T06:30:00.000Z',
    ]);
    const { body: list } = await exports.app.get<Schedule[]>('ada', '/export-schedules');
    expect(list).toEqual([body]);
    expect((await remove('ada', body.id)).status).toBe(204);
  });

  test('runs when it is due, with a file and one mail', async () => {
    const id = await scheduled('ada', { ...MONDAYS, columns: ['employee', 'status'] });
    await exports.app.at('2026-02-09T07:59');
    expect((await of('ada', id)).lastRun).toBeUndefined();
    await exports.app.at('2026-02-09T08:00');
    const { lastRun, nextRuns } = await of('ada', id);
    expect(lastRun).toMatchObject({ dueAt: '2026-02-09T07:00:00.000Z', outcome: 'sent', rows: 3 });
    expect(nextRuns[0]).toBe('2026-02-16T07:00:00.000Z');
    const rows = await rowsOf('ada', lastRun?.export ?? '');
    expect(only(rows, 'Employee').sort()).toEqual(['eva', 'tom', 'tom']);
    expect(await exportMails('ada')).toHaveLength(1);
    await remove('ada', id);
  });

  test('is told of in a mail that leads to the page of exports', async () => {
    const { subject, text } = await mailTo(exports.app, 'ada', 'ExportReady');
    expect(subject).toBe('Export ready: Registrations follow-up');
    expect(text).toMatch(/Download the export: https?:\S+\/console\/exports$/m);
    expect(text).toContain('It has 3 rows.');
    expect(text).toContain('until Tuesday 10 February 2026 at 08:00 (Europe/Paris).');
  });

  test('has the days of the month before, by the zone of the schedule', async () => {
    const id = await scheduled('ana', { ...MONTHLY, columns: ['employee', 'start'] });
    await exports.app.at('2026-03-01T08:00');
    const { lastRun } = await of('ana', id);
    const { body } = await exports.app.get<{ request: object }>(
      'ana',
      `/exports/${lastRun?.export ?? ''}`,
    );
    expect(body.request).toMatchObject({ from: '2026-02-01', to: '2026-02-28', name: 'dates' });
    expect((await mailTo(exports.app, 'ana', 'ExportReady')).text).toContain(
      'Period: Sunday 1 February 2026 to Saturday 28 February 2026.',
    );
    await remove('ana', id);
  });

  test('is recorded as a read of the person who scheduled it', async () => {
    const { body } = await exports.app.get<{ items: { reader: { id: string }; what: string }[] }>(
      'pia',
      `/reads?reader=${exports.id('person', 'ana')}&what=export`,
    );
    expect(body.items).toHaveLength(1);
  });

  test('that was missed for weeks is made up for by one run', async () => {
    const id = await scheduled('ada', MONDAYS);
    const before = (await exportMails('ada')).length;
    const { clock, product } = exports.app.scenario;
    clock.moveTo(exports.app.scenario.instant('2026-03-25T12:00'));
    await product.engine.settle();
    const { lastRun, nextRuns } = await of('ada', id);
    expect(lastRun?.dueAt).toBe('2026-03-23T07:00:00.000Z');
    expect(nextRuns[0]).toBe('2026-03-30T06:00:00.000Z');
    expect(await exportMails('ada')).toHaveLength(before + 1);
    await remove('ada', id);
  });

  test('is made by two workers at a time once', async () => {
    const id = await scheduled('ada', MONDAYS);
    const before = (await exportMails('ada')).length;
    const { clock, product } = exports.app.scenario;
    const other = new Engine(
      product.runtime,
      {
        send: () => Promise.reject(new Error('It sends nothing.')),
        close: () => Promise.resolve(),
      },
      (error) => {
        throw error;
      },
    );
    clock.moveTo(exports.app.scenario.instant('2026-03-30T08:00'));
    await Promise.all(
      [product.engine, other].map(({ scheduledExports }) => scheduledExports.settle()),
    );
    await product.engine.settle();
    expect((await of('ada', id)).lastRun?.outcome).toBe('sent');
    expect(await exportMails('ada')).toHaveLength(before + 1);
    expect(await filesSince('ada', clock.now())).toHaveLength(1);
    await remove('ada', id);
  });

  test('begins again when its process ended midway, and mails once', async () => {
    const id = await scheduled('ada', MONDAYS);
    const before = (await exportMails('ada')).length;
    const { clock, product } = exports.app.scenario;
    const { pool } = product.runtime;
    clock.moveTo(exports.app.scenario.instant('2026-04-06T08:00'));
    await pool.query(
      `UPDATE work.export_schedules SET run = $2, run_due = next_at, run_attempts = 1, next_at = next_at + interval '7 days' WHERE id = $1`,
      [id, exports.id('person', 'eva')],
    );
    await pool.query(
      `INSERT INTO work.export_files (id, requester, request, status, requested_at, expires_at, lease_until)
       SELECT run, owner, request, 'running', now(), now() + interval '1 day', now() - interval '1 second' FROM work.export_schedules WHERE id = $1`,
      [id],
    );
    await product.engine.settle();
    expect((await of('ada', id)).lastRun).toMatchObject({ outcome: 'sent' });
    expect(await exportMails('ada')).toHaveLength(before + 1);
    await remove('ada', id);
  });

  test('goes on without runs while it is paused', async () => {
    const id = await scheduled('ada', { ...MONDAYS, paused: true });
    expect(await of('ada', id)).toMatchObject({ status: 'paused', nextRuns: [] });
    await exports.app.at('2026-04-13T08:00');
    expect((await of('ada', id)).lastRun).toBeUndefined();
    const { body } = await exports.app.send<Schedule>(
      'ada',
      'PUT',
      `/export-schedules/${id}`,
      MONDAYS,
    );
    expect(body).toMatchObject({ status: 'active' });
    expect(body.nextRuns[0]).toBe('2026-04-20T06:00:00.000Z');
    await remove('ada', id);
  });

  test('is changed by a dry run in its answer alone', async () => {
    const id = await scheduled('ada', { ...MONDAYS, paused: true });
    const tried = await exports.app.send<Schedule>(
      'ada',
      'PUT',
      `/export-schedules/${id}?dryRun=true`,
      { ...MONDAYS, rule: '30 9 * * TUE' },
    );
    expect(tried.body).toMatchObject({ status: 'active', rule: '30 9 * * TUE' });
    expect(tried.body.nextRuns[0]).toMatch(/T07:30:00.000Z$/);
    expect(await of('ada', id)).toMatchObject({ status: 'paused', rule: MONDAYS.rule });
    const refused = await exports.app.send('ada', 'PUT', `/export-schedules/${id}?dryRun=true`, {
      ...MONDAYS,
      rule: '0 8 30 2 *',
    });
    expect(refused.problem).toMatchObject({ status: 400, rule: 'schedule_never_due' });
    await remove('ada', id);
  });

  test('is there for its owner alone', async () => {
    const id = await scheduled('ada', MONDAYS);
    for (const method of ['GET', 'DELETE'])
      expect((await exports.app.send('ana', method, `/export-schedules/${id}`)).status).toBe(404);
    expect((await exports.app.send('ana', 'PUT', `/export-schedules/${id}`, MONDAYS)).status).toBe(
      404,
    );
    expect((await exports.app.get('ana', '/export-schedules')).body).toEqual([]);
    await remove('ada', id);
  });

  test('is made once for an Idempotency-Key', async () => {
    const headers = { 'idempotency-key': '9a4a3f7e-27f7-4f0b-8b64-4e7a54f3d1c2' };
    const first = await schedule('ada', MONDAYS, headers);
    expect((await schedule('ada', MONDAYS, headers)).body).toEqual(first.body);
    expect((await exports.app.get<unknown[]>('ada', '/export-schedules')).body).toHaveLength(1);
    await remove('ada', first.body.id);
  });
});

describe('the right to schedule', () => {
  test.each(['ada', 'lea', 'ana'])('is that of %s, an admin or analyst', async (person) => {
    const { status, body } = await schedule(person, MONDAYS);
    expect(status).toBe(201);
    await remove(person, body.id);
  });

  test.each(['aud', 'pia', 'cora', 'eva', 'max'])('is not that of %s', async (person) => {
    const { status, problem } = await schedule(person, MONDAYS);
    expect([status, problem.rule]).toEqual([403, 'role']);
    expect(problem.detail).toContain('admin or analyst');
  });

  test('is that of the time of the run: without it nothing is sent', async () => {
    const id = await scheduled('lea', MONDAYS);
    await exports.say('ada', `/people/${exports.id('person', 'lea')}/revoke-role`, {
      role: 'admin',
    });
    await exports.app.at('2026-04-20T08:00');
    expect(await of('lea', id)).toMatchObject({
      status: 'paused',
      nextRuns: [],
      problem: { rule: 'role' },
      lastRun: { outcome: 'refused', problem: { rule: 'role' } },
    });
    expect(await exportMails('lea')).toEqual([]);
    const again = await exports.app.send('lea', 'PUT', `/export-schedules/${id}`, MONDAYS);
    expect(again.status).toBe(403);
    expect((await remove('lea', id)).status).toBe(204);
  });
});

describe('a schedule is refused', () => {
  test.each([
    [{ rule: '* * * * *' }, 'rule', 'schedule_rule'],
    [{ rule: '0 8 30 2 *' }, 'rule', 'schedule_never_due'],
    [{ zone: 'Europe/Atlantis' }, 'zone', 'zone'],
    [{ period: 'previous_month', from: '2026-01-01' }, 'period', 'one_period'],
    [{ name: 'partnerships', period: 'previous_month' }, 'period', 'not_for_partnerships'],
    [{ asOf: '2026-01-01T00:00:00Z' }, 'asOf', 'unknown_field'],
    [{ columns: ['shoeSize'] }, 'columns', 'unknown_column'],
  ])('with %j: %s', async (more, field, rule) => {
    const { status, problem } = await schedule('ada', { ...MONDAYS, ...more });
    expect([status, problem.errors?.[0] ?? { field: problem.field, rule: problem.rule }]).toEqual([
      400,
      expect.objectContaining({ field, rule }),
    ]);
  });

  test('for a filter that names nothing in scope', async () => {
    const company = exports.id('company', 'beta');
    const { status } = await schedule('ada', { ...MONDAYS, company });
    expect(status).toBe(404);
  });

  test('beyond twenty for one person', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 20; count += 1) ids.push(await scheduled('bea', MONDAYS));
    const { status, problem } = await schedule('bea', MONDAYS);
    expect([status, problem.rule]).toEqual([409, 'too_many_schedules']);
    for (const id of ids) await remove('bea', id);
  });
});

describe('an erasure', () => {
  test('deletes what the person scheduled', async () => {
    await scheduled('ana', MONDAYS);
    await exports.say('pia', `/people/${exports.id('person', 'ana')}/erase-person`);
    const { rows } = await exports.app.scenario.product.runtime.pool.query(
      'SELECT 1 FROM work.export_schedules WHERE owner = $1',
      [exports.id('person', 'ana')],
    );
    expect(rows).toEqual([]);
  });
});
