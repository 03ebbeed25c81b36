import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { EventRejected, StoreUnavailable, type AppendRequest } from '#kit/eventsourcing';
import {
  accepted,
  begin,
  newEvent,
  newEvents,
  newStream,
} from '../../eventsourcing/testing/contract-check.js';
import { amount, recordRun } from '../../../../test/support/fault-runs.js';
import {
  oneOfFiftyWins,
  readersMissNothing,
} from '../../eventsourcing/testing/concurrency-checks.js';
import { positionsHaveNoHoles } from '../../eventsourcing/testing/gap-checks.js';
import { eventsOf } from '../../eventsourcing/testing/read-checks.js';
import { isKnown } from '../../eventsourcing/testing/retry-checks.js';
import {
  APPLICATION,
  appendWithin,
  openPostgresLog,
  withoutHoles,
  type PostgresLog,
} from './testing/postgres-log.js';

let log: PostgresLog;
beforeEach(async () => {
  log = await openPostgresLog();
});
afterEach(() => log?.close());

const KILL_ONE = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
   WHERE datname = current_database() AND application_name = '${APPLICATION}' ORDER BY state <> 'active', random() LIMIT 1`;

const WRITERS = 12;
const APPENDS_EACH = amount('APPENDS', { usual: 20, long: 60 });
const ONE_IN_TEN = (WRITERS * APPENDS_EACH) / 10;

test('fault 1: twelve writers with rollbacks and killed connections', async () => {
  const { abandon } = withoutHoles(log);
  let [killed, abandoned] = [0, 0];
  const kill = async (writing: () => boolean) => {
    for (let seen = ''; writing();) {
      const head = await log.store.head();
      if (head !== seen) killed += (await log.owner.query(KILL_ONE)).rowCount ?? 0;
      seen = head;
    }
  };
  const rollBack = async (writing: () => boolean) => {
    for (; writing() || abandoned <= ONE_IN_TEN; abandoned++)
      await abandon({ stream: newStream('abandoned'), expected: 'none', events: newEvents(2) });
  };
  const meanwhile = async (writing: () => boolean) =>
    void (await Promise.all([kill(writing), rollBack(writing)]));
  const { acknowledged, found } = await readersMissNothing(log, {
    writers: WRITERS,
    appendsEach: APPENDS_EACH,
    meanwhile,
  });
  recordRun({
    fault: 1,
    store: 'PostgreSQL',
    injected: killed + abandoned,
    expected: acknowledged,
    seen: found,
  });
  expect(killed).toBeGreaterThan(5);
  expect(abandoned).toBeGreaterThan(ONE_IN_TEN);
  const all = await eventsOf(log.store, '');
  expect(all.map((event) => Number(event.position))).toEqual(all.map((_, index) => index + 1));
});

test('fault 2: a long write transaction elsewhere does not keep readers waiting', async () => {
  await log.asOwner(async (other) => {
    await other.query('CREATE TABLE elsewhere (id int)');
    await other.query('BEGIN');
    await other.query('INSERT INTO elsewhere VALUES (1)');
    const { acknowledged, found } = await readersMissNothing(log, {
      writers: 4,
      appendsEach: amount('APPENDS', { usual: 5, long: 60 }),
    });
    recordRun({ fault: 2, store: 'PostgreSQL', injected: 1, expected: acknowledged, seen: found });
    expect((await other.query('SELECT * FROM elsewhere')).rowCount).toBe(1);
  });
});

test('fault 3: copied into another database, the log reads the same and goes on', async () => {
  const copy = await openPostgresLog();
  try {
    const last = await begin(
      log.store,
      newStream(),
      newEvents(5, { data: { text: 'käse \\ " 東', number: 0.1 } }),
    );
    for (let turn = 0; turn < 20; turn++)
      await begin(log.store, newStream(), newEvents(1 + (turn % 3)));
    const { rows } = await log.owner.query<{ row: object }>(
      'SELECT to_json(l) AS row FROM events.log l ORDER BY md5(id::text)',
    );
    const insert =
      'INSERT INTO events.log SELECT * FROM json_populate_record(null::events.log, $1)';
    for (const { row } of rows) await copy.owner.query(insert, [JSON.stringify(row)]);
    const events = await eventsOf(copy.store, '', 7);
    expect(events).toEqual(await eventsOf(log.store, '', 100));
    const stream = events.find((event) => event.position === last.position)?.stream ?? '';
    const { position } = accepted(
      await copy.store.append({ stream, expected: 4, events: [newEvent()] }),
    );
    expect(
      (await copy.store.readAll(await log.store.head(), 5)).events.map((event) => event.position),
    ).toEqual([position]);
  } finally {
    await copy.close();
  }
});

test('fault 10: of fifty commands at one revision one wins', async () => {
  const times = amount('ROUNDS', { usual: 1, long: 20 });
  const { acknowledged, found } = await oneOfFiftyWins(log, times);
  recordRun({
    fault: 10,
    store: 'PostgreSQL',
    injected: 3 * times,
    expected: acknowledged,
    seen: found,
  });
});

test('fault 11: a retried append is made once; in part or changed is an error', async () => {
  const requests = Array.from(
    { length: amount('ROUNDS', { usual: 3, long: 50 }) },
    (): AppendRequest => ({
      stream: newStream(),
      expected: 'none',
      events: newEvents(2),
    }),
  );
  for (const request of requests) {
    const sent = log.store.append(request);
    await expect(Promise.race([sent, log.owner.query(KILL_ONE)])).resolves.toBeDefined();
    await sent;
    await isKnown(log.store, request.stream, request.events);
  }
  const [expected, found] = [
    requests.flatMap(({ events }) => events),
    await eventsOf(log.store, '', 500),
  ];
  const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);
  const tries = 4 * requests.length;
  recordRun({
    fault: 11,
    store: 'PostgreSQL',
    injected: tries,
    expected: ids(expected),
    seen: ids(found),
    again: requests.length,
  });
});

test('a silent database fails all waiting appends, and nothing happens twice', async () => {
  const store = log.open({ callMilliseconds: 150, patienceMilliseconds: 200, batchLimit: 2 });
  const requests = Array.from({ length: 5 }, (): AppendRequest => ({
    stream: newStream(),
    expected: 'none',
    events: newEvents(2),
  }));
  await log.asOwner(async (client) => {
    await client.query('BEGIN');
    await appendWithin(client, {
      stream: newStream('in-the-way'),
      expected: 'none',
      events: newEvents(1),
    });
    const settled = await Promise.allSettled(requests.map((request) => store.append(request)));
    expect(settled).toMatchObject(
      requests.map(() => ({ status: 'rejected', reason: expect.any(StoreUnavailable) })),
    );
    expect(
      new Set(
        settled.map((result) => (result.status === 'rejected' ? result.reason : result.value)),
      ).size,
    ).toBe(1);
    await client.query('COMMIT');
  });
  const again = await Promise.all(requests.map((request) => log.store.append(request)));
  expect(again.every(({ outcome }) => outcome === 'ok' || outcome === 'duplicate')).toBe(true);
  for (const { stream } of requests) expect(await log.store.readStream(stream)).toHaveLength(2);
});

test('fault 12: one request among a hundred that the database refuses fails alone', async () => {
  const rounds = amount('ROUNDS', { usual: 1, long: 20 });
  for (let round = 0; round < rounds; round++) await onePoisonRequest();
});

async function onePoisonRequest(): Promise<void> {
  const before = await log.store.head();
  const tooLong = Array.from({ length: 200 }, () => newStream()).join('');
  const requests = Array.from({ length: 100 }, (_, index): AppendRequest => {
    return {
      stream: index === 63 ? tooLong : newStream(),
      expected: 'none',
      events: newEvents(1 + (index % 2)),
    };
  });
  const settled = await Promise.allSettled(requests.map((request) => log.store.append(request)));
  const refused = settled.flatMap((result, index) => (result.status === 'rejected' ? [index] : []));
  expect(refused).toEqual([63]);
  expect(settled[63]).toMatchObject({ reason: expect.any(EventRejected) });
  const expected = requests.flatMap(({ events }, index) =>
    index === 63 ? [] : events.map(({ id }) => id),
  );
  const seen = (await eventsOf(log.store, before)).map(({ id }) => id);
  recordRun({ fault: 12, store: 'PostgreSQL', injected: 1, expected, seen });
  await positionsHaveNoHoles(withoutHoles(log))(log);
}
