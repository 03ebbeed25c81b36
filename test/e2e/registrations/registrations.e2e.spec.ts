import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris, manager: max }
    tom: { employee: acme/lyon, manager: max }
    max: { manager: acme }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
    aud: { auditor: acme }
    bob: { employee: beta }
    bea: { admin: beta }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: acme, nonprofit: others, status: awaiting_confirmation }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 1 }, s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:00 } } }
    kitchen: { nonprofit: others, kind: slots, slots: { k1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 } } }
    advice: { nonprofit: helpers, kind: open }
`;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
});
afterAll(() => app.close());

const slot = (name: string) => app.scenario.id('slot', name);
const initiative = (name: string) => app.scenario.id('initiative', name);
const signUp = (person: string, dates: object[], headers = {}) =>
  app.do(
    person,
    '/registrations/select-dates',
    { initiative: initiative('cleanup'), dates },
    headers,
  );

describe('a sign-up that is not right', () => {
  const cases: [string, () => object, number, string, string | undefined][] = [
    [
      'an unknown field',
      () => ({
        initiative: initiative('cleanup'),
        dates: [{ slot: slot('cleanup.s1') }],
        colour: 'red',
      }),
      400,
      'unknown_field',
      'colour',
    ],
    [
      'a wrong type',
      () => ({ initiative: initiative('cleanup'), dates: 'tomorrow' }),
      400,
      'isArray',
      'dates',
    ],
    [
      'a nested unknown field',
      () => ({ initiative: initiative('cleanup'), dates: [{ place: 'here' }] }),
      400,
      'unknown_field',
      'dates.0.place',
    ],
    [
      'no date',
      () => ({ initiative: initiative('cleanup'), dates: [] }),
      400,
      'arrayMinSize',
      'dates',
    ],
    [
      'an end before the start',
      () => ({
        initiative: initiative('advice'),
        dates: [{ start: '2026-02-03T14:00Z', end: '2026-02-03T13:00Z' }],
      }),
      400,
      'end_after_start',
      'dates.0.end',
    ],
    [
      'a time without its zone',
      () => ({ initiative: initiative('advice'), dates: [{ start: '2026-02-03T14:00' }] }),
      400,
      'instant',
      'dates.0.start',
    ],
    [
      'a slot of another initiative',
      () => ({ initiative: initiative('cleanup'), dates: [{ slot: slot('kitchen.k1') }] }),
      404,
      'not_found',
      'dates',
    ],
    [
      'a slot twice',
      () => ({
        initiative: initiative('cleanup'),
        dates: [{ slot: slot('cleanup.s1') }, { slot: slot('cleanup.s1') }],
      }),
      409,
      'slot_selected_twice',
      'dates',
    ],
    [
      'no slot where there are slots',
      () => ({
        initiative: initiative('cleanup'),
        dates: [{ start: '2026-02-03T14:00Z', end: '2026-02-03T15:00Z' }],
      }),
      409,
      'date_does_not_suit',
      'dates',
    ],
    [
      'a date of 25 hours',
      () => ({
        initiative: initiative('advice'),
        dates: [{ start: '2026-02-03T14:00Z', end: '2026-02-04T15:00Z' }],
      }),
      409,
      'date_too_long',
      'dates',
    ],
    [
      'an initiative that the company has no part in',
      () => ({ initiative: initiative('kitchen'), dates: [{ slot: slot('kitchen.k1') }] }),
      404,
      'not_found',
      'initiative',
    ],
  ];

  test.each(cases)(
    '%s is refused by field and rule, and leaves no event',
    async (_, body, status, rule, field) => {
      const before = await app.events();
      const {
        status: seen,
        problem,
        headers,
      } = await app.do('eva', '/registrations/select-dates', body());
      expect({ status: seen, rule: problem.rule, field: problem.field }).toEqual({
        status,
        rule,
        field,
      });
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(await app.events()).toBe(before);
    },
  );

  test('a body of 10 MB is refused before it is read', async () => {
    const answer = await app.send('eva', 'POST', '/registrations/select-dates', {
      initiative: 'x'.repeat(10_000_000),
      dates: [],
    });
    expect(answer.status).toBe(413);
  });

  test('what is not JSON is a problem, not an error', async () => {
    const token = await app.token('eva');
    const answer = await app.sendRaw('POST', '/registrations/select-dates', '{"initiative":', {
      authorization: `Bearer ${token}`,
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('the five refusals', () => {
  let id: string;
  beforeAll(async () => {
    const answer = await signUp('tom', [{ slot: slot('cleanup.s2') }]);
    id = answer.body.id;
  });

  test.each(['bob', 'bea', 'otto', 'eva'])(
    'outside the scope of %s it does not exist',
    async (person) => {
      expect((await app.do(person, `/registrations/${id}/confirm-dates`)).status).toBe(404);
    },
  );

  test.each(['ada', 'lea', 'aud', 'tom', 'max', 'pia'])(
    '%s may see it, but not confirm for the nonprofit',
    async (person) => {
      expect((await app.do(person, `/registrations/${id}/confirm-dates`)).status).toBe(403);
    },
  );

  test('the manager may approve, but not before the nonprofit has confirmed', async () => {
    const { status, problem } = await app.do('max', `/registrations/${id}/approve-dates`);
    expect({ status, rule: problem.rule }).toEqual({ status: 409, rule: 'not_awaiting_manager' });
  });

  test('an old revision is stale, whoever sends it', async () => {
    const { status, problem } = await app.do(
      'cora',
      `/registrations/${id}/confirm-dates`,
      {},
      { 'if-match': '"0"' },
    );
    expect({ status, rule: problem.rule }).toEqual({ status: 412, rule: 'stale_revision' });
  });

  test('a date of another registration is not found', async () => {
    const other = await signUp('eva', [{ slot: slot('cleanup.s2') }]);
    const date = other.body.events.find((event) => event.type === 'DateSelected')?.about;
    expect(
      (await app.do('cora', `/registrations/${id}/confirm-dates`, { dates: [date] })).status,
    ).toBe(404);
  });

  test('a date named twice is malformed', async () => {
    const { rows } = await app.scenario.product.runtime.pool.query<{ id: string }>(
      'SELECT id FROM read.participation_dates WHERE owner = $1',
      [id],
    );
    const { status, problem } = await app.do('cora', `/registrations/${id}/confirm-dates`, {
      dates: [rows[0]?.id, rows[0]?.id],
    });
    expect({ status, field: problem.field }).toEqual({ status: 400, field: 'dates' });
  });

  test('the right revision is taken, and the answer bears the next', async () => {
    const { status, headers } = await app.do(
      'cora',
      `/registrations/${id}/confirm-dates`,
      {},
      { 'if-match': '"1"' },
    );
    expect({ status, etag: headers.get('etag') }).toEqual({ status: 200, etag: '"2"' });
  });
});

describe('nobody who has not signed in', () => {
  test.each([
    ['no token', {}],
    ['a made-up token', { authorization: 'Bearer a.b.c' }],
    [
      'an unsigned token',
      {
        authorization: `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"x"}').toString('base64url')}.x`,
      },
    ],
  ])('gets in with %s', async (_, headers) => {
    const answer = await app.sendRaw('POST', '/registrations/select-dates', '{}', headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });
});

