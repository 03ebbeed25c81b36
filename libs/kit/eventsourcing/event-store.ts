import type { NewEvent, StoredEvent } from './event.js';

/** The place of an event in the whole log: opaque, sortable as text. Only the adapter may interpret it. */
export type Position = string;

/** `none`: the stream must not exist yet; a number: the revision its last event must have. Never "any". */
export type ExpectedRevision = number | 'none';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/**
 * `duplicate`: these very events (same ids, types and data) were appended before; the first result is given again.
 * `conflict`: the stream has moved on, or does not exist; nothing was written.
 */
export type AppendResult =
  | { readonly outcome: 'ok' | 'duplicate'; readonly revision: number; readonly position: Position }
  | { readonly outcome: 'conflict'; readonly revision: ExpectedRevision };

/** Which events a reader wants. Left out: all. */
export interface EventFilter {
  /** Streams whose name begins with one of these. */
  readonly streamPrefixes?: readonly string[];
  readonly types?: readonly string[];
}

/** A page of the log. `next` is the position to go on from, also when the filter left no event. */
export interface EventPage {
  readonly events: readonly StoredEvent[];
  readonly next: Position;
  /** The page reached the end of the log at the time of reading. */
  readonly caughtUp: boolean;
}

/** Every subscription ends by saying why: the caller stopped it, the server ended it, it broke, or it fell silent. */
export type SubscriptionEnd = {
  readonly ended: 'stopped' | 'by_server' | 'error' | 'silence';
  readonly error?: unknown;
};

/** The end of the log before anything was appended. */
export const BEGINNING: Position = '';

/**
 * The log. Invariants, checked by one contract suite on every adapter:
 * I1 acknowledged means durable and visible to every later read; I2 the log's order extends every stream's order;
 * I3 an event once read at a position never gets a predecessor; I4 the same ids and content again are a duplicate with the
 * first result, part of them or other content an {@link EventIdReused}; I5 a conflict leaves no trace;
 * I6 (Postgres) positions have no holes, so that a hole proves a deletion.
 */
export interface EventStore {
  append(request: AppendRequest): Promise<AppendResult>;
  /** Events of one stream in order, from a revision on (0 by default); empty when there is no such stream. */
  readStream(stream: string, from?: number): Promise<StoredEvent[]>;
  /** Events of many streams, each stream's together and in order; only of stores that do it faster than one stream after the other. */
  readStreams?(streams: readonly string[]): Promise<StoredEvent[]>;
  /** The log after a position, at most `limit` positions of it (not `limit` matches). */
  readAll(after: Position, limit: number, filter?: EventFilter): Promise<EventPage>;
  /** The position of the last event, {@link BEGINNING} when there is none. */
  head(): Promise<Position>;
  /** Pages from a position on, until the signal aborts or a failure; the last item says why it ended. */
  subscribe(
    after: Position,
    limit: number,
    signal: AbortSignal,
    filter?: EventFilter,
  ): AsyncIterable<EventPage | SubscriptionEnd>;
  close(): Promise<void>;
}

/** The store cannot be reached or did not answer in time. The append may or may not have happened: retry with the same ids. */
export class StoreUnavailable extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'StoreUnavailable';
  }
}

/** The append queue is full; nothing was written. Retry later (HTTP 503). */
export class StoreOverloaded extends Error {
  constructor() {
    super('The event store has more work than it can take now.');
    this.name = 'StoreOverloaded';
  }
}

/** Whether the store cannot be reached, or has too much to do: the same call may succeed later, whatever it asked for. */
export const isStoreOutage = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof StoreOverloaded;

/** An event id of the request is already in the log with other content, or only some of the request's ids are. */
export class EventIdReused extends Error {
  constructor(readonly stream: string) {
    super(`An event id was used before with other content, or in part (stream ${stream}).`);
    this.name = 'EventIdReused';
  }
}

/** The store refuses the content itself (for example a text with U+0000); no retry can help. */
export class EventRejected extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'EventRejected';
  }
}
