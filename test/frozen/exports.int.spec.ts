import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import 'reflect-metadata';
import {
  canonicalJson,
  instantOf,
  MovableClock,
  decryptPersonalData,
  encryptedFor,
  type StoredEvent,
} from '#kit/eventsourcing';

import { digests } from '#kit/postgres';
import type { CommandStep } from '../../apps/all-in-one/scenario/journey.types.js';
import { demoJourney } from '../../tools/demo/demo-journey.js';
import { playCommand } from '../../apps/all-in-one/scenario/play-command.js';
import { setUpGiven } from '../../apps/all-in-one/scenario/set-up-given.js';
import { ScenarioContext } from '../../apps/all-in-one/scenario/scenario-context.js';
import { startAllInOne, type AllInOne } from '../../apps/all-in-one/all-in-one.js';
import { readConfig } from '../../apps/runtime/config.js';
import { MASTER_KEY } from '../support/master-key.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';
import { operationsOf, propertiesOf, type Description } from './api-shape.js';
import { Kept, SAME } from './kept.js';

/**
 * The first weeks of the demo and its rarer turns, played by the whole product on a clock of its own, and the SHA-256 of all that comes of it: the log, the
 * read models, the mails planned, and each export. The same before and after every step of a move. Every request has an idempotency
 * key, so that its command's id, and all ids made of it, are always the same; the keys of persons are not, so sealed fields are opened.
 *
 * Statuses of the journeys have no digest here: each journey asserts them itself, step by step (`npm run journeys -- test/journeys`).
 *
 * Routes, operation ids and schemas of the running API are kept in published-api.json.
 *
 * What has to change: `UPDATE_FROZEN=1 npm test -- test/frozen`, and the diff of the kept files in the same commit.
 */
const NOW = '2026-11-20T12:00:00.000Z';
/** Of the demo's commands, the first so many are given, and those of its rarer turns; then the clock goes on until nothing asks any more. */
const FIRST = 60;
const MONTHS_OF_SILENCE = 3;
const PLATFORM = 'Pia Platform';

/** A scenario whose requests bear keys: the first request of a run is always the same command. */
class KeyedScenario extends ScenarioContext {
  #requests = 0;

  override raw(
    person: string,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const key = { 'idempotency-key': `frozen-${(this.#requests += 1)}` };
    return super.raw(
      person,
      method,
      path,
      body,
      method === 'POST' ? { ...key, ...headers } : headers,
    );
  }
}

const kept = new Kept('digests.json');
const keptApi = new Kept('published-api.json');
const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

let database: TestDatabase;
let folder: string;
let product: AllInOne;
let scenario: ScenarioContext;
/** Names of locks taken by statements, as they were asked for. */
const locks = new Set<string>();

