import type { Pool } from 'pg';
import { Callers, type Caller } from '#platform/authorization';
import type { Page } from '#platform/http';
import { createDataSource, createPool } from '#kit/postgres';
import {
  RegistrationsQuery,
  type RegistrationItem,
  type RegistrationFilter,
} from '#contexts/registrations';
import { ENTITIES } from '../apps/runtime/read-models.js';
import { populationFor } from '../test/support/generated-histories/generate-history.js';
import { inTurns, quantile } from './harness/contest.js';
import { atMost, type Bench, type Figure, type Line } from './harness/figure.js';
import { eventsFor, sharedHistory } from './harness/history.js';
import { productOn } from './harness/product.js';
import { readerOf } from './harness/reader.js';
import { connect, rowsOf } from './harness/server.js';

const CALLS_PER_SECOND = 50;
const FAR = 100;

const FILTERS: Readonly<
  Record<string, { readonly path: string; readonly filter: RegistrationFilter }>
> = {
  'no filter': { path: '', filter: {} },
  'status, kind': {
    path: 'status=participated&kind=slots',
    filter: { status: ['participated'], kind: 'slots' },
  },
  'several statuses, days': {
    path: 'status=participated,cancelled_rejected&from=2020-02-01&to=2029-12-31',
    filter: {
      status: ['participated', 'cancelled_rejected'],
      from: '2020-02-01',
      to: '2029-12-31',
    },
  },
};

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** B6: the admin's list over HTTP, including sign-in, scope and JSON, against the same SQL statements over a bare connection. */
export const b6: Figure = {
  id: 'B6',
  title: 'the admin list, three filters, first and hundredth page',
  measure: async (bench) => {
    const events = eventsFor(bench.registrations);
    const url = await sharedHistory(bench, events);
    const admin = populationFor(events).companies[0]?.admin ?? '';
    const [counted] = await rowsOf<{ count: number }>(
      url,
      'SELECT count(*)::int AS count FROM read.registrations',
    );
    bench.say(`${counted?.count} registrations`);
    const pool = createPool(url, 1);
    const caller = await new Callers(pool).byId(admin);
    await pool.end();
    if (!caller) throw new Error('The history has no admin of the largest company.');
    const recorder = await recordStatements(url);
    const { product, close } = await productOn(url, false);
    const client = await connect(url);
    try {
      const read = await readerOf(product, admin);
      const lines: Line[] = [];
      for (const [what, { path, filter }] of Object.entries(FILTERS)) {
        for (const far of [1, FAR]) {
          const { after, statement } = await pageOf(
            recorder,
            caller,
            filter,
            far,
            product.runtime.clock.now(),
          );
          if (!statement) {
            bench.say(`${what}: fewer than ${far} pages`);
            continue;
          }
          const ours = () =>
            read(`/registrations?${path}${after === undefined ? '' : `&after=${after}`}`);
          const theirs = () => client.query(statement.text, statement.values);
          lines.push(...(await compare(bench, `${what}, page ${far}`, ours, theirs)));
        }
      }
      return lines;
    } finally {
      await client.end();
      await close();
      await recorder.close();
    }
  },
};

async function compare(
  bench: Bench,
  what: string,
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
): Promise<Line[]> {
  const calls = Math.max(10, Math.ceil(CALLS_PER_SECOND * bench.seconds));
  const timed = (work: () => Promise<unknown>) => async () => {
    const times: number[] = [];
    for (let call = 0; call < calls; call++) {
      const begun = performance.now();
      await work();
      times.push(performance.now() - begun);
    }
    return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
  };
  await timed(ours)();
  await timed(theirs)();
  const times = await inTurns(bench.rounds, { ours: timed(ours), theirs: timed(theirs) });
  const line = { figure: 'B6', unit: 'ms', against: 'the same SQL, bare pg' };
  return [
    {
      ...line,
      what: `${what}, p50`,
      ours: times.ours.p50,
      rival: times.theirs.p50,
      goal: atMost(2),
    },
    {
      ...line,
      what: `${what}, p99`,
      ours: times.ours.p99,
      rival: times.theirs.p99,
      goal: atMost(1.5),
    },
  ];
}

interface Recorder {
  readonly list: RegistrationsQuery;
  last(): Statement | undefined;
  close(): Promise<unknown>;
}

/** The list's query on a connection of its own that records the last statement. */
async function recordStatements(url: string): Promise<Recorder> {
  const source = await createDataSource(url, ENTITIES, 1).initialize();
  const pool = createPool(url, 1);
  let last: Statement | undefined;
  const recording = {
    query: (text: string, values: unknown[]) => {
      last = { text, values };
      return pool.query(text, values);
    },
  };
  const close = () => Promise.all([source.destroy(), pool.end()]);
  return {
    list: new RegistrationsQuery(source, recording as unknown as Pool),
    last: () => last,
    close,
  };
}

/** Cursor and statement of the n-th page. No statement if there are fewer pages. */
async function pageOf(
  { list, last }: Recorder,
  caller: Caller,
  filter: RegistrationFilter,
  far: number,
  now: string,
): Promise<{ after?: string; statement?: Statement }> {
  let after: string | undefined;
  for (let number = 1; number < far; number++) {
    const page: Page<RegistrationItem> = await list.list(
      caller,
      filter,
      { limit: 50, ...(after === undefined ? {} : { after }) },
      now,
    );
    if (page.next === null) return {};
    after = page.next;
  }
  await list.list(caller, filter, { limit: 50, ...(after === undefined ? {} : { after }) }, now);
  const statement = last();
  return { ...(after === undefined ? {} : { after }), ...(statement ? { statement } : {}) };
}
