import type { EventCatalogue, Instant, Json, StoredEvent } from './event.js';
import { upcast } from './upcasting.js';

/** A row of a read model: column → JSON value. Every row has an `id` of its own and the `owner` whose stream it comes from. */
export type Row = {
  readonly id: string;
  readonly owner: string;
  readonly [column: string]: Json | undefined;
};

/** Where in its stream and in the log a state stands. */
export interface StreamPosition {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
}

/**
 * A projection: a fold per stream, and the rows of its tables as a pure function of the folded state. It has no I/O in its type, so
 * that rebuilding can send nothing; it never throws for an event it knows.
 */
export interface Projection<S = unknown> {
  readonly category: string;
  /** Every type of event that its streams may hold. */
  readonly events: EventCatalogue;
  /** The tables it fills, all rows of a stream at once; `shrinking` ones may lose rows that a state no longer has. */
  readonly tables: readonly string[];
  readonly shrinking?: readonly string[];
  /** It needs personal fields in the clear. */
  readonly personal?: true;
  initial(): S;
  evolve(state: S, event: StoredEvent): S;
  rows(state: S, standing: StreamPosition): Readonly<Record<string, readonly Row[]>>;
}

/**
 * The state after one more event, which is carried to today's version first.
 * @throws Error for an event of a type, or of a version, that this software does not know; and whatever evolving throws
 */
export function apply<S>(projection: Projection<S>, state: S, event: StoredEvent): S {
  const { events } = projection;
  const fact = Object.hasOwn(events, event.type) ? events[event.type] : undefined;
  if (!fact) throw new Error('Nothing is known of events of this type.');
  if (event.version > fact.version)
    throw new Error('A newer version of the software has written it.');
  return projection.evolve(state, upcast(events, event));
}

/** For rows whose content depends on nothing but the state; time passes in queries. */
export type { Instant };
