import { MEASURES } from '../../runtime/observability/gauges.js';
import { installedVersion } from '../../runtime/project-folder.js';
import type { Runtime } from '../../runtime/runtime.js';
import { withRuntime } from '../../runtime/with-runtime.js';
import { formatStatus, statusLines, type Sample, type StatusLine } from '../output/status-lines.js';

/** Prints how the installation stands: its stores, whether a worker runs, what is late, parked or dead. */
export async function status({ json }: { readonly json?: true }): Promise<void> {
  await withRuntime(async (runtime) => {
    const samples: Record<string, readonly Sample[]> = {};
    for (const { name, measure } of MEASURES) samples[name] = await measure(runtime);
    const standing = await standingOf(runtime);
    if (json) console.log(JSON.stringify({ ...standing, measures: samples }, null, 2));
    else
      console.log(
        formatStatus([
          ...linesOf(standing),
          ...statusLines(samples, runtime.config.COMMANDS_LAG_SECONDS),
        ]),
      );
  });
}

interface Standing {
  readonly version: string;
  readonly time: string;
  readonly database: string;
  /** Null: the events are in the database. */
  readonly eventStore: string | null;
  readonly people: number;
  readonly registrations: number;
  readonly worker: string | null;
  readonly seals: number;
  readonly lastSeal: string | null;
}

async function standingOf(runtime: Runtime): Promise<Standing> {
  const { pool, config, clock, databaseUrl, seals } = runtime;
  const { rows } = await pool.query<Pick<Standing, 'people' | 'registrations' | 'worker'>>(
    `SELECT (SELECT count(*)::int FROM read.people WHERE NOT erased) AS people,
            (SELECT count(*)::int FROM read.registrations) AS registrations,
            (SELECT min(owner) FROM work.leases WHERE owner IS NOT NULL AND until > now()) AS worker`,
  );
  const [sealed, last] = await Promise.all([seals.names(), seals.last()]);
  return {
    version: installedVersion(),
    time: clock.now(),
    database: withoutPassword(databaseUrl),
    eventStore:
      config.EVENT_STORE_URL === undefined ? null : withoutPassword(config.EVENT_STORE_URL),
    ...(rows[0] ?? { people: 0, registrations: 0, worker: null }),
    seals: sealed.length,
    lastSeal: last?.seal?.at ?? null,
  };
}

function linesOf(standing: Standing): StatusLine[] {
  const { version, time, database, eventStore, people, registrations, worker, seals, lastSeal } =
    standing;
  return [
    { what: 'version', text: version },
    { what: 'time', text: time },
    { what: 'database', text: database },
    { what: 'events', text: eventStore ?? 'in the database' },
    { what: 'contents', text: `${people} people, ${registrations} registrations` },
    {
      what: 'worker',
      text: worker === null ? 'none runs: no deadline is kept, no mail is sent' : `${worker} runs`,
      isFine: worker !== null,
    },
    { what: 'seals', text: lastSeal === null ? `${seals}` : `${seals}, the last of ${lastSeal}` },
  ];
}

/** Where it is, without the secret that opens it. */
function withoutPassword(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
