import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { PageOf } from '../../support/command-outcome.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

let scene: HttpApp;
let registration: string;
beforeAll(async () => {
  scene = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: per_date, levels: [acme/paris] }, beta: { managerPolicy: none } }
  nonprofits: { helpers: { coordinators: [cora] }, others: { coordinators: [otto] } }
  people:
    eva: { employee: acme/paris, manager: max }
    max: { employee: acme, manager: ada }
    ada: { admin: acme }
    bob: { employee: beta }
    bea: { admin: beta }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: beta, nonprofit: others, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 } } }
`);
  const dates = [{ slot: scene.stage.id('slot', 'cleanup.s') }];
  const signedUp = await scene.do('eva', '/registrations/select-dates', {
    initiative: scene.stage.id('initiative', 'cleanup'),
    dates,
  });
  registration = signedUp.body.id;
  await scene.do('cora', `/registrations/${registration}/confirm-dates`);
});
afterAll(() => scene.close());

const nonprofit = (name: string) => scene.stage.id('nonprofit', name);
const company = (name: string) => scene.stage.id('company', name);
const items = async (by: string, path: string) =>
  (await scene.get<PageOf<{ id: string }>>(by, path)).body.items;

describe('nobody learns that something exists', () => {
  test('by proposing a partnership to it', async () => {
    const ask = (name: string) =>
      scene.send('eva', 'POST', '/partnerships/propose-partnership', {
        company: company('acme'),
        nonprofits: [name],
      });
    const [known, hidden, none] = [
      await ask(nonprofit('helpers')),
      await ask(nonprofit('others')),
      await ask(randomUUID()),
    ];
    expect([known.status, hidden.status, none.status]).toEqual([403, 404, 404]);
    expect(hidden.problem).toEqual(none.problem);
  });

  test.each(['employee', 'company', 'nonprofit', 'initiative', 'level'])(
    'by filtering by %s',
    async (filter) => {
      const ids: Readonly<Record<string, string>> = {
        employee: scene.stage.id('person', 'eva'),
        company: company('acme'),
        nonprofit: nonprofit('helpers'),
        initiative: scene.stage.id('initiative', 'cleanup'),
        level: scene.stage.id('level', 'acme/paris'),
      };
      for (const path of ['/registrations', '/registrations/counts']) {
        const asked = async (id: string) =>
          (await scene.get('bea', `${path}?${filter}=${id}`)).body;
        expect(await asked(ids[filter] ?? '')).toEqual(await asked(randomUUID()));
      }
      expect(
        (await items('ada', `/registrations?${filter}=${ids[filter]}`)).map(({ id }) => id),
      ).toEqual([registration]);
    },
  );

  test('by going on where somebody else’s list ended', async () => {
    const first = {
      created: '2100-01-01T00:00:00.000Z',
      id: 'ffffffff-ffff-4fff-8fff-ffffffffffff',
    };
    const after = Buffer.from(JSON.stringify([first.created, first.id])).toString('base64url');
    expect(await items('bea', `/registrations?after=${after}`)).toEqual([]);
    expect(await items('ada', `/registrations?after=${after}`)).toHaveLength(1);
  });

  test('by a command with an old revision, or words that name nothing', async () => {
    const path = `/registrations/${registration}/approve-dates`;
    expect((await scene.send('bob', 'POST', path, {}, { 'if-match': '"0"' })).status).toBe(404);
    expect((await scene.send('bob', 'POST', path, { dates: [randomUUID()] })).status).toBe(404);
    expect((await scene.send('eva', 'POST', path, {}, { 'if-match': '"0"' })).status).toBe(403);
    expect(
      (await scene.send('max', 'POST', `${path}?dryRun=true`, {}, { 'if-match': '"0"' })).status,
    ).toBe(412);
  });
});

describe('nobody borrows', () => {
  test('a role that they do not hold', async () => {
    for (const role of ['admin', 'platform', 'coordinator', 'mandated_admin', 'main_admin']) {
      const { status } = await scene.send(
        'max',
        'POST',
        `/registrations/${registration}/approve-dates?dryRun=true`,
        {},
        { 'act-as': role },
      );
      expect([role, status]).toEqual([role, 403]);
    }
  });

  test('another’s answer by their Idempotency-Key', async () => {
    const body = { name: 'New', mail: 'new@hostile.example' };
    const mine = await scene.do('ada', '/people/register-person', body, {
      'idempotency-key': 'shared-key',
    });
    const theirs = await scene.send(
      'bea',
      'POST',
      '/people/register-person',
      { ...body, mail: 'other@hostile.example' },
      { 'idempotency-key': 'shared-key' },
    );
    expect([mine.status, theirs.status]).toEqual([200, 200]);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  test.each([
    ['without a signature', { alg: 'none', typ: 'JWT' }],
    ['of a key that nobody knows', { alg: 'ES256', kid: 'unknown' }],
    ['of a shared secret', { alg: 'HS256' }],
  ])('a person by a token %s', async (_, head) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      iss: 'urn:volunteer-ledger:development',
      aud: 'volunteer-ledger',
      sub: scene.stage.id('person', 'ada'),
      exp: 4_000_000_000,
    };
    for (const signature of ['', 'AAAA']) {
      const authorization = `Bearer ${part(head)}.${part(claims)}.${signature}`;
      expect((await scene.sendRaw('GET', '/me', undefined, { authorization })).status).toBe(401);
    }
  });
});

test('a manager who left decides nothing; the nearest admin decides instead', async () => {
  const approve = (by: string) =>
    scene.send(by, 'POST', `/registrations/${registration}/approve-dates?dryRun=true`, {});
  const waiting = async (by: string) =>
    (await scene.get<{ capacity: string }[]>(by, '/me/to-approve')).body.map(
      ({ capacity }) => capacity,
    );
  expect([(await approve('max')).status, await waiting('max'), await waiting('ada')]).toEqual([
    200,
    ['manager'],
    [],
  ]);
  await scene.do('ada', `/people/${scene.stage.id('person', 'max')}/revoke-role`, {
    role: 'employee',
  });
  expect([
    (await approve('max')).status,
    await waiting('max'),
    await items('max', '/registrations'),
  ]).toEqual([404, [], []]);
  expect([(await approve('ada')).status, await waiting('ada')]).toEqual([200, ['admin']]);
});

test('an employee who has left finds nothing that was theirs', async () => {
  const path = `/registrations/${registration}`;
  expect((await scene.get('eva', path)).status).toBe(200);
  await scene.do('ada', `/people/${scene.stage.id('person', 'eva')}/revoke-role`, {
    role: 'employee',
  });
  expect([(await scene.get('eva', path)).status, await items('eva', '/registrations')]).toEqual([
    404,
    [],
  ]);
  expect((await scene.send('eva', 'POST', `${path}/post-message`, { text: 'Hello' })).status).toBe(
    404,
  );
  expect(await items('cora', '/registrations')).toHaveLength(1);
});
