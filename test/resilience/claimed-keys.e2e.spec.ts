import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CommandAnswer, Problem } from '#platform/http';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import { connectAsOwner } from '#kit/postgres';
import { onBothStores } from '../support/both-stores.js';
import type { ApiProcess } from '../support/ledger-process.js';
import { MultiProcess } from '../support/multi-process.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
    eva: { employee: acme }
    tom: { employee: acme }
    ada: { admin: acme }
    cora: { coordinator: helpers }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives: { advice: { nonprofit: helpers, kind: open } }
`;
const DATES = [{ start: '2026-03-03T10:00+01:00', end: '2026-03-03T11:00+01:00' }];
/** Makes a process stand still between its append and its answer, until the database session is ended. */
const HOLD_ANSWERS = `
CREATE FUNCTION hold_answers() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(300); RETURN NEW; END';
CREATE TRIGGER hold_answers BEFORE UPDATE ON work.answers FOR EACH ROW WHEN (NEW.status IS NOT NULL) EXECUTE FUNCTION hold_answers()`;
const LET_GO = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'`;

interface Answer {
  readonly status: number;
  readonly replayed: boolean;
  readonly retryAfter: string | null;
  readonly body: CommandAnswer & Problem;
}

onBothStores((openStore) => {
  let world: MultiProcess;
  let apis: ApiProcess[];
  beforeAll(async () => {
    world = await MultiProcess.open(openStore, HEAD);
    apis = await Promise.all([world.startApi(), world.startApi()]);
  });
  afterAll(() => world.close());

  async function post(
    api: ApiProcess | undefined,
    who: string,
    path: string,
    body: object,
    key: string,
  ): Promise<Answer> {
    const response = await fetch(`${api?.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await world.app.token(who)}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      replayed: response.headers.get('idempotency-replayed') === 'true',
      retryAfter: response.headers.get('retry-after'),
      body: (await response.json()) as Answer['body'],
    };
  }
  const initiative = () => world.app.scenario.id('initiative', 'advice');
  const eventsOf = async (registration: string) =>
    (await world.app.scenario.product.runtime.store.readStream(`registration-${registration}`)).map(
      ({ type }) => type,
    );

  describe('twelve requests at two processes, of three texts under one key', () => {
    let answers: { readonly text: string; readonly answer: Answer }[];
    let registration: string;
    beforeAll(async () => {
      const signedUp = await post(apis[0], 'eva', '/registrations/submit-application', { initiative: initiative() }, 'sign-up'); // prettier-ignore
      registration = signedUp.body.id;
      await world.app.settle();
      const path = `/registrations/${registration}/post-message`;
      answers = await Promise.all(
        Array.from({ length: 12 }, async (_, n) => {
          const text = ['One', 'Two', 'Three'][n % 3] ?? '';
          return { text, answer: await post(apis[n % 2], 'eva', path, { text }, 'twelve') };
        }),
      );
    });

    test('append one event', async () => {
      expect(await eventsOf(registration)).toEqual(['ApplicationSubmitted', 'MessagePosted']);
    });

    test('answer the four of one text alike, and refuse the eight others by name', () => {
      const done = answers.filter(({ answer }) => answer.status === 200);
      expect([done.length, new Set(done.map(({ text }) => text)).size]).toEqual([4, 1]);
      expect(new Set(done.map(({ answer }) => JSON.stringify(answer.body))).size).toBe(1);
      const refused = answers.filter(({ answer }) => answer.status !== 200);
      expect(
        refused.map(({ answer: { status, body } }) => [status, body.rule, body.field]),
      ).toEqual(Array.from({ length: 8 }, () => [400, 'key_reused', 'Idempotency-Key']));
    });
  });

  test('a process killed between claim and answer leaves one event and its answer', async () => {
    const path = '/registrations/select-dates';
    const body = { initiative: initiative(), dates: DATES };
    const doomed = await world.startApi();
    const owner = await connectAsOwner(world.app.databaseUrl);
    await owner.query(HOLD_ANSWERS);
    const lost = post(doomed, 'tom', path, body, 'killed').catch(() => undefined);
    const claim = `SELECT 1 FROM work.answers WHERE key = 'killed' AND status IS NULL`;
    await eventually('the event is in the log', async () => (await world.app.scenario.product.runtime.store.readAll('', 10_000)).events.some(({ type, meta }) => type === 'DateSelected' && meta.actor === world.app.scenario.id('person', 'tom')), 30); // prettier-ignore
    await doomed.kill();
    await owner.query(LET_GO);
    await owner.query('DROP FUNCTION hold_answers() CASCADE');
    await owner.end();
    await lost;
    expect(await world.query(claim)).toHaveLength(1);

    const other = await post(apis[0], 'tom', path, { ...body, dates: [...DATES, ...DATES] }, 'killed'); // prettier-ignore
    expect([other.status, other.body.rule]).toEqual([400, 'key_reused']);
    const again = await post(apis[1], 'tom', path, body, 'killed');
    expect([again.status, again.body.events.map(({ type }) => type)]).toEqual([
      200,
      ['ApplicationSubmitted', 'DateSelected'],
    ]);
    expect(await eventsOf(again.body.id)).toEqual(['ApplicationSubmitted', 'DateSelected']);
    const third = await post(apis[0], 'tom', path, body, 'killed');
    expect([third.replayed, third.body]).toEqual([true, again.body]);
  });

  test('a repeat of a request that does not end is told to come back', async () => {
    await world.query(
      `INSERT INTO work.answers (caller, key, fingerprint, lease_until) SELECT $1, 'slow', fingerprint, now() + interval '1 hour' FROM work.answers WHERE key = 'killed'`,
      [world.app.scenario.id('person', 'tom')],
    );
    const answer = await post(apis[0], 'tom', '/registrations/select-dates', { initiative: initiative(), dates: DATES }, 'slow'); // prettier-ignore
    expect([answer.status, answer.body.rule, answer.retryAfter]).toEqual([409, 'under_way', '1']);
  });
});
