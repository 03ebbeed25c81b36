import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { idOf } from '#kit/eventsourcing';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import { eventsOf } from '../../libs/kit/eventsourcing/testing/read-checks.js';
import { onBothStores } from '../support/both-stores.js';
import { amount, isLong, recordRun } from '../support/fault-runs.js';
import { nowAsStart, offerHeader } from '../support/journey-headers.js';
import type { WorkerProcess } from '../support/ledger-process.js';
import { MultiProcess } from '../support/multi-process.js';

/**
 * Faults 5 and 8: three workers; the one that works is killed again and again, within two seconds of taking over, at whatever point of
 * a batch it is; mails are counted.
 */
const KILLS = { PostgreSQL: { usual: 2, long: 200 }, EventStoreDB: { usual: 2, long: 40 } };
const EVERY_MILLISECONDS = 2_000;
const EMPLOYEES = Array.from({ length: isLong() ? 40 : 12 }, (_, index) => `e${index}`);
const INITIATIVES = ['one', 'two', 'three', 'four', 'five'].slice(0, isLong() ? 5 : 2);
/** Of each registration: selected (to the coordinator), confirmed and asked about (to the employee). */
const KINDS = ['DateSelected', 'DateConfirmedByCoordinator', 'ParticipationConfirmationRequested'];

let place: MultiProcess;
let workers: WorkerProcess[];
async function start(): Promise<void> {
  const worker = await place.startWorker();
  workers.push(worker); // those of now: while it started, others may have been killed
}

/** A date that is over, proposed and confirmed: three mails, the last of them asked for by the tick. Gives the registration's id. */
async function takePart(employee: string, initiative: string): Promise<string> {
  const dates = [{ start: '2026-01-02T10:00Z', end: '2026-01-02T11:00Z' }];
  const { app } = place;
  const { body } = await app.send(employee, 'POST', '/registrations/select-dates', {
    initiative: app.scenario.id('initiative', initiative),
    dates,
  });
  expect((await app.send('cora', 'POST', `/registrations/${body.id}/confirm-dates`)).status).toBe(
    200,
  );
  return body.id;
}

/** What the dead had taken is free after ten seconds (the lease) and two minutes (a mail): neither need be waited for here. */
async function kill(victim: WorkerProcess): Promise<void> {
  workers = workers.filter((worker) => worker !== victim);
  await victim.kill();
  await place.freeLease(victim);
  await place.query(`UPDATE work.outbox SET claimed_until = NULL WHERE status = 'waiting'`);
}

/** @returns the ids of the registrations */
async function killAgainAndAgain(kills: number): Promise<string[]> {
  workers = [];
  await Promise.all([start(), start(), start()]);
  const acts = INITIATIVES.flatMap((initiative) =>
    EMPLOYEES.map((employee) => [employee, initiative] as const),
  );
  const made: Promise<string>[] = [];
  const starting: Promise<void>[] = [];
  for (let count = 0; count < kills; count++) {
    const victim = await place.working(workers);
    const now = acts.splice(0, Math.ceil(acts.length / (kills - count)));
    made.push(...now.map(([employee, initiative]) => takePart(employee, initiative)));
    await delay(Math.random() * EVERY_MILLISECONDS);
    await kill(victim);
    if (count < kills - 1) starting.push(start());
  }
  await Promise.all(starting);
  return Promise.all(made);
}

const sent = () =>
  place.query<{ id: string; name: string }>(
    `SELECT id, registration || ' ' || kind AS name FROM work.outbox WHERE status = 'sent' AND registration IS NOT NULL`,
  );
/** Mails of the partnerships in the header. */
const othersMails = async () =>
  new Set(
    (
      await place.query<{ id: string }>(`SELECT id FROM work.outbox WHERE registration IS NULL`)
    ).map(({ id }) => `<${id}@volunteer-ledger.invalid>`),
  );

onBothStores((openStore) => {
  beforeEach(async () => {
    place = await MultiProcess.open(
      openStore,
      offerHeader({
        start: nowAsStart(),
        employees: EMPLOYEES,
        others: ['ada: { admin: acme }', 'pia: { platform: true }'],
        initiatives: INITIATIVES,
      }),
    );
  });
  afterEach(() => place.close());

  test('each mail is sent once, whichever worker dies when', async () => {
    const { store, app, taken } = place;
    const kills = amount('KILLS', KILLS[store.name]);
    const ids = await killAgainAndAgain(kills);
    const expected = ids.flatMap((id) => KINDS.map((kind) => `${id} ${kind}`));
    await eventually(
      'every mail is sent',
      async () => (await sent()).length >= expected.length,
      300,
    );
    const names = new Map(
      (await sent()).map(({ id, name }) => [`<${id}@volunteer-ledger.invalid>`, name]),
    );
    const others = await othersMails();
    const mails = [...taken]
      .filter(([id]) => !others.has(id))
      .map(([id, times]) => ({ name: names.get(id) ?? id, times }));
    const again = mails.reduce((sum, { times }) => sum + times - 1, 0);
    recordRun({
      fault: 8,
      store: store.name,
      injected: kills,
      expected,
      seen: mails.map(({ name }) => name),
      again,
    });
    const events = await eventsOf(app.scenario.product.runtime.store, '', 500, { types: KINDS });
    const seen = events.map(({ stream, type }) => `${idOf(stream)} ${type}`);
    recordRun({ fault: 5, store: store.name, injected: kills, expected, seen });
    expect((await app.scenario.product.engine.rebuild()).differing).toEqual([]);
  });
});
