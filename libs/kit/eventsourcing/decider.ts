import type {
  ActorMetadata,
  CatalogueFor,
  EventDefinition,
  Instant,
  JsonObject,
  StoredEvent,
} from './event.js';
import { mapInSlices } from './in-slices.js';
import { decodeEvent } from './upcasting.js';

/** The shapes of a context's events: event type → its data. */
export type EventDataMap = { readonly [type: string]: JsonObject };

/** An event of the log with its data typed by its type: of all types of `M`, or of those named. */
export type EventOf<M, Types extends keyof M & string = keyof M & string> = {
  [T in Types]: Omit<StoredEvent, 'type' | 'data'> & {
    readonly type: T;
    readonly data: M[T];
  };
}[Types];

/** An event as `decide` returns it: its type and data, before the kit adds who, when and the chain. */
export type EventDraftOf<E extends StoredEvent> = E extends StoredEvent
  ? { readonly type: E['type']; readonly data: E['data']; readonly occurredAt?: Instant }
  : never;

/** The drafts of a map of event data. */
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

/** Who acts, and when: the only things that a decider knows of the world besides its own past. */
export interface DecisionContext extends ActorMetadata {
  readonly now: Instant;
  readonly commandId: string;
}

/** Events folded into a state: the part that deciders and projections share. */
export interface Evolver<State, Event extends StoredEvent = StoredEvent> {
  /** Every type of event that its streams may hold. */
  readonly events: CatalogueFor<Event>;
  /** The state after one more event. Pure; the event has the current version of its type. */
  evolve(state: State, event: Event): State;
}

/**
 * A decider: plain data and pure functions. No clock, no randomness, no I/O.
 * `Event` is the union of the event types that its streams hold, with their metadata.
 */
export interface Decider<
  State,
  C extends Command = Command,
  Event extends StoredEvent = StoredEvent,
> extends Evolver<State, Event> {
  /** Streams are named `<category>-<id>`. */
  readonly category: string;
  initial(): State;
  /**
   * The events that the command leads to; none when there is nothing to do.
   * @throws Refusal when the rules do not permit the command
   */
  decide(command: C, state: State, context: DecisionContext): readonly EventDraftOf<Event>[];
  /** The events that time alone has brought about by `now`, in the order in which they happened. */
  due?(state: State, now: Instant): readonly EventDraftOf<Event>[];
}

/** The name of the stream of one id. */
export const streamOf = (decider: { readonly category: string }, id: string): string =>
  `${decider.category}-${id}`;

/** The id within a stream's name. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/**
 * The state after one more event of the log.
 * @throws Error for an event of a type or version that this software does not know; and what `evolve` throws
 */
export const apply = <State, Event extends StoredEvent>(
  evolver: Evolver<State, Event>,
  state: State,
  event: StoredEvent,
): State => evolver.evolve(state, decodeEvent<Event>(evolver.events, event));

/** The state after all these events of the log, in their order. @throws Error as {@link apply} does */
export const fold = <State, Event extends StoredEvent>(
  evolver: Evolver<State, Event>,
  state: State,
  events: readonly StoredEvent[],
): State => events.reduce((folded, event) => apply(evolver, folded, event), state);

/** The same for a stream that may be long: other work has its turn in between. */
export async function foldInSlices<State, Event extends StoredEvent>(
  evolver: Evolver<State, Event>,
  state: State,
  events: readonly StoredEvent[],
): Promise<State> {
  let folded = state;
  await mapInSlices(events, (event) => {
    folded = apply(evolver, folded, event);
  });
  return folded;
}