describe('an Idempotency-Key', () => {
  test('gives a repeated request its first answer, and appends nothing', async () => {
    const body = { initiative: initiative('advice') };
    const first = await app.do('tom', '/registrations/submit-application', body, {
      'idempotency-key': 'key-1',
    });
    const events = await app.events();
    const again = await app.do('tom', '/registrations/submit-application', body, {
      'idempotency-key': 'key-1',
    });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await app.events()).toBe(events);
  });

  test('gives it also when the remembered answer was lost with the process that made it', async () => {
    const body = { initiative: initiative('advice') };
    const first = await app.do('eva', '/registrations/submit-application', body, {
      'idempotency-key': 'key-2',
    });
    await app.scenario.product.runtime.pool.query('DELETE FROM work.answers');
    const again = await app.do('eva', '/registrations/submit-application', body, {
      'idempotency-key': 'key-2',
    });
    expect(again.body).toEqual(first.body);
  });

  test('used for something else is refused', async () => {
    await app.do(
      'eva',
      '/registrations/submit-application',
      { initiative: initiative('advice') },
      { 'idempotency-key': 'key-3' },
    );
    const { status, problem } = await app.do(
      'eva',
      '/registrations/submit-application',
      { initiative: initiative('cleanup') },
      { 'idempotency-key': 'key-3' },
    );
    expect({ status, rule: problem.rule, field: problem.field }).toEqual({
      status: 400,
      rule: 'key_reused',
      field: 'Idempotency-Key',
    });
  });

  test('used for the same in another capacity is refused', async () => {
    const body = { initiative: initiative('advice') };
    await app.do('eva', '/registrations/submit-application', body, {
      'idempotency-key': 'key-5',
    });
    const { status, problem } = await app.do('eva', '/registrations/submit-application', body, {
      'idempotency-key': 'key-5',
      'act-as': 'employee',
    });
    expect([status, problem.rule]).toEqual([400, 'key_reused']);
  });

  test('remembers a refusal too', async () => {
    const first = await app.do(
      'bob',
      '/registrations/submit-application',
      { initiative: initiative('kitchen') },
      { 'idempotency-key': 'key-4' },
    );
    const again = await app.do(
      'bob',
      '/registrations/submit-application',
      { initiative: initiative('kitchen') },
      { 'idempotency-key': 'key-4' },
    );
    expect({ status: again.status, problem: again.problem }).toEqual({
      status: first.status,
      problem: first.problem,
    });
  });
});

