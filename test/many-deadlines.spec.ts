import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { streamOf } from '#eventsourcing';
import { Deadlines } from '#processes';
import { registration, registrationId, SurroundingsQuery } from '#registrations';
import { eventsOf } from '../libs/eventsourcing/testing/read-checks.js';
import { amount, recordRun } from './support/fault-runs.js';
import { openWorld, by, type World } from './support/world.js';

/** Fault 18: as many deadlines as this fall due at one instant. */
const COUNT = amount('DEADLINES', { usual: 600, long: 100_000 });

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test(`${COUNT} archivals due at one instant are each done, once`, async () => {
  const [employee, initiative] = [world.id('person', 'gus'), world.id('initiative', 'advice')];
  const around = await new SurroundingsQuery(world.pool).of(initiative, employee, null, false);
  const expected: string[] = [];
  for (let ordinal = 0; ordinal < COUNT; ordinal++) {
    const id = registrationId(employee, initiative, ordinal);
    const data = { around, new: { registration: id, ordinal, previous: null } };
    await world.run(registration, id, { name: 'SubmitApplication', data }, by('gus', 'employee'));
    expected.push(streamOf(registration, id));
  }
  await world.settle();
  const deadlines = new Deadlines(world.pool, world.ledger, world.clock, { giveBack: () => Promise.resolve() });
  const due = await deadlines.next(world.clock.now());
  world.clock.moveTo('2026-02-05T08:00:00.000Z');
  expect(due).toBe('2026-01-29T08:00:00.000Z');
  let made = 0;
  for (let events = -1; events !== 0; made += events) {
    events = await deadlines.tick();
    await world.settle();
  }
  expect(made).toBe(COUNT);
  const { rows } = await world.pool.query('SELECT status, revision, count(*)::int AS count FROM read.registrations GROUP BY 1, 2');
  expect(rows).toEqual([{ status: 'not_finalized', revision: 1, count: COUNT }]);
  expect(await deadlines.next(world.clock.now())).toBeNull();
  const archived = await eventsOf(world.store, '', 5_000, { types: ['RegistrationArchived'] });
  recordRun({ fault: 18, store: 'PostgreSQL', injected: COUNT, expected, seen: archived.map(({ stream }) => stream) });
}, 1_200_000);
