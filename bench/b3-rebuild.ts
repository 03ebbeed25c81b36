import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { encryptedFor, type StoredEvent } from '#kit/eventsourcing';
import { readConfig } from '../apps/runtime/config.js';
import { PROJECTIONS } from '../apps/runtime/read-models.js';
import { createRuntime, type Runtime } from '../apps/runtime/runtime.js';
import { rebuildOptions } from '../apps/runtime/rebuild-options.js';
import { PostgresEventStore, Rebuild } from '#kit/postgres';
import { inTurns } from './harness/contest.js';
import { atLeast, type Bench, type Figure, type Line } from './harness/figure.js';
import { sharedHistory, MASTER_KEY } from './harness/history.js';
import { connect, rowsOf } from './harness/server.js';
import { emmettLogOf, emmettProjections, emmettRebuild } from './rivals/emmett-projections.js';

/** Emmett's rate does not depend on the length of the log, so a part of it is enough. */
const EMMETT_EVENTS = 2_000;
const PARSED = ['data', 'meta'].length;

/** B3: a full rebuild (fold, COPY, indexes, comparison, swap), in events a second. */
export const b3: Figure = {
  id: 'B3',
  title: 'a full rebuild of all read models',
  measure: async (bench) => {
    const url = await sharedHistory(bench, bench.events);
    const runtime = await createRuntime(
      readConfig({ DATABASE_URL: url, LEDGER_MASTER_KEY: MASTER_KEY }),
      url,
    );
    try {
      return await compare(bench, url, runtime);
    } finally {
      await runtime.close();
    }
  },
};

async function compare(
  { server, rounds, say }: Bench,
  url: string,
  runtime: Runtime,
): Promise<Line[]> {
  const part = await wholeStreams(runtime, EMMETT_EVENTS);
  const keys = await runtime.ring.keys(
    [...new Set(part.flatMap(({ data }) => encryptedFor(data)))],
    false,
  );
  const emmett = await server.database();
  await emmettLogOf(emmett, part);
  const projections = emmettProjections(PROJECTIONS, (category) => typesIn(part, category), keys);
  say(`rebuild, COPY and JSON.parse; Emmett with ${part.length} events of the same log`);
  const rates = await inTurns(rounds, {
    ours: rateOf(async () => (await new Rebuild(rebuildOptions(runtime)).run()).events),
    limit: rateOf(() => copyAndParse(url, '')),
    byStream: rateOf(() => copyAndParse(url, 'ORDER BY stream, revision')),
    emmett: rateOf(async () => {
      await emmettRebuild(emmett, projections);
      return part.length;
    }),
  });
  await requireDocuments(emmett, new Set(part.map(({ stream }) => stream)).size);
  const line = {
    figure: 'B3',
    what: 'full rebuild of all read models',
    unit: 'events/s',
    ours: rates.ours.rate,
  };
  return [
    {
      ...line,
      against: 'COPY TO and JSON.parse alone',
      rival: rates.limit.rate,
    },
    {
      ...line,
      against: 'COPY TO and JSON.parse, by stream',
      rival: rates.byStream.rate,
      goal: atLeast(0.35),
    },
    { ...line, against: 'Emmett', rival: rates.emmett.rate, goal: atLeast(10) },
  ];
}

/** Guards against a rival that is fast because it builds nothing. */
async function requireDocuments(url: string, streams: number): Promise<void> {
  const union = PROJECTIONS.map(({ category }) => `SELECT FROM ${category}`).join(' UNION ALL ');
  const [row] = await rowsOf<{ documents: number }>(
    url,
    `SELECT count(*)::int AS documents FROM (${union}) d`,
  );
  if (row?.documents !== streams)
    throw new Error(`Emmett built ${row?.documents ?? 0} documents for ${streams} streams.`);
}

/** @param work returns the number of processed events */
const rateOf = (work: () => Promise<number>) => async () => {
  const begun = performance.now();
  const events = await work();
  return { rate: (1_000 * events) / (performance.now() - begun) };
};

/** Lower bound of a rebuild: reads the log by COPY, parses its JSON and discards it. @returns the number of events */
async function copyAndParse(url: string, order: '' | 'ORDER BY stream, revision'): Promise<number> {
  const client = await connect(url);
  const stream = client.query(
    copyTo(
      `COPY (SELECT data, meta, stream, revision, id, type, occurred_at FROM events.log ${order}) TO STDOUT`,
    ),
  );
  stream.setEncoding('utf8');
  let [rest, events] = ['', 0];
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      for (const text of line.split('\t', PARSED))
        JSON.parse(text.includes('\\') ? text.replaceAll('\\\\', '\\') : text);
      events += 1;
    }
  }
  await client.end();
  return events;
}

/** About this many events: all events of streams selected by the hash of their names, in the order of the log. */
async function wholeStreams(
  { pool, store }: { pool: pg.Pool; store: Runtime['store'] },
  events: number,
): Promise<StoredEvent[]> {
  const { rows } = await pool.query<{ stream: string }>(
    `SELECT stream FROM (SELECT stream, sum(count(*)) OVER (ORDER BY md5(stream)) AS so_far FROM events.log GROUP BY stream) s WHERE so_far <= $1`,
    [events],
  );
  const own = await (store as PostgresEventStore).readStreams(rows.map(({ stream }) => stream));
  return own.sort((a, b) => (a.position < b.position ? -1 : 1));
}

const typesIn = (events: readonly StoredEvent[], category: string): string[] => [
  ...new Set(
    events.filter(({ stream }) => stream.startsWith(`${category}-`)).map(({ type }) => type),
  ),
];
