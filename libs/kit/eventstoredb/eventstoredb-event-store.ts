import {
  serializeEvents,
  StoreUnavailable,
  type AppendRequest,
  type AppendResult,
  type EventFilter,
  type EventStore,
  type Position,
  type StoredEvent,
  type SubscriptionEnd,
  type EventPage,
} from '#kit/eventsourcing';
import { Appender } from './appender.js';
import { RetryingClient } from './retrying-client.js';
import { Connection } from './connection.js';
import { ResilientSubscription, type SubscriptionTarget } from './resilient-subscription.js';
import { EventIdCache } from './event-id-cache.js';
import { PerStreamQueue } from './per-stream-queue.js';
import { AllStreamReader } from './all-stream-reader.js';
import { StreamPrefix } from './stream-prefix.js';

/** In milliseconds. */
export interface EventStoreDbTimeouts {
  /** For one answer of the server, or the next part of it. */
  readonly call?: number;
  /** To go on asking, over lost connections and changes of the leader, before StoreUnavailable. */
  readonly patience?: number;
  /** Without a sign of the server in a subscription, before looking whether the log has gone on. */
  readonly silence?: number;
}

export interface EventStoreDbRetries {
  /** The first pause between attempts, in milliseconds; each is twice the one before, with chance in it. */
  readonly pause?: number;
  /** The longest, in milliseconds. */
  readonly longestPause?: number;
  /** After so many subscriptions in a row that brought nothing a reader is told that it has ended. */
  readonly subscriptionAttempts?: number;
}

export interface EventStoreDbOptions {
  /** `esdb://name:password@host:2113,host:2113?tls=true&tlsCAFile=…` or `esdb+discover://…`, from the environment. */
  readonly connectionString: string;
  /** Streams of the server whose name begins so are ours; nobody but the server sees it. Empty: all but the server's own. */
  readonly streamPrefix?: string;
  readonly timeouts?: EventStoreDbTimeouts;
  readonly retries?: EventStoreDbRetries;
  /** Appends that may wait or be under way at once; beyond that, StoreOverloaded. */
  readonly queueLimit?: number;
}

/** Ids kept in memory to recognise repetitions; about 100 bytes each. */
const CACHED_EVENT_IDS = 200_000;

/** The log in EventStoreDB 22.10 to KurrentDB 26 (docs/eventstoredb.md says what was read where, and what is not confirmed). */
export class EventStoreDbEventStore implements EventStore {
  readonly #connection: Connection;
  readonly #retrying: RetryingClient;
  readonly #prefix: StreamPrefix;
  readonly #reader: AllStreamReader;
  readonly #appender: Appender;
  readonly #queue: PerStreamQueue;
  readonly #eventIds = new EventIdCache(CACHED_EVENT_IDS);
  readonly #target: SubscriptionTarget;
  readonly #closing = new AbortController();

  /** @throws RangeError for what is no connection string */
  constructor({
    connectionString,
    streamPrefix = 'ledger-',
    timeouts = {},
    retries = {},
    queueLimit = 2_000,
  }: EventStoreDbOptions) {
    const { call = 5_000, patience = 10_000, silence = 10_000 } = timeouts;
    const { pause = 25, longestPause = 1_000, subscriptionAttempts = 8 } = retries;
    this.#connection = new Connection(connectionString, call);
    this.#retrying = new RetryingClient(this.#connection, {
      call,
      total: patience,
      pauses: { first: pause, longest: longestPause },
    });
    this.#prefix = new StreamPrefix(streamPrefix);
    this.#reader = new AllStreamReader(this.#retrying, this.#prefix);
    this.#appender = new Appender(this.#retrying, this.#prefix, this.#reader, this.#eventIds);
    this.#queue = new PerStreamQueue(queueLimit);
    this.#target = { silence, attempts: subscriptionAttempts };
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    if (this.#closing.signal.aborted) throw new StoreUnavailable('The event store is closed.');
    const encoded = { request, texts: serializeEvents(request) };
    return this.#queue.run(request.stream, () => this.#appender.append(encoded));
  }

  async readStream(stream: string, from = 0): Promise<StoredEvent[]> {
    const events = (await this.#reader.stream(stream, from)).map(({ event }) => event);
    this.#eventIds.learn(stream, events);
    return events;
  }

  readAll(after: Position, limit: number, filter: EventFilter = {}): Promise<EventPage> {
    return this.#reader.window(after, limit, filter);
  }

  head(): Promise<Position> {
    return this.#reader.head();
  }

  subscribe(
    after: Position,
    limit: number,
    signal: AbortSignal,
    filter: EventFilter = {},
  ): AsyncIterable<EventPage | SubscriptionEnd> {
    const parts = { retrying: this.#retrying, reader: this.#reader, prefix: this.#prefix };
    return new ResilientSubscription(
      parts,
      this.#target,
      { after, limit, filter },
      AbortSignal.any([signal, this.#closing.signal]),
    ).pages();
  }

  /**
   * Deletes every stream under the prefix, for those who made them for a while: journeys and trials. The server hides them at once, and
   * gives their room back when it is scavenged.
   * @throws RangeError without a prefix: they might be somebody else's
   */
  async removeStreams(): Promise<void> {
    for await (const name of this.#reader.names())
      await this.#retrying.ask((client) => client.deleteStream(name, this.#connection.options));
  }

  /** Ends the subscriptions, waits for the appends already asked for (they are no longer tried again), and ends the connection. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#retrying.close();
    await this.#queue.idle();
    this.#connection.close();
  }
}
