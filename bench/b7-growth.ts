import { randomUUID } from 'node:crypto';
import type { NewEvent } from '#kit/eventsourcing';
import { populationFor } from '../test/support/generated-histories/generate-history.js';
import { inTurns, quantile } from './harness/contest.js';
import { atMost, type Bench, type Figure, type Line } from './harness/figure.js';
import { sharedHistory } from './harness/history.js';
import { productOn } from './harness/product.js';
import { readerOf } from './harness/reader.js';
import { rowsOf } from './harness/server.js';

const TIMES_SMALLER = 10;
/** Smaller histories have no sign-ups. */
const LEAST_EVENTS = 1_500;
const CALLS_PER_SECOND = 100;
const KNOWN_STREAMS = 500;

type Work = 'append' | 'list' | 'history';
const WORKS: readonly Work[] = ['append', 'list', 'history'];
const SHARES = { p50: 0.5, p99: 0.99 } as const;
type Value = `${Work} ${keyof typeof SHARES}`;

/** B7: latency of an append, a page of the admin list and a history on a long log, against the same on a log a tenth as long. */
export const b7: Figure = {
  id: 'B7',
  title: 'append, list and history as the log grows',
  measure: async (bench) => {
    const sizes = {
      large: bench.events,
      small: Math.max(LEAST_EVENTS, Math.round(bench.events / TIMES_SMALLER)),
    };
    const large = await open(bench, sizes.large);
    const small = await open(bench, sizes.small);
    try {
      const calls = Math.ceil(CALLS_PER_SECOND * bench.seconds);
      await measure(large, calls);
      await measure(small, calls);
      bench.say(`${sizes.large} and ${sizes.small} events`);
      const times = await inTurns(bench.rounds, {
        large: () => measure(large, calls),
        small: () => measure(small, calls),
      });
      return linesOf(times, sizes);
    } finally {
      await large.close();
      await small.close();
    }
  },
};

function linesOf(
  { large, small }: Record<'large' | 'small', Record<Value, number[]>>,
  sizes: { large: number; small: number },
): Line[] {
  const against = `the same at ${sizes.small.toLocaleString('en')} events`;
  return WORKS.flatMap((work) =>
    (['p50', 'p99'] as const).map((share) => {
      const value: Value = `${work} ${share}`;
      return {
        figure: 'B7',
        what: `${work}, ${share}`,
        unit: 'ms',
        against,
        ours: large[value],
        rival: small[value],
        ...(share === 'p50' ? { goal: atMost(1.2) } : {}),
      };
    }),
  );
}

interface Subject {
  /** Runs one operation of this kind, each time on another registration. */
  readonly run: Readonly<Record<Work, (count: number) => Promise<unknown>>>;
  close(): Promise<void>;
}

async function open(bench: Bench, events: number): Promise<Subject> {
  const url = await sharedHistory(bench, events);
  const { product, close } = await productOn(url, false);
  const streams = await rowsOf<{ stream: string; revision: number }>(
    url,
    `SELECT 'registration-' || id AS stream, revision FROM read.registrations ORDER BY md5(id::text) LIMIT ${KNOWN_STREAMS}`,
  );
  const { companies, platform } = populationFor(events);
  const [admin, team] = await Promise.all([
    readerOf(product, companies.at(-1)?.admin ?? ''),
    readerOf(product, platform),
  ]);
  const pick = (count: number) => streams[count % streams.length] as (typeof streams)[number];
  return {
    run: {
      append: async (count) => {
        const known = pick(count);
        const { outcome } = await product.runtime.store.append({
          stream: known.stream,
          expected: known.revision,
          events: [task()],
        });
        if (outcome !== 'ok') throw new Error(`An append failed: ${outcome}.`);
        known.revision += 1;
      },
      list: () => admin('/registrations'),
      history: (count) =>
        team(`/registrations/${pick(count).stream.slice('registration-'.length)}/history`),
    },
    close,
  };
}

let done = 0;
async function measure({ run }: Subject, calls: number): Promise<Record<Value, number>> {
  const values: Partial<Record<Value, number>> = {};
  for (const work of WORKS) {
    const times: number[] = [];
    for (let call = 0; call < calls; call++) {
      const begun = performance.now();
      await run[work]((done += 1));
      times.push(performance.now() - begun);
    }
    for (const [share, part] of Object.entries(SHARES))
      values[`${work} ${share as keyof typeof SHARES}`] = quantile(times, part);
  }
  return values as Record<Value, number>;
}

function task(): NewEvent {
  const id = randomUUID();
  const meta = {
    actor: null,
    capacity: 'system',
    mandate: null,
    command: 'CompleteTask',
    commandId: id,
    correlation: id,
    causation: id,
  };
  const at = new Date().toISOString();
  return {
    id,
    type: 'TaskCompleted',
    version: 1,
    data: { task: id },
    meta,
    occurredAt: at,
    recordedAt: at,
    hash: '0'.repeat(64),
  };
}
