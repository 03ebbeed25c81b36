import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { connectAsOwner } from '#kit/postgres';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import { nowAsStart, offerHeader } from '../support/journey-headers.js';
import { MultiProcess } from '../support/multi-process.js';

/** The worker that makes scheduled exports is killed while it builds them; another one goes on. */
const SCHEDULES = 3;

interface Row {
  readonly run: string | null;
  readonly outcome: string | null;
}

const HEAD = offerHeader({ start: nowAsStart(), others: ['ada: { admin: acme }'] });
const ALONE = { name: 'PostgreSQL', environment: {}, close: () => Promise.resolve() } as const;

let place: MultiProcess;
beforeEach(async () => {
  place = await MultiProcess.open(() => Promise.resolve(ALONE), HEAD);
});
afterEach(() => place.close());

const rows = () =>
  place.query<Row>(`SELECT run, last_run->>'outcome' AS outcome FROM work.export_schedules`);

test('files of a killed worker are made by another, and each is mailed once', async () => {
  for (let count = 0; count < SCHEDULES; count += 1) {
    const { status } = await place.app.send('ada', 'POST', '/export-schedules', {
      ...{ name: 'registrations', rule: '0 8 1 1 *', zone: 'UTC' },
    });
    expect(status).toBe(201);
  }
  await place.query("UPDATE work.export_schedules SET next_at = date_trunc('second', now())");
  const owner = await connectAsOwner(place.app.databaseUrl);
  await owner.query('BEGIN; LOCK TABLE read.companies IN ACCESS EXCLUSIVE MODE');
  const first = await place.startWorker();
  await eventually('every run is begun', async () =>
    (await rows()).every(({ run }) => run !== null),
  );
  await first.kill();
  await owner.query('ROLLBACK');
  await owner.end();
  await place.freeLease(first);
  await place.query(`UPDATE work.export_files SET lease_until = now() - interval '1 second'`);
  await Promise.all([place.startWorker(), place.startWorker()]);
  await eventually(
    'every run has ended',
    async () => (await rows()).every(({ run }) => run === null),
    120,
  );
  expect((await rows()).map(({ outcome }) => outcome)).toEqual(Array(SCHEDULES).fill('sent'));
  const mails = () =>
    place.query<{ id: string; status: string }>(
      `SELECT id, status FROM work.outbox WHERE kind = 'ExportReady'`,
    );
  await eventually('the mails are sent', async () =>
    (await mails()).every(({ status }) => status === 'sent'),
  );
  const taken = (await mails()).map(({ id }) =>
    place.taken.get(`<${id}@volunteer-ledger.invalid>`),
  );
  expect(taken).toEqual(Array(SCHEDULES).fill(1));
});
