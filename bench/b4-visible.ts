import { READ_MODELS_POSITION, type NewEvent } from '#kit/eventsourcing';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { PostgresEventStore } from '#kit/postgres';
import { inTurns, quantile } from './harness/contest.js';
import { atMost, type Bench, type Figure, type Line } from './harness/figure.js';
import { databaseWithHistory, MASTER_KEY } from './harness/history.js';
import { productOn } from './harness/product.js';
import { connect } from './harness/server.js';
import { NO_SMTP } from './http/contest.js';
import { startLedger } from './http/processes.js';
import { emmettFollower } from './rivals/emmett-follower.js';
import type { Follower } from './rivals/follower.js';

const PER_SECOND = 300;
const HISTORY_EVENTS = 3_000;
const LOOK_EVERY_MILLISECONDS = 1;
/** Limit of a wait. An append that is not visible by then counts as visible at the limit. */
const PATIENCE_MILLISECONDS = 20_000;

/** B4: time from the call of an append until a query finds its effect, at 300 events a second. */
export const b4: Figure = {
  id: 'B4',
  title: `append to visible at ${PER_SECOND} events a second`,
  measure: async (bench) => {
    const ours = await ourFollower(await databaseWithHistory(bench, HISTORY_EVENTS));
    const apart = await workerApart(await databaseWithHistory(bench, HISTORY_EVENTS));
    const emmett = await emmettFollower(await bench.server.database());
    try {
      return await compare(bench, ours, apart, emmett);
    } finally {
      await ours.close();
      await apart.close();
      await emmett.close();
    }
  },
};

async function compare(
  { rounds, seconds, say }: Bench,
  ours: Follower,
  apart: Follower,
  emmett: Follower,
): Promise<Line[]> {
  for (const follower of [ours, apart, emmett]) await follow(follower, seconds / 2);
  say('appending and following');
  const times = await inTurns(rounds, {
    ours: () => follow(ours, 3 * seconds),
    apart: () => follow(apart, 3 * seconds),
    emmett: () => follow(emmett, 3 * seconds),
  });
  const line = { figure: 'B4', unit: 'ms', against: 'Emmett’s consumer' };
  const linesOf = (what: string, own: Record<'p50' | 'p99', number[]>): Line[] => [
    { ...line, what: `${what}, p50`, ours: own.p50, rival: times.emmett.p50 },
    { ...line, what: `${what}, p99`, ours: own.p99, rival: times.emmett.p99, goal: atMost(0.25) },
  ];
  return [
    ...linesOf('append to visible', times.ours),
    ...linesOf('append to visible, worker apart', times.apart),
  ];
}

async function follow(follower: Follower, seconds: number): Promise<{ p50: number; p99: number }> {
  const client = await connect(follower.url);
  const waiting = new Map<number, number>();
  const times: number[] = [];
  const count = Math.round(PER_SECOND * seconds);
  const begun = performance.now();
  const appends: Promise<void>[] = [];
  const append = async () => {
    const called = performance.now();
    waiting.set(await follower.append(signUp()), called);
  };
  for (const patience = begun + 1_000 * seconds + PATIENCE_MILLISECONDS; times.length < count;) {
    const due = Math.min(count, Math.floor(((performance.now() - begun) * PER_SECOND) / 1_000));
    while (appends.length < due) appends.push(append());
    const visible = await follower.visible(client);
    const now = performance.now();
    for (const [place, called] of waiting) {
      if (place > visible && now < patience) continue;
      times.push(now - called);
      waiting.delete(place);
    }
    await delay(LOOK_EVERY_MILLISECONDS);
  }
  await Promise.all(appends);
  await client.end();
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** A sign-up that causes no mail yet, because its dates come with it. */
export function signUp(): NewEvent {
  const [id, registration] = [randomUUID(), randomUUID()];
  const places = {
    initiative: randomUUID(),
    nonprofit: randomUUID(),
    employee: randomUUID(),
    company: randomUUID(),
  };
  const data = {
    registration,
    ...places,
    kind: 'slots',
    companySpecific: false,
    zone: 'Europe/Paris',
    ordinal: 0,
    previous: null,
  };
  const meta = {
    actor: places.employee,
    capacity: 'employee',
    mandate: null,
    command: 'SelectDates',
    commandId: id,
  };
  const now = new Date().toISOString();
  return {
    id,
    type: 'ApplicationSubmitted',
    version: 1,
    data: { ...data, withDates: true },
    meta: { ...meta, correlation: id, causation: id },
    occurredAt: now,
    recordedAt: now,
    hash: '0'.repeat(64),
  };
}

/** The whole product: read models, process managers, deadlines and mails follow the log. */
async function ourFollower(url: string): Promise<Follower> {
  const { product, close } = await productOn(url, true);
  const { store, ledger } = product.runtime;
  return {
    url,
    append: async (event) => {
      const result = await store.append({
        stream: `registration-${event.data['registration'] as string}`,
        expected: 'none',
        events: [event],
      });
      ledger.appended();
      if (result.outcome !== 'ok') throw new Error(`An append failed: ${result.outcome}.`);
      return Number(result.position);
    },
    visible: positionOfReadModels,
    close,
  };
}

async function positionOfReadModels(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ position: string }>(READ_MODELS_POSITION);
  return Number(rows[0]?.position);
}

/** Appends here, and `ledger worker` follows: as with an API and a worker in processes of their own, it looks for what is new. */
export async function workerApart(url: string): Promise<Follower> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const environment = {
    LEDGER_DATA: folder,
    LEDGER_MASTER_KEY: MASTER_KEY,
    DATABASE_URL: url,
    SMTP_URL: NO_SMTP,
    PORT: '0',
  };
  const worker = await startLedger('worker', environment);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const store = new PostgresEventStore({ pool });
  return {
    url,
    append: async (event) => {
      const result = await store.append({
        stream: `registration-${event.data['registration'] as string}`,
        expected: 'none',
        events: [event],
      });
      if (result.outcome !== 'ok') throw new Error(`An append failed: ${result.outcome}.`);
      return Number(result.position);
    },
    visible: positionOfReadModels,
    close: async () => {
      await worker.stop();
      await store.close();
      await pool.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
