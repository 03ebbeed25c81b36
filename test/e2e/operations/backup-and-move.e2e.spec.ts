import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';
import { verifyLog, verifySeals } from '#features/history';
import { MovableClock, type Instant } from '#kit/eventsourcing';
import { createPool } from '#kit/postgres';
import { backUp } from '../../../apps/cli/operations/backup.js';
import { restoreInto } from '../../../apps/cli/operations/restore.js';
import { moveInstallation } from '../../../apps/cli/operations/move-installation.js';
import { startAllInOne, type AllInOne } from '../../../apps/all-in-one/all-in-one.js';
import type { Config } from '../../../apps/runtime/config.js';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { LoopbackServer } from '../../support/eventstoredb/loopback/loopback-server.js';
import { runLedger, startLedger } from '../../support/ledger-process.js';
import { MASTER_KEY } from '../../support/master-key.js';
import { testDatabase, type TestDatabase } from '../../support/test-database.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: per_date } }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
    eva: { employee: acme, manager: max }
    tom: { employee: acme, manager: max }
    max: { manager: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 } } }
`;

let app: HttpApp;
let server: LoopbackServer;
let folder: string;
let key: string;
const databases: TestDatabase[] = [];
let now: Instant;
let evas: string;
let before: Awaited<ReturnType<typeof standing>>;

async function signUp(who: string): Promise<string> {
  const body = {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }],
  };
  const { body: answer } = await app.do(who, '/registrations/select-dates', body, {
    'idempotency-key': `sign-up-${who}`,
  });
  await app.do('cora', `/registrations/${answer.id}/confirm-dates`);
  return answer.id;
}

async function emptyDatabase(): Promise<string> {
  const database = await testDatabase();
  databases.push(database);
  return database.url;
}

/** What must be the same wherever the installation stands: read models but for positions, and what was sent. */
async function standing(pool: pg.Pool) {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'read' ORDER BY 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ digest: string }>(
      `SELECT md5(coalesce(string_agg(row, '' ORDER BY row), '')) AS digest FROM (SELECT (to_jsonb(t) - 'position')::text AS row FROM read.${name} t) rows`,
    );
    digests[name] = rows[0]!.digest;
  }
  const { rows: mails } = await pool.query(
    'SELECT id, kind, status, attempts, sent_at FROM work.outbox ORDER BY id',
  );
  const { rows: keys } = await pool.query(
    'SELECT person, wrapped FROM keys.person_keys ORDER BY person',
  );
  return { digests, mails, keys };
}

/** Starts the product where an installation has come to, at the instant at which it left, with the seals that it had then. */
async function startAt(config: Config, url: string): Promise<AllInOne> {
  const LEDGER_SEALS = await mkdtemp(join(folder, 'seals-'));
  await cp(join(config.LEDGER_DATA, 'seals'), LEDGER_SEALS, { recursive: true });
  const there = { ...config, DATABASE_URL: url, LEDGER_SEALS };
  return startAllInOne({
    config: there,
    databaseUrl: url,
    clock: new MovableClock(now),
    running: false,
  });
}

/** As people type it. */
async function ledger(
  words: readonly string[],
  stores: Readonly<Record<string, string>>,
): Promise<string> {
  const { code, output, complaints } = await runLedger(words, environment(stores));
  if (code !== 0) throw new Error(complaints);
  return output;
}
const environment = (stores: Readonly<Record<string, string>>) => ({
  ...{ LEDGER_DATA: app.scenario.product.runtime.config.LEDGER_DATA, LEDGER_MASTER_KEY: key },
  ...stores,
});

async function goesOn(product: AllInOne): Promise<void> {
  const { runtime, engine } = product;
  const mails = async () =>
    (await runtime.pool.query<{ kind: string }>('SELECT kind FROM work.caught_mails ORDER BY 1'))
      .rows.length;
  const had = await mails();
  await engine.settle();
  expect(await standing(runtime.pool)).toEqual(before);
  expect(await mails()).toBe(had);
  const rebuilt = await engine.rebuild();
  expect(rebuilt.differing).toEqual([]);
  // Three days after the manager was asked, on the count of the source: asked again, once.
  const clock = runtime.clock as MovableClock;
  await engine.advance(clock, new Date(Date.parse(now) + 2 * 86_400_000).toISOString());
  expect(await mails()).toBe(had);
  await engine.advance(clock, new Date(Date.parse(now) + 4 * 86_400_000).toISOString());
  expect(await mails()).toBe(had + 1);
  expect((await verifyLog(runtime.store, {})).problems).toEqual([]);
  // The seal of the source holds, and the next one follows from it: of the streams that grew here.
  expect(await verifySeals(runtime.store, runtime.seals)).toEqual({ seals: 1, problems: [] });
  const next = await runtime.seals.sealDaily(runtime.store, clock);
  expect(next?.number).toBe(1);
  expect(Object.keys(next?.heads ?? {})).toEqual([`registration-${evas}`]);
  expect(await verifySeals(runtime.store, runtime.seals)).toEqual({ seals: 2, problems: [] });
  await answersAgain(product);
}

/** A command repeated under its key has its first answer, and its position can be waited for. */
async function answersAgain({ url, issuer }: AllInOne): Promise<void> {
  const headers = {
    authorization: `Bearer ${await issuer!.token(app.scenario.id('person', 'eva'))}`,
    'content-type': 'application/json',
  };
  const body = {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }],
  };
  const again = await fetch(`${url}/registrations/select-dates`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': 'sign-up-eva' },
    body: JSON.stringify(body),
  });
  expect(again.status).toBe(200);
  const waiting = await fetch(`${url}/me`, {
    headers: { ...headers, 'wait-for-position': again.headers.get('ledger-position') ?? '' },
  });
  expect(waiting.status).toBe(200);
}

const config = (): Config => ({ ...app.scenario.product.runtime.config, LEDGER_MASTER_KEY: key });
const quiet = () => undefined;

beforeAll(async () => {
  key = MASTER_KEY;
  folder = await mkdtemp(join(tmpdir(), 'moving-'));
  server = await LoopbackServer.start();
  app = await openHttpApp(HEAD, { LEDGER_MASTER_KEY: key });
  evas = await signUp('eva');
  await signUp('tom');
  await backUp(
    config(),
    app.databaseUrl,
    { events: join(folder, 'early'), keys: join(folder, 'early-keys') },
    quiet,
  );
  await app.do('pia', `/people/${app.scenario.id('person', 'tom')}/erase-person`);
  await app.scenario.product.engine.sealDaily();
  now = app.scenario.clock.now();
  before = await standing(app.scenario.product.runtime.pool);
});
afterAll(async () => {
  await app.close();
  await server.close();
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('a back-up', () => {
  const folders = () => ({ events: join(folder, 'events'), keys: join(folder, 'keys') });

  test('a live back-up restores elsewhere, verifies, and sends nothing', async () => {
    const { events, keys } = folders();
    await ledger(['backup', events, '--keys', keys], { DATABASE_URL: app.databaseUrl });
    const url = await emptyDatabase();
    await ledger(['restore', events, '--keys', keys], { DATABASE_URL: url });
    const product = await startAt(config(), url);
    await goesOn(product).finally(() => product.stop());
    await expect(restoreInto(config(), url, folders(), quiet)).rejects.toThrow('not empty');
  });

  test('with keys from before somebody was erased revives nobody', async () => {
    const url = await emptyDatabase();
    await restoreInto(
      config(),
      url,
      { events: join(folder, 'events'), keys: join(folder, 'early-keys') },
      quiet,
    );
    const pool = createPool(url);
    const tom = app.scenario.id('person', 'tom');
    const { rows } = await pool.query('SELECT wrapped FROM keys.person_keys WHERE person = $1', [
      tom,
    ]);
    expect(rows).toEqual([{ wrapped: null }]);
    expect(
      (await pool.query('SELECT name, erased FROM read.people WHERE id = $1', [tom])).rows[0],
    ).toMatchObject({ erased: true });
    expect((await pool.query('SELECT 1 FROM work.answers')).rowCount).toBe(0);
    await pool.end();
  });

  test('keeps keys apart from events, and these say nothing readable', async () => {
    const log = gunzipSync(await readFile(join(folder, 'events', 'log.ndjson.gz'))).toString();
    expect(log).toContain('PersonRegistered');
    expect(log).not.toContain(app.scenario.mails.get('eva'));
    await expect(
      backUp(config(), app.databaseUrl, { events: folder, keys: join(folder, 'within') }, quiet),
    ).rejects.toThrow('apart');
  });

  test('with the wrong master key is refused', async () => {
    const wrong = { ...config(), LEDGER_MASTER_KEY: Buffer.alloc(32, 8).toString('base64') };
    await expect(restoreInto(wrong, await emptyDatabase(), folders(), quiet)).rejects.toThrow(
      'MASTER_KEY',
    );
  });
});

describe('moving house', () => {
  let url: string;
  const there = () => ({ DATABASE_URL: url, EVENT_STORE_URL: server.connectionString });
  const toServer = () => ({
    DATABASE_URL: app.databaseUrl,
    TARGET_DATABASE_URL: url,
    TARGET_EVENT_STORE_URL: server.connectionString,
  });

  test('is refused while somebody works on the source, which goes on', async () => {
    url = await emptyDatabase();
    const moving = moveInstallation({ ...config(), ...toServer() }, app.databaseUrl, quiet);
    await expect(moving).rejects.toThrow('still works on the source');
    expect((await app.get('eva', '/me')).status).toBe(200);
  });

  test('a killed move to EventStoreDB resumes and ends with the same log', async () => {
    await app.scenario.product.stop();
    server.faults.slow = 20;
    const mover = await startLedger(['move'], /The (source) is closed/, environment(toServer()));
    await eventually('some events have come', () => server.log.records.length > 5);
    await mover.kill();
    server.faults.slow = 0;
    expect(await ledger(['move'], toServer())).toContain('Moved.');
    expect(await ledger(['verify'], there())).toContain('are unmodified; 1 seals match.');
  });

  test('leaves a source that does not start and takes no events, until it is taken back', async () => {
    await expect(startAt(config(), app.databaseUrl)).rejects.toThrow('has moved');
    const pool = createPool(app.databaseUrl);
    await expect(
      pool.query(
        `SELECT events.append('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')`,
      ),
    ).rejects.toThrow('permission denied');
    await pool.end();
  });

  test('from EventStoreDB to PostgreSQL ends with the same installation', async () => {
    const target = await emptyDatabase();
    await ledger(['move'], { ...there(), TARGET_DATABASE_URL: target });
    expect(await ledger(['verify'], { DATABASE_URL: target })).toContain(
      'are unmodified; 1 seals match.',
    );
    const product = await startAt(config(), target);
    await goesOn(product).finally(() => product.stop());
  });

  test('leaves an EventStoreDB source that starts only once taken back', async () => {
    const onServer = { ...config(), ...there() };
    await expect(startAt(onServer, url)).rejects.toThrow('has moved');
    expect(await ledger(['move', '--abandon'], there())).toContain('may be used again');
    const product = await startAt(onServer, url);
    await goesOn(product).finally(() => product.stop());
  });

  test('from PostgreSQL to PostgreSQL ends with the same installation', async () => {
    const target = await emptyDatabase();
    await moveInstallation({ ...config(), TARGET_DATABASE_URL: target }, app.databaseUrl, quiet);
    const product = await startAt(config(), target);
    await goesOn(product).finally(() => product.stop());
  });
});
