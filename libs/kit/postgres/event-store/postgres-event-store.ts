import type { Pool } from 'pg';
import {
  serializeEvents,
  AppendNotifier,
  StoreUnavailable,
  pollingSubscription,
  type AppendRequest,
  type AppendResult,
  type EventFilter,
  type EventStore,
  type Position,
  type StoredEvent,
  type SubscriptionEnd,
  type EventPage,
} from '#kit/eventsourcing';
import { AppendCall } from './append-call.js';
import { AppendQueue } from './append-queue.js';
import { EventLogQueries } from './event-log-queries.js';
import { Session } from './append-session.js';

export interface PostgresEventStoreOptions {
  /** Connections of the application's role; the caller's to end. One is used for appending, others for reading, none is kept. */
  readonly pool: Pool;
  /** Appends that may wait; beyond that, StoreOverloaded. */
  readonly queueLimit?: number;
  /** Appends in one transaction. */
  readonly batchLimit?: number;
  /** How often sleeping readers look for what other processes have appended. */
  readonly pollMilliseconds?: number;
  /** How long to wait for one answer of the database. */
  readonly callMilliseconds?: number;
  /** How long to go on asking, over lost connections and restarts, before StoreUnavailable. */
  readonly patienceMilliseconds?: number;
}

const BATCH_CHARACTERS = 4_000_000;

/** The log in PostgreSQL (see EVENT_LOG_SQL): group commit, positions without holes, no reader ever behind a gap. */
export class PostgresEventStore implements EventStore {
  readonly #reader: EventLogQueries;
  readonly #queue: AppendQueue;
  readonly #watch: AppendNotifier;
  readonly #closing = new AbortController();

  constructor({
    pool,
    queueLimit = 2_000,
    batchLimit = 500,
    pollMilliseconds = 50,
    callMilliseconds = 5_000,
    patienceMilliseconds = 10_000,
  }: PostgresEventStoreOptions) {
    const session = new Session(pool, { call: callMilliseconds, total: patienceMilliseconds });
    const limits = { waiting: queueLimit, batch: batchLimit, batchCharacters: BATCH_CHARACTERS };
    this.#reader = new EventLogQueries(session);
    this.#queue = new AppendQueue(session, new AppendCall(), limits, (results) =>
      this.#wake(results),
    );
    this.#watch = new AppendNotifier({
      head: () => this.head(),
      everyMilliseconds: pollMilliseconds,
    });
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    if (this.#closing.signal.aborted) throw new StoreUnavailable('The event store is closed.');
    return this.#queue.add({ request, texts: serializeEvents(request) });
  }

  readStream(stream: string, from = 0): Promise<StoredEvent[]> {
    return this.#reader.stream(stream, from);
  }

  readStreams(streams: readonly string[]): Promise<StoredEvent[]> {
    return this.#reader.streams(streams);
  }

  async readAll(after: Position, limit: number, filter: EventFilter = {}): Promise<EventPage> {
    return this.#reader.window(after, limit, filter);
  }

  head(): Promise<Position> {
    return this.#reader.head();
  }

  subscribe(
    after: Position,
    limit: number,
    signal: AbortSignal,
    filter?: EventFilter,
  ): AsyncIterable<EventPage | SubscriptionEnd> {
    const log = { readAll: this.readAll.bind(this), beyond: this.#watch.beyond.bind(this.#watch) };
    return pollingSubscription(
      log,
      after,
      limit,
      AbortSignal.any([signal, this.#closing.signal]),
      filter,
    );
  }

  /** Ends the subscriptions and waits for the appends already asked for. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#queue.idle();
  }

  #wake(results: readonly AppendResult[]): void {
    const positions = results.map((result) =>
      result.outcome === 'conflict' ? '' : result.position,
    );
    this.#watch.advanced(
      positions.reduce((last, position) => (position > last ? position : last), ''),
    );
  }
}