describe('a dry run', () => {
  test('says what would happen and changes nothing', async () => {
    const before = await app.events();
    const answer = await app.do('bob', `/registrations/submit-application?dryRun=true`, {
      initiative: initiative('kitchen'),
    });
    expect(answer.status).toBe(404);
    const scoped = await app.do('tom', `/registrations/submit-application?dryRun=true`, {
      initiative: initiative('cleanup'),
    });
    expect({ status: scoped.status, rule: scoped.problem.rule }).toEqual({
      status: 409,
      rule: 'registration_open',
    });
    expect(await app.events()).toBe(before);
  });
});

test('ten places and a hundred confirmations at once: a place is never given twice', async () => {
  const crowded = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
${Array.from({ length: 30 }, (_, index) => `    p${index}: { employee: acme }`).join('\n')}
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 10 } } }
`);
  try {
    const body = {
      initiative: crowded.scenario.id('initiative', 'cleanup'),
      dates: [{ slot: crowded.scenario.id('slot', 'cleanup.s1') }],
    };
    const signUps = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        crowded.send(`p${index}`, 'POST', '/registrations/select-dates', body),
      ),
    );
    await crowded.settle();
    const confirmed = await Promise.all(
      signUps.map(({ body: { id } }) =>
        crowded.send('cora', 'POST', `/registrations/${id}/confirm-dates`, {}),
      ),
    );
    await crowded.settle();
    expect(confirmed.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(
      new Set(confirmed.filter(({ status }) => status !== 200).map(({ problem }) => problem.rule)),
    ).toEqual(new Set(['slot_full']));
    const { rows } = await crowded.scenario.product.runtime.pool.query<{ held: number }>(
      'SELECT held FROM read.slots',
    );
    expect(rows).toEqual([{ held: 10 }]);
  } finally {
    await crowded.close();
  }
});
