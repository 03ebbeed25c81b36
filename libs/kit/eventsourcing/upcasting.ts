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
import { mapInSlices } from './in-slices.js';
import { isSubscriptionEnd } from './polling-subscription.js';

/**
 * The event in the current version of its type: the steps of its definition are applied one after the other, in their order. An event
 * of the current version or of an unknown type is returned as it is.
 * @throws Error when the definition has no step for one of the versions
 */
export function upcast(catalogue: EventCatalogue, event: StoredEvent): StoredEvent {
  const definition: EventDefinition | undefined = catalogue[event.type];
  if (!definition || event.version >= definition.version) return event;
  const steps = definition.upcasts?.slice(event.version - 1) ?? [];
  if (event.version < 1 || event.version + steps.length !== definition.version)
    throw new Error(
      `No upcast leads from version ${event.version} of ${event.type} to version ${definition.version}.`,
    );
  return {
    ...event,
    version: definition.version,
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
 * An event store whose events are upcast when they are read. The stored events and their hashes stay as they are, so verify the log
 * itself and not this store. `readAll` and `subscribe` return an event that cannot be upcast as it is stored, so that it does not block
 * the reader; folding it fails with the reason ({@link decodeEvent}).
 */
export class UpcastingStore implements EventStore {
  readonly readStreams?: (streams: readonly string[]) => Promise<StoredEvent[]>;

  constructor(
    private readonly inner: EventStore,
    private readonly catalogue: EventCatalogue,
  ) {
    const readStreams = inner.readStreams?.bind(inner);
    if (readStreams)
      this.readStreams = async (streams) => this.#upcastAll(await readStreams(streams));
  }

  append(request: AppendRequest): Promise<AppendResult> {
    return this.inner.append(request);
  }

  async readStream(stream: string, from?: number): Promise<StoredEvent[]> {
    return this.#upcastAll(await this.inner.readStream(stream, from));
  }

  async readAll(after: Position, limit: number, filter?: EventFilter): Promise<EventPage> {
    return this.#upcastPage(await this.inner.readAll(after, limit, filter));
  }

  head(): Promise<Position> {
    return this.inner.head();
  }

  async *subscribe(
    after: Position,
    limit: number,
    signal: AbortSignal,
    filter?: EventFilter,
  ): AsyncGenerator<EventPage | SubscriptionEnd, void, undefined> {
    for await (const item of this.inner.subscribe(after, limit, signal, filter))
      yield isSubscriptionEnd(item) ? item : this.#upcastPage(item);
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  #upcastPage(page: EventPage): EventPage {
    return { ...page, events: page.events.map((event) => this.#upcastIfPossible(event)) };
  }

  #upcastIfPossible(event: StoredEvent): StoredEvent {
    try {
      return upcast(this.catalogue, event);
    } catch {
      return event;
    }
  }

  #upcastAll(events: readonly StoredEvent[]): Promise<StoredEvent[]> {
    return mapInSlices(events, (event) => upcast(this.catalogue, event));
  }
}
