import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HistoryAnswer } from '#features/history';
import { amount } from '../../support/fault-runs.js';
import { openHttpApp, type HttpResponse, type HttpApp } from '../../support/http-app.js';

const CROWD = Array.from({ length: 100 }, (_, index) => `e${index}`);
const ROUNDS = amount('ROUNDS', { usual: 80, long: 1_000 });

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    ada: { admin: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
${CROWD.map((name) => `    ${name}: { employee: acme }`).join('\n')}
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 10 } } }
`);
});
afterAll(() => app.close());

const post = (person: string, path: string, body: object = {}) =>
  app.send(person, 'POST', path, body);
const confirmAll = (ids: readonly string[]) =>
  Promise.all(ids.map((id) => post('cora', `/registrations/${id}/confirm-dates`)));
const ruled = (answers: readonly { status: number; problem: { rule?: string } }[]) => {
  const counts: Record<string, number> = {};
  for (const { status, problem } of answers) {
    const key = status === 200 ? 'done' : `${status} ${problem.rule ?? ''}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

test('100 concurrent confirmations of ten places confirm ten', async () => {
  const dates = [{ slot: app.scenario.id('slot', 'cleanup.s1') }];
  const initiative = app.scenario.id('initiative', 'cleanup');
  const signedUp = await Promise.all(
    CROWD.map((name) => post(name, '/registrations/select-dates', { initiative, dates })),
  );
  const ids = signedUp.map(({ body }) => body.id);
  await app.settle();
  const first = await confirmAll(ids);
  expect(ruled(first)).toEqual({ done: 10, '409 slot_full': 90 });
  await app.settle();
  const holders = CROWD.filter((_, index) => first[index]?.status === 200);
  await Promise.all(
    holders
      .slice(0, 3)
      .map((name) =>
        post(name, `/registrations/${ids[CROWD.indexOf(name)] ?? ''}/cancel-registration`),
      ),
  );
  await app.settle();
  const waiting = ids.filter((_, index) => first[index]?.status === 409);
  expect(ruled(await confirmAll(waiting))).toEqual({ done: 3, '409 slot_full': 87 });
  await app.settle();
  const { rows } = await app.scenario.product.runtime.pool.query(
    'SELECT status, count(*)::int FROM read.participation_dates GROUP BY 1 ORDER BY 1',
  );
  expect(rows).toEqual([
    { status: 'cancelled', count: 3 },
    { status: 'in_progress', count: 10 },
    { status: 'to_be_confirmed', count: 87 },
  ]);
});

/** What is raced for, by turns: to sign up with or without a date, or to add one, on an initiative or a slot that goes. */
const RACES = ['date', 'application', 'slot', 'another date'] as const;

interface Race {
  readonly kind: (typeof RACES)[number];
  readonly employee: string;
  readonly initiative: string;
  readonly slots: readonly (string | null)[];
  /** Where there was a registration before. */
  registration?: string;
}

async function prepare(round: number): Promise<Race> {
  const times = { start: '2026-03-03T14:00+01:00', end: '2026-03-03T17:00+01:00' };
  const of = {
    nonprofit: app.scenario.id('nonprofit', 'helpers'),
    company: app.scenario.id('company', 'acme'),
  };
  const { body } = await post('ada', '/initiatives/create-initiative', {
    ...of,
    kind: 'slots',
    title: `race ${round}`,
    slots: [times, times],
  });
  await post('ada', `/initiatives/${body.id}/open-initiative`);
  const slots = body.events.filter(({ type }) => type === 'SlotAdded').map(({ about }) => about);
  return {
    kind: RACES[round % RACES.length] ?? 'date',
    employee: CROWD[round % CROWD.length] ?? '',
    initiative: body.id,
    slots,
  };
}

const signUp = ({ employee, initiative, slots }: Race) =>
  post(employee, '/registrations/select-dates', { initiative, dates: [{ slot: slots[0] }] });

function enter(race: Race): Promise<HttpResponse> {
  const { kind, employee, initiative, slots, registration } = race;
  if (registration !== undefined)
    return post(employee, `/registrations/${registration}/select-dates`, {
      dates: [{ slot: slots[1] }],
    });
  return kind === 'application'
    ? post(employee, '/registrations/submit-application', { initiative })
    : signUp(race);
}

