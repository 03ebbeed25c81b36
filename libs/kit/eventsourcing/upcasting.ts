import type { CatalogueFor, EventDefinition, EventCatalogue, StoredEvent } from './event.js';
import type {
  AppendRequest,
  AppendResult,
  EventFilter,
  EventStore,
  Position,
  SubscriptionEnd,
  EventPage,
} from './event-store.js';
import { isSubscriptionEnd } from './polling-subscription.js';

/**
 * An event as today's software would have written it: its data carried from version to version by the steps that its facts name. An
 * event of today, or of a type that nobody knows, is returned as it is.
 */
export function upcast(facts: EventCatalogue, event: StoredEvent): StoredEvent {
  const fact: EventDefinition | undefined = facts[event.type];
  if (!fact || event.version >= fact.version) return event;
  const steps = fact.upcasts?.slice(event.version - 1) ?? [];
  if (event.version < 1 || event.version + steps.length !== fact.version)
    throw new Error(
      `Nothing leads from version ${event.version} of ${event.type} to version ${fact.version}.`,
    );
  return {
    ...event,
    version: fact.version,
    data: steps.reduce((data, step) => step(data), event.data),
  };
}

/**
 * An event of the log as its context types it: its data carried to the current version. The catalogue lists the types of `Event`
 * ({@link CatalogueFor}), so an event of a known type and of the current version is one of them. The only cast from stored to typed
 * events is here.
 * @throws Error for an event of a type or version that this software does not know
 */
export function decodeEvent<Event extends StoredEvent>(
  catalogue: CatalogueFor<Event>,
  event: StoredEvent,
): Event {
  const definition = Object.hasOwn(catalogue, event.type) ? catalogue[event.type] : undefined;
  if (!definition) throw new Error('Nothing is known of events of this type.');
  if (event.version > definition.version)
    throw new Error('A newer version of the software has written it.');
  return upcast(catalogue, event) as Event;
}

/**
 * The log as it is read: events of older versions become those of today (domain §8). What was written stays as it is, and the hashes are
 * of that: verify the log itself, not through this. In windows an event that cannot be carried stands as it was written, so that one of
 * them does not keep readers from all that follows: who folds it carries it again, and is told why it cannot be (`takeIn`).
 */
export class UpcastingStore implements EventStore {
  readonly readStreams?: (streams: readonly string[]) => Promise<StoredEvent[]>;

  constructor(
    private readonly written: EventStore,
    private readonly facts: EventCatalogue,
  ) {
    const many = written.readStreams?.bind(written);
    if (many) this.readStreams = async (streams) => this.#all(await many(streams));
  }

  append(request: AppendRequest): Promise<AppendResult> {
    return this.written.append(request);
  }

  async readStream(stream: string, from?: number): Promise<StoredEvent[]> {
    return this.#all(await this.written.readStream(stream, from));
  }

  async readAll(after: Position, limit: number, filter?: EventFilter): Promise<EventPage> {
    return this.#window(await this.written.readAll(after, limit, filter));
  }

  head(): Promise<Position> {
    return this.written.head();
  }

  async *subscribe(
    after: Position,
    limit: number,
    signal: AbortSignal,
    filter?: EventFilter,
  ): AsyncGenerator<EventPage | SubscriptionEnd, void, undefined> {
    for await (const item of this.written.subscribe(after, limit, signal, filter))
      yield isSubscriptionEnd(item) ? item : this.#window(item);
  }

  close(): Promise<void> {
    return this.written.close();
  }

  #window(window: EventPage): EventPage {
    return { ...window, events: window.events.map((event) => this.#ifPossible(event)) };
  }

  #ifPossible(event: StoredEvent): StoredEvent {
    try {
      return upcast(this.facts, event);
    } catch {
      return event;
    }
  }

  #all(events: readonly StoredEvent[]): StoredEvent[] {
    return events.map((event) => upcast(this.facts, event));
  }
}
