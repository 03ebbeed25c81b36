import type { Draft, EventDefinition, Instant, JsonObject, StoredEvent } from './event.js';

/** The shapes of a context's events: event type → its data. */
export type EventDataMap = { readonly [type: string]: JsonObject };

/** An event of the log with its data typed by its type. */
export type EventOf<M> = {
  [T in keyof M & string]: Omit<StoredEvent, 'type' | 'data'> & {
    readonly type: T;
    readonly data: M[T];
  };
}[keyof M & string];

/** What a decider may return for these shapes. */
export type DraftOf<M> = {
  [T in keyof M & string]: { readonly type: T; readonly data: M[T]; readonly occurredAt?: Instant };
}[keyof M & string];

/** One row per event type: a forgotten type does not compile. */
export type EventCatalogueOf<M, F extends EventDefinition = EventDefinition> = {
  readonly [T in keyof M & string]: F;
};

/** A request in the words of the domain. */
export interface Command {
  readonly name: string;
  readonly data: object;
}

/** Who acts, when, in which capacity: the only things a decider knows of the world besides its own past. */
export interface DecisionContext {
  readonly now: Instant;
  readonly actor: string | null;
  readonly capacity: string;
  readonly mandate: string | null;
  readonly commandId: string;
}

/**
 * A decider: plain data and three pure functions. No clock, no randomness, no I/O.
 * `decide` throws a Refusal, or returns the events (none: nothing to do).
 * `due` returns what time alone has brought about by `now`, in the order of domain §5.
 */
export interface Decider<S, C extends Command = Command> {
  /** Streams are named `<category>-<id>`. */
  readonly category: string;
  readonly events: Readonly<Record<string, EventDefinition>>;
  initial(): S;
  evolve(state: S, event: StoredEvent): S;
  decide(command: C, state: S, moment: DecisionContext): readonly Draft[];
  due?(state: S, now: Instant): readonly Draft[];
}

export const streamOf = (aggregate: { readonly category: string }, id: string): string =>
  `${aggregate.category}-${id}`;

/** The id within a stream's name. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** A fold of events into a state. */
export const fold = <S>(
  aggregate: Pick<Decider<S>, 'evolve'>,
  state: S,
  events: readonly StoredEvent[],
): S => events.reduce((folded, event) => aggregate.evolve(folded, event), state);
