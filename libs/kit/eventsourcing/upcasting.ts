import type { EventDefinition, EventCatalogue, StoredEvent } from './event.js';
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
