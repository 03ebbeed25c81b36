import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { NewEvent } from '#kit/eventsourcing';
import { EVENT_LOG_SQL, grantsFor, PostgresEventStore } from '#kit/postgres';
import { inTurns } from './harness/contest.js';
import { atLeast, type Bench, type Figure, type Line } from './harness/figure.js';
import { connect } from './harness/server.js';
import type { Append, Contender } from './rivals/contender.js';
import { emmettStore } from './rivals/emmett.js';

const WRITERS = [1, 8, 32];
const ROLE = 'ledger_app';
const EVENTS_PER_STREAM = 20;

/** B1: appended events a second, by number of writers. All contenders use one server, each with its own checks. */
export const b1: Figure = {
  id: 'B1',
  title: 'appends a second at 1, 8 and 32 concurrent writers',
  measure: async (bench) => {
    const lines: Line[] = [];
    for (const writers of WRITERS) lines.push(...(await compare(bench, writers)));
    return lines;
  },
};

async function compare({ server, rounds, seconds, say }: Bench, writers: number): Promise<Line[]> {
  const ours = await theStore(await logIn(await server.database()));
  const bare = await bareInserts(await bareTableIn(await server.database()), writers);
  const emmett = await emmettStore(await server.database(), writers);
  const rateOf = (contender: Contender) => async () => ({
    rate: await measure(contender.append, writers, seconds),
  });
  for (const contender of [ours, bare, emmett])
    await measure(contender.append, writers, seconds / 4);
  say(`${writers} writers`);
  const rates = await inTurns(rounds, {
    ours: rateOf(ours),
    bare: rateOf(bare),
    emmett: rateOf(emmett),
  });
  await Promise.all([ours, bare, emmett].map((contender) => contender.end()));
  const line = {
    figure: 'B1',
    what: `appends, ${writers} ${writers === 1 ? 'writer' : 'writers'}`,
    unit: 'events/s',
    ours: rates.ours.rate,
  };
  const isGoal = writers === Math.max(...WRITERS);
  return [
    {
      ...line,
      against: 'bare INSERT',
      rival: rates.bare.rate,
      ...(isGoal ? { goal: atLeast(2.1) } : {}),
    },
    {
      ...line,
      against: 'Emmett',
      rival: rates.emmett.rate,
      ...(isGoal ? { goal: atLeast(2) } : {}),
    },
  ];
}

async function measure(
  appendOf: Contender['append'],
  writers: number,
  seconds: number,
): Promise<number> {
  const start = performance.now();
  const until = start + 1_000 * seconds;
  let appended = 0;
  const write = async (append: Append): Promise<void> => {
    let stream = '';
    for (let count = 0; performance.now() < until; count++, appended++) {
      const revision = count % EVENTS_PER_STREAM;
      if (revision === 0) stream = `registration-${randomUUID()}`;
      await append(stream, revision, makeEvent(count));
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(appendOf(writer))));
  return (1_000 * appended) / (performance.now() - start);
}

async function theStore(url: string): Promise<Contender> {
  const pool = new pg.Pool({ connectionString: url, max: 4, options: `-c role=${ROLE}` });
  const store = new PostgresEventStore({ pool });
  const append: Append = async (stream, revision, event) => {
    const { outcome } = await store.append({
      stream,
      expected: revision === 0 ? 'none' : revision - 1,
      events: [event],
    });
    if (outcome !== 'ok') throw new Error(`An append failed: ${outcome}.`);
  };
  return { append: () => append, end: async () => void (await store.close(), await pool.end()) };
}

/** One prepared INSERT per event in a transaction of its own, into a table like the log, with one connection per writer. No check, no total order. */
async function bareInserts(url: string, connections: number): Promise<Contender> {
  const clients = await Promise.all(Array.from({ length: connections }, () => connect(url)));
  const text = `INSERT INTO bare VALUES (nextval('bare_position'), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)`;
  const insert =
    (client: pg.Client): Append =>
    (stream, revision, event) =>
      client.query({ name: 'insert', text, values: columnsOf(stream, revision, event) });
  return {
    append: (writer) => insert(clients[writer] as pg.Client),
    end: async () => void (await Promise.all(clients.map((client) => client.end()))),
  };
}

const columnsOf = (
  stream: string,
  revision: number,
  { id, type, version, data, meta, occurredAt, recordedAt, hash }: NewEvent,
): unknown[] => {
  return [
    stream,
    revision,
    id,
    type,
    version,
    JSON.stringify(data),
    JSON.stringify(meta),
    occurredAt,
    recordedAt,
    hash,
  ];
};

const logIn = (url: string): Promise<string> =>
  prepare(url, [...EVENT_LOG_SQL, ...grantsFor(ROLE)]);
const bareTableIn = async (url: string): Promise<string> =>
  prepare(await logIn(url), [
    'CREATE TABLE bare (LIKE events.log INCLUDING INDEXES)',
    'CREATE SEQUENCE bare_position',
  ]);

async function prepare(url: string, statements: readonly string[]): Promise<string> {
  const owner = await connect(url);
  for (const statement of statements) await owner.query(statement);
  await owner.end();
  return url;
}

const TEMPLATE = {
  type: 'HoursConfirmed',
  version: 1,
  data: {
    registration: randomUUID(),
    initiative: randomUUID(),
    note: 'Thank you for helping at the food bank: “great” work',
    day: '2026-02-03',
  },
  occurredAt: '2026-02-03T13:00:00.000Z',
  recordedAt: '2026-02-03T13:00:00.250Z',
  hash: randomBytes(32).toString('hex'),
};
const META = {
  actor: randomUUID(),
  capacity: 'coordinator',
  mandate: null,
  command: 'ConfirmHours',
  correlation: randomUUID(),
  causation: randomUUID(),
};

const makeEvent = (count: number): NewEvent => {
  const id = randomUUID();
  return {
    ...TEMPLATE,
    id,
    data: { ...TEMPLATE.data, minutes: count },
    meta: { ...META, commandId: id },
  };
};
