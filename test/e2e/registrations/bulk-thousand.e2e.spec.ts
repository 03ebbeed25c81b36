import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { streamOf, uuid5 } from '#kit/eventsourcing';
import type { JobAnswer } from '#platform/jobs';
import { registration, registrationId, SignUpContextQuery } from '#contexts/registrations';
import { outcomesOf, untilJob } from '../../support/jobs.js';
import { offerHeader } from '../../support/journey-headers.js';
import { holdAppends } from '../../support/hold-appends.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const [PEOPLE, INITIATIVES] = [25, 40];
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

const HEAD = offerHeader({
  employees: numbers(PEOPLE).map((n) => `p${n}`),
  initiatives: numbers(INITIATIVES).map((n) => `i${n}`),
});

let app: HttpApp;
let items: { registration: string; revision: number }[];
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  items = (
    await Promise.all(
      numbers(PEOPLE).map((person) => signUps(app.scenario.id('person', `p${person}`))),
    )
  ).flat();
});
afterAll(() => app.close());

/** One person's sign-ups to every initiative, without the way over HTTP; the nonprofit is not told. */
async function signUps(person: string) {
  const { ledger, pool } = app.scenario.product.runtime;
  const made = [];
  for (const n of numbers(INITIATIVES)) {
    const initiative = app.scenario.id('initiative', `i${n}`);
    const id = registrationId(person, initiative, 0);
    const signUpContext = await new SignUpContextQuery(pool).of(initiative, person, [], false);
    const data = { signUpContext, new: { registration: id, ordinal: 0, previous: null } };
    const commandId = uuid5(id, 'sign up');
    const cause = { commandId, correlation: commandId, causation: commandId };
    const plan = () => ({
      command: { name: 'SubmitApplication' as const, data },
      actor: person,
      capacity: 'employee',
      mandate: null,
    });
    const { revision } = await ledger.execute(
      registration,
      streamOf(registration, id),
      cause,
      plan,
    );
    made.push({ registration: id, revision });
  }
  return made;
}

const declined = async (): Promise<number> => {
  const { rows } = await app.scenario.product.runtime.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM events.log WHERE type = 'ApplicationDeclined'`,
  );
  return rows[0]?.count ?? 0;
};
const start = (query = '') =>
  app.send<JobAnswer>(
    'cora',
    'POST',
    `/registrations/bulk${query}`,
    { command: 'DeclineApplication', items },
    { 'idempotency-key': 'decline' },
  );

test('a thousand items are cancelled between two, and go on under the same key', async () => {
  expect(items).toHaveLength(1_000);
  const appends = holdAppends(app.scenario.product.runtime.store, 400);
  const { status, body: job } = await start();
  expect([status, job.progress.total]).toEqual([202, 1_000]);
  await appends.held;
  try {
    await untilJob(app, 'cora', job.id, ({ progress }) => progress.done > 0);
    expect((await app.send('cora', 'DELETE', `/jobs/${job.id}`)).status).toBe(204);
  } finally {
    appends.release();
  }
  const cancelled = await untilJob(
    app,
    'cora',
    job.id,
    async ({ counts }) => (counts['done'] ?? 0) > 400 && counts['done'] === (await declined()),
  );
  expect(cancelled).toMatchObject({ status: 'cancelled' });
  expect(cancelled.counts).toEqual({ done: 408 });
  const again = await start('?wait=true');
  expect(again.body).toMatchObject({
    id: job.id,
    status: 'done',
    progress: { done: 1_000, total: 1_000 },
    counts: { done: 1_000 },
  });
  expect(await declined()).toBe(1_000);
  const outcomes = await outcomesOf(app, 'cora', job.id);
  expect(outcomes.map((outcome) => outcome['registration'])).toEqual(
    items.map((item) => item.registration),
  );
});
