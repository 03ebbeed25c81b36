import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { idOf, type Position, type StoredEvent } from '#kit/eventsourcing';
import type { CommandAnswer } from '#platform/http';
import { connectAsOwner } from '#kit/postgres';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import { eventsOf } from '../../libs/kit/eventsourcing/testing/read-checks.js';
import { onBothStores, type StoreInUse } from '../support/both-stores.js';
import { amount, isLong, recordRun } from '../support/fault-runs.js';
import { offerHeader } from '../support/journey-headers.js';
import { untilTaken } from '../support/persistent-client.js';
import { openHttpApp, type HttpApp } from '../support/http-app.js';

/** Faults 7, 16 and 19 for the engine, which reads the log window by window on either store and never by a subscription. */

/** How many events of others come before ours; the loopback server needs a millisecond for each. */
const OTHERS = {
  PostgreSQL: { usual: 5_000, long: 1_000_000 },
  EventStoreDB: { usual: 5_000, long: 100_000 },
};

/** Who takes part while connections break, and how often these do at most. */
const PEOPLE = [
  'eva',
  'tom',
  ...Array.from({ length: isLong() ? 28 : 0 }, (_, index) => `e${index}`),
];
const BREAKS = amount('BREAKS', { usual: 25, long: 200 });

let store: StoreInUse;
let app: HttpApp;
const runtime = () => app.scenario.product.runtime;
const query = async <T extends object>(sql: string): Promise<T[]> =>
  (await runtime().pool.query<T>(sql)).rows;
const apply = (person: string) =>
  app.send(person, 'POST', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });
const registrations = () =>
  query<{ id: string; status: string }>('SELECT id, status FROM read.registrations ORDER BY id');
/** What has to come about once where somebody takes part: events, and mails. */
const ONCE = [
  'ApplicationSubmitted',
  'DateSelected',
  'DateConfirmedByCoordinator',
  'DateEnded',
  'ParticipationConfirmationRequested',
];
const KINDS = ['DateConfirmedByCoordinator', 'DateSelected', 'ParticipationConfirmationRequested'];
const expectedOf = (ids: readonly string[], types: readonly string[]): string[] =>
  ids.flatMap((id) => [
    ...types.map((type) => `${id} ${type}`),
    ...KINDS.filter((kind) => types.includes(kind)).map((kind) => `${id} mail ${kind}`),
  ]);
const seenOf = async (types: readonly string[]): Promise<string[]> => [
  ...(await eventsOf(runtime().store, '', 500, { types })).map(
    ({ stream, type }) => `${idOf(stream)} ${type}`,
  ),
  ...(
    await query<{ name: string }>(
      `SELECT registration || ' mail ' || kind AS name FROM work.outbox WHERE status = 'sent' AND registration IS NOT NULL`,
    )
  ).map(({ name }) => name),
];
const mails = () =>
  query<{ id: string; status: string; attempts: number }>(
    'SELECT id, status, attempts FROM work.outbox WHERE registration IS NOT NULL ORDER BY id',
  );

/** Until it works, in the process of the test; requests are held to more. */
const insist = (work: () => Promise<unknown>): Promise<void> =>
  eventually('it works in the end', () =>
    work().then(
      () => true,
      () => false,
    ),
  );

/** A command, given again under its first key for as long as the product says that it cannot now; and all that it causes. */
async function command(person: string, path: string, body: unknown = {}): Promise<CommandAnswer> {
  const key = randomUUID();
  const answer = await untilTaken(() =>
    app.send(person, 'POST', path, body, { 'idempotency-key': key }),
  );
  await insist(() => app.settle());
  return answer.body;
}

/** A date that is proposed and confirmed; once it is over it is asked about: commands, reactions, deadlines and mails. */
async function takePart(person: string): Promise<string> {
  const dates = [{ start: '2026-02-02T10:00+01:00', end: '2026-02-02T11:00+01:00' }];
  const { id } = await command(person, '/registrations/select-dates', {
    initiative: app.scenario.id('initiative', 'advice'),
    dates,
  });
  await command('cora', `/registrations/${id}/confirm-dates`);
  return id;
}

