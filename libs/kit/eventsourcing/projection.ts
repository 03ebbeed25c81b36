import type { Evolver } from './decider.js';
import type { Json, StoredEvent } from './event.js';

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
export interface Projection<
  State = unknown,
  Event extends StoredEvent = StoredEvent,
> extends Evolver<State, Event> {
  /** It is made of the streams `<category>-<id>`. */
  readonly category: string;
  /** The tables it fills, all rows of a stream at once; `shrinking` ones may lose rows that a state no longer has. */
  readonly tables: readonly string[];
  readonly shrinking?: readonly string[];
  /** It needs personal fields in the clear. */
  readonly personal?: true;
  initial(): State;
  rows(state: State, position: StreamPosition): Readonly<Record<string, readonly Row[]>>;
}