const cancel = ({ kind, initiative, slots }: Race): Promise<HttpResponse> =>
  kind === 'slot'
    ? post('ada', `/initiatives/${initiative}/cancel-slot`, { slot: slots[0] })
    : post('ada', `/initiatives/${initiative}/cancel-initiative`);

/** Both at once, one or the other a little first. What is left: the registration, if there is one, and the event it had to follow. */
async function run(
  race: Race,
  round: number,
): Promise<{ registration: string | undefined; cause: string }> {
  const entering = round % 2 === 0 ? enter(race) : undefined;
  const cancelled = await cancel(race);
  const entered = await (entering ?? enter(race));
  expect({ cancelled: cancelled.status, entered: [200, 409].includes(entered.status) }).toEqual({
    cancelled: 200,
    entered: true,
  });
  return {
    registration: race.registration ?? (entered.status === 200 ? entered.body.id : undefined),
    cause: cancelled.body.events[0]?.id ?? '',
  };
}

describe('a sign-up that races with a cancellation', () => {
  test(`is refused or follows it, with the cancellation as its cause, ${ROUNDS} times`, async () => {
    let followed = 0;
    for (let from = 0; from < ROUNDS; from += 20) {
      const races = await Promise.all(
        Array.from({ length: 20 }, (_, index) => prepare(from + index)),
      );
      await app.settle();
      for (const race of races.filter(({ kind }) => kind === 'another date'))
        race.registration = (await signUp(race)).body.id;
      const settling = from % 40 === 0 ? [app.settle()] : [];
      const rounds = await Promise.all(
        races.map(async (race, index) => ({ ...(await run(race, index)), kind: race.kind })),
      );
      await Promise.all(settling);
      await app.settle();
      for (const { registration, cause, kind } of rounds) {
        if (registration === undefined) continue;
        followed += 1;
        const { body } = await app.get<HistoryAnswer>(
          'ada',
          `/registrations/${registration}/history`,
        );
        const after = body.events.filter(({ type }) => /With(Initiative|Slot)$/.test(type));
        expect({
          kind,
          status: body.status,
          causes: [...new Set(after.map((event) => event.cause?.event?.id))],
        }).toEqual({
          kind,
          status: 'cancelled_rejected',
          causes: [cause],
        });
        for (const event of after) expect(event.mandate).toMatch(/^[0-9a-f-]{36}$/);
      }
    }
    expect(followed).toBeGreaterThan(0);
    const { rows } = await app.scenario.product.runtime.pool.query(
      `SELECT FROM read.registrations r JOIN read.initiatives i ON i.id = r.initiative WHERE i.status = 'cancelled' AND r.status <> 'cancelled_rejected'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('of two registrations that would both be open', () => {
  test('only one comes to be, when one is reopened while another is asked for', async () => {
    const { body: created } = await post('cora', '/initiatives/create-initiative', {
      nonprofit: app.scenario.id('nonprofit', 'helpers'),
      kind: 'open',
      title: 'either',
    });
    await post('cora', `/initiatives/${created.id}/open-initiative`);
    await app.settle();
    const dates = [{ start: '2026-03-03T14:00+01:00', end: '2026-03-03T17:00+01:00' }];
    const again = async (name: string, index: number) => {
      const first = await post(name, '/registrations/select-dates', {
        initiative: created.id,
        dates,
      });
      await post('cora', `/registrations/${first.body.id}/refuse-dates`);
      const reopen = () => post(name, `/registrations/${first.body.id}/select-dates`, { dates });
      const anew = () =>
        post(name, '/registrations/submit-application', { initiative: created.id });
      const answers = await Promise.all(index % 2 === 0 ? [reopen(), anew()] : [anew(), reopen()]);
      return answers.map(({ status }) => status).sort();
    };
    for (const statuses of await Promise.all(CROWD.slice(0, 20).map(again)))
      expect(statuses).toEqual([200, 409]);
  });
});
