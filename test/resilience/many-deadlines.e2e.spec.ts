import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { streamOf } from '#kit/eventsourcing';
import { Deadlines } from '#features/process-managers';
import { registration, registrationId, SignUpContextQuery } from '#contexts/registrations';
import { eventsOf } from '../../libs/kit/eventsourcing/testing/read-checks.js';
import { amount, recordRun } from '../support/fault-runs.js';
import { openDatabaseFixture, by, type DatabaseFixture } from '../support/database-fixture.js';

/** Fault 18: as many deadlines as this fall due at one instant. DEADLINES=100000 asks for more than the quarter of an hour of all faults. */
const COUNT = amount('DEADLINES', { usual: 600, long: 20_000 });
const AT_ONCE = 100;

let world: DatabaseFixture;
let signUpContext: Awaited<ReturnType<SignUpContextQuery['of']>>;
beforeAll(async () => {
  world = await openDatabaseFixture('postgres');
});
afterAll(() => world.close());

const submit = async (id: string, ordinal: number): Promise<void> => {
  const data = { signUpContext, new: { registration: id, ordinal, previous: null } };
  await world.run(registration, id, { name: 'SubmitApplication', data }, by('gus', 'employee'));
};

test(`${COUNT} archivals due at one instant are each done, once`, async () => {
  const [employee, initiative] = [world.id('person', 'gus'), world.id('initiative', 'advice')];
  signUpContext = await new SignUpContextQuery(world.pool).of(initiative, employee, null, false);
  const ids = Array.from({ length: COUNT }, (_, ordinal) =>
    registrationId(employee, initiative, ordinal),
  );
  for (let from = 0; from < COUNT; from += AT_ONCE)
    await Promise.all(ids.slice(from, from + AT_ONCE).map((id, index) => submit(id, from + index)));
  await world.settle();
  const deadlines = new Deadlines(world.pool, world.ledger, world.clock, {
    giveBack: () => Promise.resolve(),
  });
  const due = await deadlines.next(world.clock.now());
  world.clock.moveTo('2026-02-05T08:00:00.000Z');
  expect(due).toBe('2026-01-29T08:00:00.000Z');
  const from = performance.now();
  let made = 0;
  for (let events = -1; events !== 0; made += events) {
    events = await deadlines.tick();
    await world.settle();
  }
  const seconds = (performance.now() - from) / 1_000;
  expect(made).toBe(COUNT);
  const { rows } = await world.pool.query(
    'SELECT status, revision, count(*)::int AS count FROM read.registrations GROUP BY 1, 2',
  );
  expect(rows).toEqual([{ status: 'not_finalized', revision: 1, count: COUNT }]);
  expect(await deadlines.next(world.clock.now())).toBeNull();
  const archived = await eventsOf(world.store, '', 5_000, { types: ['RegistrationArchived'] });
  recordRun({
    fault: 18,
    store: 'PostgreSQL',
    injected: COUNT,
    expected: ids.map((id) => streamOf(registration, id)),
    seen: archived.map(({ stream }) => stream),
    said: `${COUNT} deadlines due at one instant were handled in ${seconds.toFixed()} s, read models included`,
  });
});
