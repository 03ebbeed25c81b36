import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Page } from '#platform/http';
import type { JobAnswer, JobOutcome } from '#platform/jobs';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEADER = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
    eva: { employee: acme/paris }
    tom: { employee: acme/lyon }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
    aud: { auditor: acme }
    ana: { analyst: acme }
    bob: { employee: beta }
    bea: { admin: beta }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: beta, nonprofit: helpers, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 } } }
`;

let app: HttpApp;
const ids = { eva: '', tom: '', bob: '' };
type Name = keyof typeof ids;
const start = (who: string, path: string, body: object) =>
  app.send<JobAnswer>(who, 'POST', `/${path}?wait=true`, body);
const outcomesOf = async (who: string, path: string, body: object) => {
  const { body: job } = await start(who, path, body);
  expect(job).toMatchObject({ status: 'done' });
  const { body: page } = await app.get<Page<JobOutcome & Record<string, unknown>>>(
    who,
    `${job.outcomes}?limit=200`,
  );
  return page.items;
};

/** Eva, Tom and Bob choose the same slot and are confirmed. */
beforeAll(async () => {
  app = await openHttpApp(HEADER);
  for (const name of Object.keys(ids) as Name[]) {
    const { body } = await app.do(name, '/registrations/select-dates', {
      initiative: app.scenario.id('initiative', 'cleanup'),
      dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }],
    });
    ids[name] = body.id;
    await app.do('cora', `/registrations/${ids[name]}/confirm-dates`);
  }
});
afterAll(() => app.close());

describe('what if', () => {
  const POLICY = { managerPolicy: 'per_date' };
  const differing = async (who: string) =>
    (await outcomesOf(who, 'what-if', POLICY)).flatMap(({ outcome, registration }) =>
      outcome === 'differs' ? [registration] : [],
    );

  test.each<[string, Name[]]>([
    ['pia', ['eva', 'tom', 'bob']],
    ['ada', ['eva', 'tom']],
    ['aud', ['eva', 'tom']],
    ['ana', ['eva', 'tom']],
    ['lea', ['tom']],
    ['bea', ['bob']],
  ])('%s is told of what they oversee', async (who, names) => {
    const expected = names.map((name) => ids[name]);
    expect((await differing(who)).toSorted()).toEqual(expected.toSorted());
  });

  test('ends with the counts per status', async () => {
    const outcomes = await outcomesOf('lea', 'what-if', POLICY);
    expect(outcomes.at(-1)).toMatchObject({
      outcome: 'summary',
      registrations: 1,
      differing: 1,
      statuses: [
        { status: 'awaiting_manager_approval', now: 0, whatIf: 1 },
        { status: 'in_progress', now: 1, whatIf: 0 },
      ],
    });
  });

  test.each(['eva', 'cora'])('is not for %s', async (who) => {
    expect(await start(who, 'what-if', POLICY)).toMatchObject({
      status: 403,
      problem: { rule: 'role' },
    });
  });

  test('without a policy is invalid', async () => {
    expect(await start('ada', 'what-if', {})).toMatchObject({
      status: 400,
      problem: { rule: 'no_policy', field: 'managerPolicy' },
    });
  });

  test('is recorded as a read', async () => {
    await outcomesOf('ana', 'what-if', { archiveAfterMonths: 2 });
    const { body } = await app.get<Page<object>>(
      'pia',
      `/reads?what=what-if&reader=${app.scenario.id('person', 'ana')}`,
    );
    const recorded = { capacity: 'analyst', filters: { archiveAfterMonths: 2 } };
    expect(body.items).toContainEqual(expect.objectContaining(recorded));
  });
});

describe('verification', () => {
  test('of the log says how many events are intact', async () => {
    const outcomes = await outcomesOf('pia', 'verifications', { what: 'log' });
    expect(outcomes).toMatchObject([
      { outcome: 'intact', events: await app.events(), problems: 0, omitted: 0 },
    ]);
  });

  test('of one registration says up to which seal', async () => {
    const body = { what: 'registration', registration: ids.eva };
    expect(await outcomesOf('aud', 'verifications', body)).toMatchObject([
      { outcome: 'intact', seal: null, sealed: null },
    ]);
    await app.at('2026-01-06T09:00');
    await app.scenario.product.engine.sealDaily();
    expect(await outcomesOf('aud', 'verifications', body)).toMatchObject([
      { outcome: 'intact', sealed: { day: '2026-01-06', revision: 2 } },
    ]);
    expect(await outcomesOf('pia', 'verifications', { what: 'seals' })).toMatchObject([
      { outcome: 'intact', problems: 0 },
    ]);
  });

  test.each(['log', 'seals'])('of the %s is for the platform only', async (what) => {
    for (const who of ['eva', 'cora', 'ada', 'aud', 'ana'])
      expect(await start(who, 'verifications', { what })).toMatchObject({
        status: 403,
        problem: { rule: 'role' },
      });
  });

  test.each(['bea', 'lea', 'tom'])('of another’s registration is not for %s', async (who) => {
    const body = { what: 'registration', registration: ids.eva };
    expect((await start(who, 'verifications', body)).status).toBe(404);
  });

  test('of a registration needs its id', async () => {
    expect(await start('pia', 'verifications', { what: 'registration' })).toMatchObject({
      status: 400,
      problem: { field: 'registration' },
    });
  });

  test('names an event that was modified', async () => {
    const owner = new pg.Client({ connectionString: app.databaseUrl });
    await owner.connect();
    await owner.query(
      `UPDATE events.log SET occurred_at = occurred_at - interval '1 day' WHERE stream = $1 AND revision = 1`,
      [`registration-${ids.bob}`],
    );
    await owner.end();
    const changed = { outcome: 'problem', kind: 'changed', revision: 1 };
    const one = { what: 'registration', registration: ids.bob };
    expect(await outcomesOf('bea', 'verifications', one)).toMatchObject([
      changed,
      { outcome: 'modified', problems: 1 },
    ]);
    expect(await outcomesOf('pia', 'verifications', { what: 'log' })).toMatchObject([
      { ...changed, stream: `registration-${ids.bob}` },
      { outcome: 'modified', problems: 1 },
    ]);
  });
});

test('a job is its requester’s alone', async () => {
  const { body } = await start('pia', 'verifications', { what: 'seals' });
  expect((await app.get('aud', `/jobs/${body.id}`)).status).toBe(404);
  expect((await app.get('pia', `/jobs/${body.id}`)).status).toBe(200);
});
