import { ACTOR_POLICY } from '#platform/authorization';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { PageTokens, SealStore } from '#features/history';
import { WebhookSecrets } from '#features/webhooks';
import { Ledger, UpcastingStore, type Clock, type EventStore } from '#kit/eventsourcing';
import { LinkTokens } from '#features/notifications';
import { destroyErasedKeys } from '#features/erasure';
import {
  AdvisoryLock,
  createPool,
  migrate,
  PostgresEventStore,
  PostgresKeyRing,
  refuseUnlessInUse,
} from '#kit/postgres';
import { sealsFolder, type Config } from './config.js';
import { CycleWatch } from './observability/cycle-watch.js';
import { createLog, type Log } from './observability/logger.js';
import type { Metrics } from './observability/metrics.js';
import type { Tracing } from './observability/tracing.js';
import { EVENT_CATALOGUE } from './event-catalogue.js';
import { clockOf } from './moved-clock.js';
import { MIGRATIONS } from './read-models.js';
import { masterKey, previousMasterKey, sealSigner } from './secrets.js';

/** What every process of the product needs: the log, the keys, the read models, the clock. */
export interface Runtime {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly pool: Pool;
  /** The log, with events upcast to their current versions. */
  readonly store: EventStore;
  /** The log as stored, without upcasting. */
  readonly written: EventStore;
  readonly ring: PostgresKeyRing;
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** The daily seals of the log. */
  readonly seals: SealStore;
  /** Seals and opens the links in mails. */
  readonly links: LinkTokens;
  /** Links to pages of history. */
  readonly pages: PageTokens;
  /** Makes and keeps the secrets of webhooks. */
  readonly webhookSecrets: WebhookSecrets;
  /** Id of this process among those that share the stores. */
  readonly owner: string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Undefined unless OTEL_EXPORTER_OTLP_ENDPOINT is set. */
  readonly tracing: Tracing | undefined;
  /** Watches the cycles of the engine, if this process has one. */
  readonly cycles: CycleWatch;
  /** Aborted when the process was told to stop. It is no longer ready then. */
  readonly stopping: AbortSignal;
  /** Marks the process as stopping. */
  readonly stop: () => void;
  close(): Promise<void>;
}

/** Opens the log: at EVENT_STORE_URL, or in PostgreSQL. */
export async function createStore(
  { EVENT_STORE_URL: url, EVENT_STORE_PREFIX: streamPrefix }: Config,
  log: Pool,
): Promise<EventStore> {
  if (url === undefined) return new PostgresEventStore({ pool: log });
  const { EventStoreDbEventStore } = await import('../../libs/kit/eventstoredb/index.js'); // its client is large
  return new EventStoreDbEventStore({ connectionString: url, streamPrefix });
}

/** Metrics and traces of the process. Loaded while the database is migrated. */
async function observe(config: Config) {
  const [log, { Metrics: Measured }] = await Promise.all([
    createLog(config),
    import('./observability/metrics.js'),
  ]);
  const { startTracing } =
    config.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
      ? {}
      : await import('./observability/tracing.js');
  return { log, metrics: new Measured(), tracing: await startTracing?.(config) };
}

/**
 * Connects to the stores, migrates the database, and destroys the keys of all persons erased in the log, because a restore may have brought
 * some back (docs/domain.md §8).
 * @param databaseUrl the database, as its owner
 * @throws WrongMasterKey, NotInUse
 */
export async function createRuntime(
  config: Config,
  databaseUrl: string,
  ownClock?: Clock,
): Promise<Runtime> {
  const clock = ownClock ?? (await clockOf(config));
  const [seen] = await Promise.all([observe(config), migrate(databaseUrl, MIGRATIONS)]);
  const pool = createPool(databaseUrl);
  const appending = createPool(databaseUrl, 8);
  const turning = createPool(databaseUrl, 4);
  const written = await createStore(config, appending);
  const store = new UpcastingStore(written, EVENT_CATALOGUE);
  const master = await masterKey(config);
  const previous = previousMasterKey(config);
  const ring = new PostgresKeyRing(pool, master, previous);
  const close = async () => {
    await store.close();
    await Promise.all([pool.end(), appending.end(), turning.end(), seen.tracing?.stop()]);
  };
  try {
    await refuseUnlessInUse(pool);
    await ring.check();
    await destroyErasedKeys(pool, store, ring);
  } catch (error) {
    await close();
    throw error;
  }
  const ledger = new Ledger(store, ring, clock, ACTOR_POLICY, new AdvisoryLock(turning));
  seen.metrics.timeAppends(store);
  seen.tracing?.traceCommands(ledger);
  const stopping = new AbortController();
  return {
    config,
    databaseUrl,
    pool,
    store,
    written,
    ring,
    clock,
    ledger,
    seals: new SealStore(
      sealsFolder(config),
      previous ? [master, previous] : [master],
      sealSigner(config),
    ),
    links: new LinkTokens(master, previous),
    pages: new PageTokens(master),
    webhookSecrets: new WebhookSecrets(master, previous),
    owner: randomUUID(),
    cycles: new CycleWatch(),
    ...seen,
    stopping: stopping.signal,
    stop: () => stopping.abort(),
    close,
  };
}
