import { READ_MODELS_POSITION, type NewEvent } from '#kit/eventsourcing';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { inTurns, quantile } from './harness/contest.js';
import { atMost, type Bench, type Figure, type Line } from './harness/figure.js';
import { databaseWithHistory } from './harness/history.js';
import { productOn } from './harness/product.js';
import { connect } from './harness/server.js';
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
    const emmett = await emmettFollower(await bench.server.database());
    try {
      return await compare(bench, ours, emmett);
    } finally {
      await ours.close();
      await emmett.close();
    }
  },
};

async function compare(
  { rounds, seconds, say }: Bench,
  ours: Follower,
  emmett: Follower,
): Promise<Line[]> {
  await Promise.all([follow(ours, seconds / 2), follow(emmett, seconds / 2)]);
  say('appending and following');
  const times = await inTurns(rounds, {
    ours: () => follow(ours, 3 * seconds),
    emmett: () => follow(emmett, 3 * seconds),
  });
  const line = { figure: 'B4', unit: 'ms', against: 'Emmett’s consumer' };
  return [
    { ...line, what: 'append to visible, p50', ours: times.ours.p50, rival: times.emmett.p50 },
    {
      ...line,
      what: 'append to visible, p99',
      ours: times.ours.p99,
      rival: times.emmett.p99,
      goal: atMost(0.25),
    },
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
function signUp(): NewEvent {
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
    visible: async (client) => {
      const { rows } = await client.query<{ position: string }>(READ_MODELS_POSITION);
      return Number(rows[0]?.position);
    },
    close,
  };
}
