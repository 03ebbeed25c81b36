import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { columnsOfExport, type ExportManifest, type ExportName } from '#exports';
import { openScene, type Answer, type Scene } from './support/scene.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris, acme/paris/nord, acme/lyon] }
    beta: { managerPolicy: none, zone: America/New_York }
  nonprofits:
    helpers: { coordinators: [cora], locations: [Paris] }
    kitchens: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris/nord, manager: max }
    tom: { employee: acme/lyon, manager: max }
    max: { manager: acme }
    bob: { employee: beta }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
    bea: { admin: beta }
    aud: { auditor: acme/paris }
    ana: { analyst: true }
    pia: { platform: true }
    cora: { coordinator: helpers }
    otto: { coordinator: kitchens }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true, level: acme }
    - { company: beta, nonprofit: helpers, status: validated }
    - { company: acme, nonprofit: kitchens, status: awaiting_confirmation, level: acme/lyon }
  initiatives:
    cleanup:
      nonprofit: helpers
      kind: slots
      company: acme
      slots:
        s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:30 }
        s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:30 }
    advice: { nonprofit: helpers, kind: open }
    drafted: { nonprofit: helpers, kind: open, draft: true }
    tutoring: { nonprofit: helpers, kind: mentoring }
`;

type Row = Readonly<Record<string, string>>;
interface Exported {
  readonly id: string;
  readonly status: string;
  readonly manifest: ExportManifest;
}

let scene: Scene;
const id = (kind: Parameters<Scene['stage']['id']>[0], name: string) => scene.stage.id(kind, name);

const ask = (person: string, body: object, headers: Record<string, string> = {}): Promise<Answer<Exported>> =>
  scene.send<Exported>(person, 'POST', '/exports?wait=true', body, headers);

async function download(person: string, file: string): Promise<{ bytes: Buffer; headers: Headers; status: number }> {
  const headers = { authorization: `Bearer ${await scene.token(person)}` };
  const response = await fetch(`${scene.stage.product.url}/exports/${file}/file`, { headers });
  return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers, status: response.status };
}

function rowsIn(bytes: Buffer, name: ExportName): Row[] {
  const keys = new Map(columnsOfExport(name).map((column) => [column.label.en, column.key]));
  const [header = [], ...lines] = parse(bytes, { bom: true });
  return lines.map((line) => Object.fromEntries(header.map((label, index) => [keys.get(label) ?? label, line[index] ?? ''])));
}

/** An export as its requester reads it. */
async function exported(
  person: string,
  name: ExportName,
  more: object = {},
): Promise<{ rows: Row[]; manifest: ExportManifest; bytes: Buffer; id: string }> {
  const { status, body, problem } = await ask(person, { name, ...more });
  if (status !== 200) throw new Error(JSON.stringify(problem));
  const { bytes } = await download(person, body.id);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(body.manifest.sha256);
  return { rows: body.manifest.request.format === 'csv' ? rowsIn(bytes, name) : [], manifest: body.manifest, bytes, id: body.id };
}

const only = (rows: readonly Row[], ...keys: string[]) => rows.map((row) => keys.map((key) => row[key]).join(' '));
const say = async (person: string, path: string, body: object = {}) => {
  const { status, body: answer, problem } = await scene.do(person, path, body);
  if (status !== 200) throw new Error(`${path}: ${JSON.stringify(problem)}`);
  return answer.id;
};

let slots: string;
let proposed: string;
let abroad: string;
let mentoring: string;

beforeAll(async () => {
  scene = await openScene(HEAD);
  slots = await say('eva', '/registrations/select-dates', {
    initiative: id('initiative', 'cleanup'),
    dates: [{ slot: id('slot', 'cleanup.s1') }, { slot: id('slot', 'cleanup.s2') }],
  });
  await scene.at('2026-01-06T00:30');
  abroad = await say('bob', '/registrations/select-dates', {
    initiative: id('initiative', 'advice'),
    dates: [{ start: '2026-02-28T22:00-05:00', end: '2026-02-28T23:00-05:00' }],
  });
  mentoring = await say('tom', '/registrations/submit-application', { initiative: id('initiative', 'tutoring') });
  await scene.at('2026-01-07T10:00');
  await say('ada', `/registrations/${slots}/confirm-dates`);
  await say('max', `/registrations/${slots}/approve-dates`);
  await say('cora', `/registrations/${mentoring}/approve-application`);
  await say('tom', `/registrations/${mentoring}/record-mentee-found`, { start: '2026-02-01T00:00+01:00' });
  proposed = await say('tom', '/registrations/submit-application', { initiative: id('initiative', 'advice') });
  await say('cora', `/registrations/${proposed}/decline-application`);
  await scene.at('2026-02-04T10:00');
  await say('eva', `/registrations/${slots}/confirm-participation`);
  await say('cora', `/registrations/${slots}/validate-participation`);
});
afterAll(() => scene.close());

describe('the registrations export', () => {
  test('has one row per registration, in the order of sign-up', async () => {
    const { rows, manifest } = await exported('ana', 'registrations');
    expect(only(rows, 'employee', 'initiative', 'status', 'dates', 'participated', 'minutes', 'level')).toEqual([
      'eva cleanup in_progress 2 1 210 acme/paris/nord',
      ...[`bob advice dates_to_be_confirmed 1 0 0 beta`, `tom tutoring awaiting_manager_approval 1 0 0 acme/lyon`].sort((a) =>
        (a.startsWith('bob') ? abroad : mentoring) < (a.startsWith('bob') ? mentoring : abroad) ? -1 : 1,
      ),
      'tom advice cancelled_rejected 0 0 0 acme/lyon',
    ]);
    expect(manifest).toMatchObject({
      export: 'registrations',
      version: 1,
      rows: 4,
      clock: 'recorded',
      scope: { capacity: 'analyst', everything: true },
    });
    expect(manifest.columns).toEqual(columnsOfExport('registrations').map((column) => column.key));
  });

  test('filters by the day of sign-up in the zone of each registration', async () => {
    // Half past midnight of the 6th in Paris is still the 5th in New York.
    const on = async (day: string) =>
      only((await exported('pia', 'registrations', { from: day, to: day })).rows, 'employee', 'appliedOn').sort();
    expect(await on('2026-01-05')).toEqual(['bob 2026-01-05', 'eva 2026-01-05']);
    expect(await on('2026-01-06')).toEqual(['tom 2026-01-06']);
    expect(await on('2026-01-08')).toEqual([]);
  });

  test('filters by status, initiative, employee, company, nonprofit and level', async () => {
    const found = async (filter: object) => only((await exported('pia', 'registrations', filter)).rows, 'registration').sort();
    expect(await found({ status: 'in_progress' })).toEqual([slots]);
    expect(await found({ initiative: id('initiative', 'tutoring') })).toEqual([mentoring]);
    expect(await found({ employee: id('person', 'tom') })).toEqual([mentoring, proposed].sort());
    expect(await found({ company: id('company', 'beta') })).toEqual([abroad]);
    expect(await found({ nonprofit: id('nonprofit', 'kitchens') })).toEqual([]);
    expect(await found({ level: id('level', 'acme/paris') })).toEqual([slots]);
  });

  test('names the right under which somebody acted for the nonprofit', async () => {
    const { rows } = await exported('ada', 'registrations', { employee: id('person', 'tom'), status: 'cancelled_rejected' });
    expect(only(rows, 'reason', 'closedBy', 'closedAs', 'onBehalfOf')).toEqual(['application_declined_by_coordinator cora coordinator ']);
  });
});

describe('the dates export', () => {
  test('has one row per date, and none for a registration without', async () => {
    const { rows } = await exported('ada', 'dates');
    expect(
      only(rows, 'employee', 'kind', 'start', 'end', 'minutes', 'status', 'certificate', 'confirmedBy', 'validatedBy', 'onBehalfOf'),
    ).toEqual([
      'eva slot 2026-02-03T14:00 2026-02-03T17:30 210 participated validated eva cora helpers',
      'eva slot 2026-02-10T14:00 2026-02-10T17:30 210 in_progress none   helpers',
      'tom period 2026-02-01T00:00   awaiting_manager none   ',
    ]);
    expect(only(rows.slice(0, 1), 'coordinatorDecidedBy', 'coordinatorDecidedAs', 'managerDecidedBy', 'managerDecision')).toEqual([
      'ada admin max approved',
    ]);
  });

  test('filters by overlap with the days, in the zone of the registration; a period without an end goes on', async () => {
    const within = async (from: string, to: string) => only((await exported('pia', 'dates', { from, to })).rows, 'employee', 'start');
    expect(await within('2026-02-28', '2026-02-28')).toEqual(expect.arrayContaining(['bob 2026-02-28T22:00', 'tom 2026-02-01T00:00']));
    expect(await within('2026-03-01', '2026-03-01')).toEqual(['tom 2026-02-01T00:00']);
    expect(await within('2026-01-01', '2026-01-31')).toEqual([]);
  });
});

describe('the partnerships export', () => {
  test('counts what is the company’s own or open to all, drafts too', async () => {
    const { rows } = await exported('ada', 'partnerships');
    expect(only(rows, 'nonprofit', 'status', 'shownLabel', 'created', 'open', 'level', 'locations')).toEqual([
      'helpers validated Validated 4 3 acme Paris',
      'kitchens awaiting_confirmation Awaiting confirmation 0 0 acme/lyon ',
    ]);
    const theirs = await exported('bea', 'partnerships', { nonprofit: id('nonprofit', 'helpers') });
    expect(only(theirs.rows, 'nonprofit', 'created', 'open', 'zone')).toEqual(['helpers 3 2 America/New_York']);
  });

  test('of a coordinator lists the companies that are partners', async () => {
    expect(only((await exported('cora', 'partnerships')).rows, 'nonprofit', 'company').sort()).toEqual(['helpers acme', 'helpers beta']);
  });
});

describe('who may export what', () => {
  test.each(['eva', 'max', 'bob'])('%s may not', async (person) => {
    const { status, problem } = await ask(person, { name: 'registrations' });
    expect({ status, rule: problem.rule }).toEqual({ status: 403, rule: 'role' });
  });

  test.each<[string, () => string[]]>([
    ['ada', () => [slots, mentoring, proposed]],
    ['lea', () => [mentoring, proposed]],
    ['aud', () => [slots]],
    ['bea', () => [abroad]],
    ['cora', () => [slots, abroad, mentoring, proposed]],
    ['otto', () => []],
    ['pia', () => [slots, abroad, mentoring, proposed]],
  ])('%s sees what is in scope', async (person, expected) => {
    expect(only((await exported(person, 'registrations')).rows, 'registration').sort()).toEqual(expected().sort());
  });

  test('managers are shown to the company, and not to the nonprofit', async () => {
    const managers = async (person: string) =>
      only((await exported(person, 'registrations', { employee: id('person', 'eva') })).rows, 'manager');
    expect([await managers('ada'), await managers('cora')]).toEqual([['max'], ['']]);
  });

  test('a role that one does not hold cannot be named', async () => {
    expect((await ask('ada', { name: 'dates' }, { 'act-as': 'platform' })).status).toBe(403);
    expect((await ask('ada', { name: 'dates' }, { 'act-as': 'admin' })).body.manifest.scope.capacity).toBe('admin');
  });

  test.each<[object, string, string]>([
    [{ name: 'people' }, 'name', 'isIn'],
    [{ name: 'dates', from: '2026-02-30' }, 'from', 'day'],
    [{ name: 'dates', from: '2026-02-03', to: '2026-02-02' }, 'from', 'from_after_to'],
    [{ name: 'dates', asOf: '2026-02-03' }, 'asOf', 'instant'],
    [{ name: 'dates', format: 'pdf' }, 'format', 'isIn'],
    [{ name: 'dates', colour: 'red' }, 'colour', 'unknown_field'],
  ])('%j is malformed', async (body, field, rule) => {
    const { status, problem } = await ask('eva', body);
    expect({ status, field: problem.field, rule: problem.rule }).toEqual({ status: 400, field, rule });
  });
});

describe('the past', () => {
  const FORMATS = ['csv', 'xlsx'] as const;
  const NAMES = ['registrations', 'dates', 'partnerships'] as const;
  const cases = NAMES.flatMap((name) => FORMATS.map((format) => [name, format] as const));

  test.each(cases)('%s folded from the log for this instant are the live ones, byte for byte (%s)', async (name, format) => {
    const live = await exported('pia', name, { format });
    for (const request of [{ asOf: live.manifest.instant }, { asOf: live.manifest.instant, clock: 'happened' }]) {
      const folded = await exported('pia', name, { format, ...request });
      expect(folded.manifest).toEqual({
        ...live.manifest,
        clock: folded.manifest.clock,
        request: { ...live.manifest.request, ...request },
      });
      expect(folded.bytes.equals(live.bytes)).toBe(true);
    }
  });

  test.each(cases)('%s give the same bytes once every read model was rebuilt (%s)', async (name, format) => {
    const before = await exported('ada', name, { format });
    await scene.stage.product.engine.rebuild();
    await scene.settle();
    const after = await exported('ada', name, { format });
    expect(after.manifest).toEqual(before.manifest);
  });

  test('knows what had been recorded then, and no more', async () => {
    const asOf = scene.stage.instant('2026-01-07T09:59');
    const { rows, manifest } = await exported('ada', 'registrations', { asOf });
    expect(only(rows, 'registration', 'status', 'manager')).toEqual([`${slots} dates_to_be_confirmed max`, `${mentoring} application max`]);
    expect(manifest).toMatchObject({ instant: asOf, request: { asOf } });
    expect((await exported('ada', 'registrations', { asOf: scene.stage.instant('2026-01-01T00:00') })).rows).toEqual([]);
  });

  test('shows levels as they were, names and scope as they are', async () => {
    const before = await exported('ada', 'registrations');
    await scene.at('2026-02-05T10:00');
    await say('ada', `/people/${id('person', 'eva')}/move-person`, { level: id('level', 'acme/lyon') });
    try {
      const past = await exported('lea', 'registrations', { asOf: before.manifest.instant });
      expect(only(past.rows, 'registration', 'level')).toContain(`${slots} acme/paris/nord`);
      expect(only((await exported('lea', 'registrations')).rows, 'registration', 'level')).toContain(`${slots} acme/lyon`);
      expect((await exported('aud', 'registrations')).rows).toEqual([]);
      const again = await exported('ada', 'registrations', { position: before.manifest.position });
      expect(again.manifest.sha256).toBe(before.manifest.sha256);
    } finally {
      await say('ada', `/people/${id('person', 'eva')}/move-person`, { level: id('level', 'acme/paris/nord') });
    }
  });

  test('ends at a position that was reached', async () => {
    const { status, problem } = await ask('ada', { name: 'dates', position: '9'.repeat(16) });
    expect({ status, rule: problem.rule }).toEqual({ status: 409, rule: 'position_ahead' });
  });

  test('of two clocks differs by what was written down late', async () => {
    const then = '2026-02-10T18:00';
    await scene.stage.clock.moveTo(scene.stage.instant('2026-02-12T09:00'));
    await scene.settle();
    const status = async (clock: string) =>
      only((await exported('ada', 'dates', { asOf: scene.stage.instant(then), clock, employee: id('person', 'eva') })).rows, 'status');
    expect(await status('recorded')).toEqual(['participated', 'in_progress']);
    expect(await status('happened')).toEqual(['participated', 'awaiting_confirmation']);
  });
});

describe('an export file', () => {
  test('is built in the background, says how far it is, and is there for its requester alone', async () => {
    const asked = await scene.send<Exported>('ada', 'POST', '/exports', { name: 'dates', format: 'xlsx', locale: 'fr' });
    expect(asked.status).toBe(202);
    let answer = asked;
    while (['waiting', 'running'].includes(answer.body.status)) answer = await scene.get<Exported>('ada', `/exports/${asked.body.id}`);
    expect(answer.body).toMatchObject({ status: 'done', name: 'dates', progress: { done: 2, total: 2 } });
    const { bytes, headers } = await download('ada', asked.body.id);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="suivi-des-dates-2026-\d\d-\d\dT\d{4}Z\.xlsx"$/);
    expect(headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(headers.get('cache-control')).toBe('private, no-store');
    for (const path of ['', '/file', '/manifest']) expect((await scene.get('aud', `/exports/${asked.body.id}${path}`)).status).toBe(404);
    expect((await scene.get<ExportManifest>('ada', `/exports/${asked.body.id}/manifest`)).body).toEqual(answer.body.manifest);
  });

  test('is removed with all about it', async () => {
    const file = (await exported('bea', 'dates')).id;
    expect((await scene.get<Exported[]>('bea', '/exports')).body.map((one) => one.id)).toContain(file);
    expect((await scene.send('bea', 'DELETE', `/exports/${file}`)).status).toBe(204);
    expect((await scene.get('bea', `/exports/${file}`)).status).toBe(404);
    expect(await filesOf(file)).toEqual([]);
  });

  test('can be cancelled while it is built, and leaves nothing behind', async () => {
    const owner = new pg.Client({ connectionString: scene.databaseUrl });
    await owner.connect();
    await owner.query('BEGIN; LOCK TABLE read.partnerships IN ACCESS EXCLUSIVE MODE');
    try {
      const asked = await scene.send<Exported>('ada', 'POST', '/exports', { name: 'partnerships' });
      const file = asked.body.id;
      expect(['waiting', 'running']).toContain((await scene.get<Exported>('ada', `/exports/${file}`)).body.status);
      expect((await scene.get('ada', `/exports/${file}/file`)).status).toBe(409);
      expect((await scene.send('aud', 'DELETE', `/exports/${file}`)).status).toBe(404);
      expect((await scene.send('ada', 'DELETE', `/exports/${file}`)).status).toBe(204);
      await owner.query('ROLLBACK');
      await exported('ada', 'partnerships');
      expect((await scene.get<Exported>('ada', `/exports/${file}`)).body.status).toBe('cancelled');
      expect(await filesOf(file)).toEqual([]);
    } finally {
      await owner.end();
    }
  });

  test('makes no formula of what somebody wrote', async () => {
    const body = { nonprofit: id('nonprofit', 'helpers'), kind: 'open', title: '=HYPERLINK("http://evil.example","x")' };
    const evil = await say('cora', '/initiatives/create-initiative', body);
    await say('cora', `/initiatives/${evil}/open-initiative`);
    await say('tom', '/registrations/submit-application', { initiative: evil });
    const { rows } = await exported('pia', 'registrations', { initiative: evil });
    expect(only(rows, 'initiative')).toEqual([`'${body.title}`]);
  });

  test('was read by somebody, and that is recorded, a coordinator’s own work apart', async () => {
    const reads = () =>
      scene.stage.product.runtime.pool.query(
        'SELECT capacity, what, subject, filters, position, rows, sha256 FROM work.reads WHERE reader = ANY($1::uuid[])',
        [[id('person', 'aud'), id('person', 'cora')]],
      );
    await scene.stage.product.runtime.pool.query('DELETE FROM work.reads');
    const { manifest } = await exported('aud', 'dates', { from: '2026-02-01' });
    await exported('cora', 'dates');
    const { position, rows, sha256, request } = manifest;
    expect((await reads()).rows).toEqual([
      { capacity: 'auditor', what: 'export', subject: 'dates', filters: request, position, rows, sha256 },
    ]);
  });

  test('is had for 24 hours', async () => {
    const { id: file } = await exported('lea', 'dates');
    await scene.stage.clock.moveTo(new Date(Date.parse(scene.stage.clock.now()) + 24 * 3_600_000 - 1_000).toISOString());
    expect((await download('lea', file)).status).toBe(200);
    await scene.stage.clock.moveTo(new Date(Date.parse(scene.stage.clock.now()) + 1_000).toISOString());
    expect((await download('lea', file)).status).toBe(404);
  });

  test('left under way by a process that was killed has failed', async () => {
    const { pool } = scene.stage.product.runtime;
    const killed = 'a0000000-0000-4000-8000-000000000001';
    await pool.query(
      `INSERT INTO work.export_files (id, requester, request, status, requested_at, expires_at, lease_until)
       VALUES ($1, $2, '{"name":"dates"}', 'running', now(), now() + interval '10 years', now() - interval '1 second')`,
      [killed, id('person', 'ada')],
    );
    const { body } = await scene.get<{ status: string; problem: { rule: string } }>('ada', `/exports/${killed}`);
    expect({ status: body.status, rule: body.problem.rule }).toEqual({ status: 'failed', rule: 'interrupted' });
  });

  test('names nobody who was erased since: it is handed out no more, and the next calls them an erased person', async () => {
    const before = await exported('ada', 'registrations');
    const count = before.rows.length;
    await say('pia', `/people/${id('person', 'tom')}/erase-person`);
    const refused = await scene.get('ada', `/exports/${before.id}/file`);
    expect({ status: refused.status, rule: refused.problem.rule }).toEqual({ status: 409, rule: 'erased_since' });
    expect(await filesOf(before.id)).toEqual([]);
    expect((await scene.get<Exported>('ada', `/exports/${before.id}`)).body.status).toBe('withdrawn');
    const after = await exported('ada', 'registrations', { asOf: before.manifest.instant });
    expect(after.rows).toHaveLength(count);
    expect(only(after.rows, 'employee')).toEqual(only(before.rows, 'employee').map((name) => (name === 'tom' ? 'Erased person' : name)));
    expect(after.manifest.erasures).toMatchObject({ count: before.manifest.erasures.count + 1 });
    expect(after.bytes.includes('tom')).toBe(false);
  });
});

async function filesOf(file: string): Promise<string[]> {
  const names = await readdir(join(scene.stage.product.runtime.config.LEDGER_DATA, 'exports'));
  return names.filter((name) => name.startsWith(file));
}
