import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { NewEvent } from '#eventsourcing';
import { EVENT_LOG_SQL, grantsFor, PostgresEventStore } from '../libs/postgres/event-store/index.js';

/** Appends per second, medians over the rounds. */
export interface StoreFigures {
  readonly writers: number;
  /** One prepared INSERT, committed by itself, per event and connection: no check, no order. */
  readonly bare: number;
  readonly store: number;
  readonly ratio: number;
}

export interface StoreBenchOptions {
  readonly writers?: readonly number[];
  readonly rounds?: number;
  /** Of each measurement. */
  readonly seconds?: number;
}

const ROLE = 'ledger_app';
const BARE_TABLE = 'CREATE TABLE bare (LIKE events.log INCLUDING INDEXES)';
const BARE_INSERT = `INSERT INTO bare VALUES (nextval('bare_position'), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)`;

type Append = (stream: string, revision: number, event: NewEvent) => Promise<unknown>;
interface Contender {
  readonly append: (writer: number) => Append;
  end(): Promise<void>;
}

/**
 * B1: how many events per second a number of writers can append, each waiting for its acknowledgement; the store against bare
 * inserts from as many connections on the same server. In turns, so that both meet the same neighbours.
 * @param url a superuser's, of a server with fsync on; it works in a database of its own
 */
export async function benchStore(
  url: string,
  { writers = [1, 8, 32], rounds = 5, seconds = 2 }: StoreBenchOptions = {},
): Promise<StoreFigures[]> {
  const { database, drop } = await makeDatabase(url);
  try {
    const figures: StoreFigures[] = [];
    for (const count of writers) figures.push(await compare(database, count, rounds, seconds));
    return figures;
  } finally {
    await drop();
  }
}

async function compare(url: string, writers: number, rounds: number, seconds: number): Promise<StoreFigures> {
  const rates: Record<'bare' | 'store', number[]> = { bare: [], store: [] };
  const contenders = { bare: await bareInserts(url, writers), store: theStore(url) };
  for (let round = 0; round <= rounds; round++) {
    for (const name of ['bare', 'store'] as const) {
      const rate = await measure(contenders[name].append, writers, round === 0 ? 0.5 : seconds);
      if (round > 0) rates[name].push(rate);
    }
  }
  await Promise.all([contenders.bare.end(), contenders.store.end()]);
  const [bare, store] = [median(rates.bare), median(rates.store)];
  return { writers, bare: Math.round(bare), store: Math.round(store), ratio: Math.round((100 * store) / bare) / 100 };
}

async function measure(appendOf: Contender['append'], writers: number, seconds: number): Promise<number> {
  const start = performance.now();
  const until = start + 1_000 * seconds;
  let appended = 0;
  const write = async (append: Append): Promise<void> => {
    let stream = '';
    for (let count = 0; performance.now() < until; count++, appended++) {
      const revision = count % 20;
      if (revision === 0) stream = `registration-${randomUUID()}`;
      await append(stream, revision, makeEvent(count));
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(appendOf(writer))));
  return (1_000 * appended) / (performance.now() - start);
}

function theStore(url: string): Contender {
  const pool = new pg.Pool({ connectionString: url, max: 4, options: `-c role=${ROLE}` });
  const store = new PostgresEventStore({ pool });
  const append: Append = async (stream, revision, event) => {
    const { outcome } = await store.append({ stream, expected: revision === 0 ? 'none' : revision - 1, events: [event] });
    if (outcome !== 'ok') throw new Error(`An append was a ${outcome}.`);
  };
  return { append: () => append, end: async () => void (await store.close(), await pool.end()) };
}

async function bareInserts(url: string, connections: number): Promise<Contender> {
  const clients = await Promise.all(Array.from({ length: connections }, () => connect(url)));
  const insert =
    (client: pg.Client): Append =>
    (stream, revision, event) =>
      client.query({ name: 'insert', text: BARE_INSERT, values: columnsOf(stream, revision, event) });
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
  return [stream, revision, id, type, version, JSON.stringify(data), JSON.stringify(meta), occurredAt, recordedAt, hash];
};

async function makeDatabase(url: string): Promise<{ database: string; drop(): Promise<void> }> {
  const name = `bench_${randomBytes(5).toString('hex')}`;
  const server = await connect(url);
  const { rows } = await server.query<{ fsync: string }>('SHOW fsync');
  if (rows[0]?.fsync !== 'on') throw new Error('The server acknowledges what it has not written: fsync is off.');
  await server.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  const database = new URL(url);
  database.pathname = `/${name}`;
  const owner = await connect(database.href);
  for (const statement of [...EVENT_LOG_SQL, ...grantsFor(ROLE), BARE_TABLE, 'CREATE SEQUENCE bare_position']) await owner.query(statement);
  await owner.end();
  return { database: database.href, drop: async () => void (await server.query(`DROP DATABASE ${name} WITH (FORCE)`), await server.end()) };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
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
  return { ...TEMPLATE, id, data: { ...TEMPLATE.data, minutes: count }, meta: { ...META, commandId: id } };
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