const UUIDS = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** Sees every statement of this process that takes an advisory lock. */
function watchLocks(): void {
  const prototype = pg.Client.prototype as unknown as { query: (...all: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function (this: unknown, ...all: unknown[]) {
    const [asked, given] = all as [string | { text?: string; values?: unknown[] }, unknown];
    const text = typeof asked === 'string' ? asked : (asked.text ?? '');
    const values =
      (typeof asked === 'string' ? undefined : asked.values) ??
      (Array.isArray(given) ? (given as unknown[]) : []);
    if (/^\s*SELECT pg_\w*advisory\w*lock/.test(text))
      locks.add(`${text} ${JSON.stringify(values).replace(UUIDS, '{id}')}`);
    return query.apply(this, all);
  };
}

beforeAll(async () => {
  watchLocks();
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'frozen-'));
  const journey = demoJourney(NOW);
  const clock = new MovableClock(instantOf(journey.start, journey.zone));
  const config = readConfig({
    LEDGER_DATA: folder,
    LEDGER_MASTER_KEY: MASTER_KEY,
    PUBLIC_URL: 'https://ledger.example',
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '1000000',
  });
  product = await startAllInOne({ config, databaseUrl: database.url, clock, running: false });
  scenario = new KeyedScenario(product, clock, journey.zone);
  await setUpGiven(scenario, journey.given);
  const commands = (journey.steps as readonly CommandStep[]).filter(
    (step, index) => index < FIRST || isRare(step),
  );
  for (const step of commands) {
    await product.engine.advance(clock, scenario.instant(step.at as string));
    await playCommand(scenario, step);
  }
  await standing();
  const later = new Date(clock.now());
  later.setUTCMonth(later.getUTCMonth() + MONTHS_OF_SILENCE);
  await product.engine.advance(clock, later.toISOString());
});
afterAll(async () => {
  await product.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Not one of the numbered registrations, which all go the usual ways. */
const isRare = ({ with: args }: CommandStep): boolean =>
  !('registration' in args && /^r\d+$/.test(args.registration));

/** What the demo has none of: commands in bulk, an import, somebody erased. */
async function standing(): Promise<void> {
  const [one] = await rowsOf<{ id: string }>(
    `SELECT id FROM read.registrations WHERE status = 'dates_to_be_confirmed' ORDER BY id LIMIT 1`,
  );
  const items = [{ registration: one?.id, revision: 0 }];
  await scenario.request('Cora Vidal', 'POST', '/registrations/bulk?wait=true', {
    command: 'ConfirmDates',
    items,
  });
  await product.engine.settle();
  const issuer = product.issuer as NonNullable<AllInOne['issuer']>;
  const answer = await fetch(
    `${product.url}/companies/${scenario.id('company', 'Nordlys')}/import-people?wait=true`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await issuer.token(scenario.id('person', 'Ada Lefort'))}`,
        'content-type': 'text/csv',
        'idempotency-key': 'frozen-import',
      },
      body: 'name,mail,level\nIda Import,ida@import.example,Nordlys/Paris\n',
    },
  );
  if (!answer.ok) throw new Error(await answer.text());
  await product.engine.settle();
  await scenario.command(
    PLATFORM,
    `/people/${scenario.id('person', 'Liam Byrne')}/erase-person`,
    {},
  );
}

const rowsOf = async <T extends object>(sql: string): Promise<T[]> =>
  (await product.runtime.pool.query<T>(sql)).rows;

/** Everything in the log, personal fields in the clear. */
async function logged(): Promise<StoredEvent[]> {
  const { store, ring } = product.runtime;
  const events: StoredEvent[] = [];
  for (let after = ''; ;) {
    const window = await store.readAll(after, 1_000);
    for (const event of window.events) {
      const keys = await ring.keys(encryptedFor(event.data), false);
      events.push({ ...event, data: decryptPersonalData(keys, event.id, event.data), hash: '' });
    }
    if (window.caughtUp) return events;
    after = window.next;
  }
}

const line = (event: StoredEvent): string =>
  `${canonicalJson({ ...event, meta: { ...event.meta } })}\n`;

const grouped = (
  events: readonly StoredEvent[],
  group: (event: StoredEvent) => string,
): Map<string, StoredEvent[]> => {
  const groups = new Map<string, StoredEvent[]>();
  for (const event of events)
    groups.set(group(event), [...(groups.get(group(event)) ?? []), event]);
  return groups;
};

test('the log is, event by event, what it was', async () => {
  const types = grouped(await logged(), ({ type }) => type);
  const sums = [...types].map(([type, events]): [string, string] => [
    type,
    `${events.length} ${sha256(events.map(line).join(''))}`,
  ]);
  expect(kept.compare('events', Object.fromEntries(sums))).toEqual(SAME);
});

/** What is encrypted differs each time, so its digest says nothing. */
const WITHOUT_CIPHERTEXT = `
  UPDATE read.mandates SET request = jsonb_set(request, '{sealed}', '""') WHERE request IS NOT NULL`;

test('every read model has the rows that it had', async () => {
  await product.runtime.pool.query(WITHOUT_CIPHERTEXT);
  const { tables } = product.engine.projector;
  expect(kept.compare('read models', await digests(product.runtime.pool, 'read', tables))).toEqual(
    SAME,
  );
});

test('registrations have the statuses that they had', async () => {
  const rows = await rowsOf<{ status: string; count: number }>(
    'SELECT status, count(*)::int FROM read.registrations GROUP BY 1',
  );
  const sums = rows.map(({ status, count }): [string, string] => [status, String(count)]);
  expect(kept.compare('statuses', Object.fromEntries(sums))).toEqual(SAME);
});

test('the outbox planned the mails that it planned', async () => {
  const mails = await rowsOf<{ kind: string; audience: string }>(
    `SELECT id, kind, audience, registration, command_id, event, recipient, actor, caused_at, status FROM work.outbox ORDER BY id`,
  );
  const kinds = [...new Set(mails.map(({ kind, audience }) => `${kind} to ${audience}`))];
  const sums = kinds.map((name): [string, string] => {
    const some = mails.filter(({ kind, audience }) => `${kind} to ${audience}` === name);
    return [name, `${some.length} ${sha256(JSON.stringify(some))}`];
  });
  expect(kept.compare('mails', Object.fromEntries(sums))).toEqual(SAME);
});

/** Every export in every version, as a request for it. */
const EXPORTS = [2, 3].flatMap((version) =>
  ['registrations', 'dates', 'partnerships'].flatMap((name) =>
    ['csv', 'xlsx'].flatMap((format) =>
      ['en', 'fr'].map((locale) => ({ version, name, format, locale })),
    ),
  ),
);

test('each version of an export has its bytes, in both formats and languages', async () => {
  const sums: Record<string, string> = {};
  for (const request of EXPORTS) {
    const { version, name, format, locale } = request;
    const { id } = (await scenario.request(PLATFORM, 'POST', '/exports?wait=true', request)) as {
      id: string;
    };
    const file = await scenario.raw(PLATFORM, 'GET', `/exports/${id}/file`);
    const called =
      /filename="([^"]+)"/.exec(file.headers.get('content-disposition') ?? '')?.[1] ?? '';
    const what = `${name} ${format} ${locale}${version === 2 ? '' : `, version ${version}`}`;
    sums[what] = `${called} ${sha256(Buffer.from(await file.arrayBuffer()))}`;
  }
  expect(kept.compare('exports', sums)).toEqual(SAME);
});

test('checkpoints, leases, locks and job kinds have the names that they had', async () => {
  const names = (sql: string) =>
    rowsOf<{ name: string }>(sql).then((rows) => rows.map(({ name }) => name));
  await product.engine.rebuild();
  const seen = [
    ...(await names('SELECT name FROM work.checkpoints')).map((name) => `checkpoint ${name}`),
    ...(await names('SELECT name FROM work.leases')).map((name) => `lease ${name}`),
    ...(await names('SELECT DISTINCT kind AS name FROM work.jobs')).map((name) => `job ${name}`),
    ...[...locks].map((name) => `lock ${name}`),
  ];
  expect(kept.compare('names in use', seen)).toEqual(SAME);
});

describe('the API', () => {
  const described = async () =>
    (await (await fetch(`${product.url}/openapi.json`)).json()) as Description;

  test('has its routes and operation ids, with what they take and answer', async () => {
    const operations = operationsOf(await described());
    expect(Object.keys(operations).length).toBeGreaterThan(80);
    expect(keptApi.compare('operations', operations)).toEqual(SAME);
  });

  test('has its schemas, properties and words', async () => {
    const properties = propertiesOf(await described());
    expect(properties.length).toBeGreaterThan(300);
    expect(keptApi.compare('schemas', properties)).toEqual(SAME);
  });
});
