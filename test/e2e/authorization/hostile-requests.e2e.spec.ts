import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { PageOf } from '../../support/command-outcome.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

let app: HttpApp;
let registration: string;
beforeAll(async () => {
  app = await openHttpApp(`
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
  const dates = [{ slot: app.scenario.id('slot', 'cleanup.s') }];
  const signedUp = await app.do('eva', '/registrations/select-dates', {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates,
  });
  registration = signedUp.body.id;
  await app.do('cora', `/registrations/${registration}/confirm-dates`);
});
afterAll(() => app.close());

const nonprofit = (name: string) => app.scenario.id('nonprofit', name);
const company = (name: string) => app.scenario.id('company', name);
const items = async (by: string, path: string) =>
  (await app.get<PageOf<{ id: string }>>(by, path)).body.items;

describe('nobody learns that something exists', () => {
  test('by proposing a partnership to it', async () => {
    const ask = (name: string) =>
      app.send('eva', 'POST', '/partnerships/propose-partnership', {
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

  test.each([
    ['employee', 'bea'],
    ['company', 'bea'],
    // Admins may know every nonprofit.
    ['nonprofit', 'otto'],
    ['initiative', 'bea'],
    ['level', 'bea'],
  ])('by filtering by %s', async (filter, asker) => {
    const ids: Readonly<Record<string, string>> = {
      employee: app.scenario.id('person', 'eva'),
      company: company('acme'),
      nonprofit: nonprofit('helpers'),
      initiative: app.scenario.id('initiative', 'cleanup'),
      level: app.scenario.id('level', 'acme/paris'),
    };
    for (const path of ['/registrations', '/registrations/counts']) {
      const asked = async (id: string) => (await app.get(asker, `${path}?${filter}=${id}`)).body;
      expect(await asked(ids[filter] ?? '')).toEqual(await asked(randomUUID()));
    }
    expect(
      (await items('ada', `/registrations?${filter}=${ids[filter]}`)).map(({ id }) => id),
    ).toEqual([registration]);
  });

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
    expect((await app.send('bob', 'POST', path, {}, { 'if-match': '"0"' })).status).toBe(404);
    expect((await app.send('bob', 'POST', path, { dates: [randomUUID()] })).status).toBe(404);
    expect((await app.send('eva', 'POST', path, {}, { 'if-match': '"0"' })).status).toBe(403);
    expect(
      (await app.send('max', 'POST', `${path}?dryRun=true`, {}, { 'if-match': '"0"' })).status,
    ).toBe(412);
  });
});

describe('nobody borrows', () => {
  test('a role that they do not hold', async () => {
    for (const role of ['admin', 'platform', 'coordinator', 'mandated_admin', 'main_admin']) {
      const { status } = await app.send(
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
    const mine = await app.do('ada', '/people/register-person', body, {
      'idempotency-key': 'shared-key',
    });
    const theirs = await app.send(
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
      sub: app.scenario.id('person', 'ada'),
      exp: 4_000_000_000,
    };
    for (const signature of ['', 'AAAA']) {
      const authorization = `Bearer ${part(head)}.${part(claims)}.${signature}`;
      expect((await app.sendRaw('GET', '/me', undefined, { authorization })).status).toBe(401);
    }
  });
});

test('a manager who left decides nothing; the nearest admin decides instead', async () => {
  const approve = (by: string) =>
    app.send(by, 'POST', `/registrations/${registration}/approve-dates?dryRun=true`, {});
  const waiting = async (by: string) =>
    (await app.get<{ capacity: string }[]>(by, '/me/to-approve')).body.map(
      ({ capacity }) => capacity,
    );
  expect([(await approve('max')).status, await waiting('max'), await waiting('ada')]).toEqual([
    200,
    ['manager'],
    [],
  ]);
  await app.do('ada', `/people/${app.scenario.id('person', 'max')}/revoke-role`, {
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
  expect((await app.get('eva', path)).status).toBe(200);
  await app.do('ada', `/people/${app.scenario.id('person', 'eva')}/revoke-role`, {
    role: 'employee',
  });
  expect([(await app.get('eva', path)).status, await items('eva', '/registrations')]).toEqual([
    404,
    [],
  ]);
  expect((await app.send('eva', 'POST', `${path}/post-message`, { text: 'Hello' })).status).toBe(
    404,
  );
  expect(await items('cora', '/registrations')).toHaveLength(1);
});