/** Of the app's database, and of the server of the log. */
async function breakConnections(): Promise<void> {
  store.server?.front.drop();
  await asOwner(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
}

async function asOwner(sql: string): Promise<void> {
  const client = await connectAsOwner(app.databaseUrl);
  await client.query(sql).finally(() => client.end());
}

/** Events of a kind of stream that nothing in the product knows, written where PostgreSQL has its log. */
async function appendOthers(count: number): Promise<void> {
  await asOwner(`
    WITH counted AS (UPDATE events.counter SET last = last + ${count} RETURNING last - ${count} AS before)
    INSERT INTO events.log
    SELECT before + n, 'others-1', n - 1, gen_random_uuid(), 'ParticipationValidated', 1, '{}', '{}', now(), now(), repeat('0', 64), n - 1
      FROM counted, generate_series(1, ${count}) AS n`);
}

/** Every read of the log gives events from before its beginning again, and each of all one to three times. */
function deliverAgain(): { readonly times: () => number } {
  const { store: log } = runtime();
  const readAll = log.readAll.bind(log);
  let [earlier, count]: [Position, number] = ['', 0];
  jest.spyOn(log, 'readAll').mockImplementation(async (after, limit, filter) => {
    const window = await readAll(after, limit, filter);
    const before =
      earlier < after
        ? (await readAll(earlier, limit, filter)).events.filter(({ position }) => position <= after)
        : [];
    earlier = before.at(-20)?.position ?? earlier;
    const events = [...before, ...window.events].flatMap((event): StoredEvent[] =>
      Array(1 + (count++ % 3)).fill(event),
    );
    return { ...window, events };
  });
  return { times: () => count };
}

onBothStores((openStore) => {
  beforeEach(async () => {
    store = await openStore();
    app = await openHttpApp(offerHeader({ employees: PEOPLE }), store.environment);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await app.close();
    await store.close();
  });

  test('fault 19: events delivered up to three times act once', async () => {
    const { times } = deliverAgain();
    const ids = [await takePart('eva'), await takePart('tom')];
    await app.at('2026-02-02T11:00');
    jest.restoreAllMocks();
    expect(times()).toBeGreaterThan(2 * (await eventsOf(runtime().store, '', 500)).length);
    expect((await mails()).map(({ status, attempts }) => `${status} ${attempts}`)).toEqual(
      Array(6).fill('sent 1'),
    );
    recordRun({
      fault: 19,
      store: store.name,
      injected: times(),
      expected: expectedOf(ids, ONCE),
      seen: await seenOf(ONCE),
    });
    expect((await app.scenario.product.engine.rebuild()).differing).toEqual([]);
  });

  test('fault 16: what is ours is taken in after very many events of others', async () => {
    const others = amount('OTHERS', OTHERS[store.name]);
    if (store.server)
      for (let count = 0; count < others; count++)
        store.server.log.writeForeign('others-1', 'Happened');
    else await appendOthers(others);
    const { body } = await apply('eva');
    await app.settle();
    expect((await registrations()).map(({ status }) => status)).toEqual(['application']);
    const types = ['ApplicationSubmitted'];
    const found = await eventsOf(runtime().store, '', 500, { types });
    expect(found.map(({ type }) => type)).toEqual(types);
    const stop = new AbortController();
    for await (const item of runtime().store.subscribe('', 500, stop.signal, { types })) {
      if ('events' in item && item.events.length > 0) {
        expect(item.events.map(({ id }) => id)).toEqual(found.map(({ id }) => id));
        stop.abort();
      }
    }
    const seen = [...(await registrations()).map(({ id }) => id), ...found.map(({ id }) => id)];
    recordRun({
      fault: 16,
      store: store.name,
      injected: others,
      expected: [body.id, ...body.events.map(({ id }) => id)],
      seen,
    });
  });

  test('fault 7: broken connections delay work and repeat nothing', async () => {
    let breaks = 0;
    const breaking = async (going: () => boolean): Promise<void> => {
      for (; going() && breaks < BREAKS; breaks++)
        await Promise.all([breakConnections(), delay(80)]);
    };
    let working = true;
    const broken = breaking(() => working);
    const ids: string[] = [];
    for (const person of PEOPLE) ids.push(await takePart(person));
    await insist(() => app.at('2026-02-02T11:00'));
    working = false;
    await broken;
    // A mail that was under way is tried again later: it need not be waited for here.
    await query(
      `UPDATE work.outbox SET claimed_until = NULL, next_at = now() WHERE status = 'waiting'`,
    );
    await insist(() => app.settle());
    expect(breaks).toBeGreaterThan(3);
    recordRun({
      fault: 7,
      store: store.name,
      injected: breaks,
      expected: expectedOf(ids, ONCE),
      seen: await seenOf(ONCE),
    });
    expect((await registrations()).map(({ id }) => id)).toEqual([...ids].sort());
  });
});
