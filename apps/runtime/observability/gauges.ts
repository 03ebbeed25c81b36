import { Gauge } from 'prom-client';
import { parkedStreams } from '#kit/postgres';
import { STANDING_DEADLINES } from '#features/process-managers';
import type { Runtime } from '../runtime.js';
import { lagBehind, readers, type Lag } from './lag.js';

interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

interface Measure {
  readonly name: string;
  readonly help: string;
  readonly label?: string;
  readonly measure: (runtime: Runtime) => Promise<readonly Sample[]>;
}

const secondsSince = (then: string | null | undefined, now: string): number =>
  then === null || then === undefined
    ? 0
    : Math.max(0, (Date.parse(now) - Date.parse(then)) / 1_000);

type Lags = readonly { readonly reader: string; readonly lag: Lag }[];

/** One scrape asks for lags twice, in events and in seconds; they are counted once. */
const recent = new WeakMap<Runtime, { readonly at: number; readonly lags: Promise<Lags> }>();
const RECENT_MILLISECONDS = 1_000;

function lagsOf(runtime: Runtime): Promise<Lags> {
  const known = recent.get(runtime);
  if (known && performance.now() - known.at < RECENT_MILLISECONDS) return known.lags;
  const lags = countLags(runtime);
  recent.set(runtime, { at: performance.now(), lags });
  return lags;
}

async function countLags({ pool, store, clock }: Runtime): Promise<Lags> {
  const now = clock.now();
  const all = await readers(pool);
  return Promise.all(
    all.map(async ({ name, position }) => ({
      reader: name,
      lag: await lagBehind(store, position, now),
    })),
  );
}

const lags = async (runtime: Runtime, of: keyof Lag): Promise<Sample[]> =>
  (await lagsOf(runtime)).map(({ reader, lag }) => ({ labels: { reader }, value: lag[of] }));

/** Counts by status; a status that nothing is in is 0, so that an alert sees it fall. */
async function byStatus(
  { pool }: Runtime,
  table: string,
  statuses: readonly string[],
): Promise<Sample[]> {
  const { rows } = await pool.query<{ status: string; count: number }>(
    `SELECT status, count(*) AS count FROM work.${table} WHERE status = ANY($1) GROUP BY status`,
    [statuses],
  );
  return statuses.map((status) => ({
    labels: { status },
    value: rows.find((row) => row.status === status)?.count ?? 0,
  }));
}

/** Whether deadlines and mails of the shared stores go on; every process of an installation tells the same. */
export const MEASURES: readonly Measure[] = [
  {
    name: 'ledger_lag_events',
    help: 'Events of the log that a reader has not taken in (counted up to 20,000).',
    label: 'reader',
    measure: (runtime) => lags(runtime, 'events'),
  },
  {
    name: 'ledger_lag_seconds',
    help: 'Seconds since the oldest of them was recorded.',
    label: 'reader',
    measure: (runtime) => lags(runtime, 'seconds'),
  },
  {
    name: 'ledger_parked_streams',
    help: 'Streams that a reader has set aside because it cannot take in an event of theirs, or waits for the read models to do so.',
    label: 'reader',
    measure: parkedBy,
  },
  {
    name: 'ledger_unknown_zones',
    help: 'Companies whose events name a time zone that is not in the list; their times are read as UTC until their settings name another.',
    measure: async ({ pool }) => {
      const { rows } = await pool.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM read.companies WHERE unknown_zone IS NOT NULL',
      );
      return [{ value: rows[0]?.count ?? 0 }];
    },
  },
  {
    name: 'ledger_deadline_overdue_seconds',
    help: 'Seconds for which the oldest deadline has been due and not handled; 0 when none is.',
    measure: async ({ pool, clock }) => {
      const now = clock.now();
      const { rows } = await pool.query<{ at: string | null }>(
        `SELECT min(d.at) AS at ${STANDING_DEADLINES} AND d.at <= $1`,
        [now],
      );
      return [{ value: secondsSince(rows[0]?.at, now) }];
    },
  },
  {
    name: 'ledger_outbox_oldest_seconds',
    help: 'Seconds for which the oldest mail that is not sent has waited, by the product’s clock; 0 when none waits.',
    measure: async ({ pool, clock }) => {
      const { rows } = await pool.query<{ at: string | null }>(
        `SELECT min(caused_at) AS at FROM work.outbox WHERE status = 'waiting'`,
      );
      return [{ value: secondsSince(rows[0]?.at, clock.now()) }];
    },
  },
  {
    name: 'ledger_outbox_mails',
    help: 'Mails of the outbox: waiting, or dead (given up, for somebody to look at).',
    label: 'status',
    measure: (runtime) => byStatus(runtime, 'outbox', ['waiting', 'dead']),
  },
  {
    name: 'ledger_export_jobs',
    help: 'Exports under way or failed, of the last 24 hours.',
    label: 'status',
    measure: (runtime) => byStatus(runtime, 'export_files', ['waiting', 'running', 'failed']),
  },
  {
    name: 'ledger_webhooks',
    help: 'Webhooks: active, failing (of the active ones, those whose last attempt failed), or paused because deliveries failed.',
    label: 'status',
    measure: webhooksByStatus,
  },
];

async function webhooksByStatus({ pool }: Runtime): Promise<Sample[]> {
  const { rows } = await pool.query<{ active: number; failing: number; paused: number }>(
    `SELECT count(*) FILTER (WHERE status = 'active')::int AS active,
            count(*) FILTER (WHERE status = 'active' AND attempts > 0)::int AS failing,
            count(*) FILTER (WHERE status = 'paused' AND problem IS NOT NULL)::int AS paused
       FROM work.webhooks`,
  );
  return Object.entries(rows[0] ?? {}).map(([status, value]) => ({ labels: { status }, value }));
}

/** A reader that has parked nothing is 0, so that an alert sees it fall. */
async function parkedBy({ pool }: Runtime): Promise<Sample[]> {
  const [all, parked] = await Promise.all([readers(pool), parkedStreams(pool)]);
  return all.map(({ name }) => ({
    labels: { reader: name },
    value: parked.filter(({ reader }) => reader === name).length,
  }));
}

/** Puts what the stores tell into a process's registry; asked anew at every scrape. What cannot be had is left out, or not a number. */
export function addGauges(runtime: Runtime): void {
  for (const { name, help, label, measure } of MEASURES) {
    new Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [runtime.metrics.registry],
      async collect() {
        this.reset();
        const samples = await measure(runtime).catch(() => undefined);
        if (!samples && label === undefined) this.set(NaN);
        for (const { labels = {}, value } of samples ?? []) this.set(labels, value);
      },
    });
  }
}
