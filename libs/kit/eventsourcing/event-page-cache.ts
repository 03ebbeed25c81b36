import type { StoredEvent } from './event.js';
import type { EventStore, Position, EventPage } from './event-store.js';

/**
 * Caches the page of the log that was read last, for readers that follow one another through the log. Streams are always read from the
 * store.
 */
export class EventPageCache implements Pick<EventStore, 'readAll' | 'readStream'> {
  #latest: { readonly after: Position; readonly page: EventPage } | undefined;

  constructor(private readonly store: Pick<EventStore, 'readAll' | 'readStream'>) {}

  readStream(stream: string, from?: number): Promise<StoredEvent[]> {
    return this.store.readStream(stream, from);
  }

  async readAll(after: Position, limit: number): Promise<EventPage> {
    const known = this.#latest;
    if (known && known.after <= after && after < known.page.next)
      return partOf(known.page, after, limit);
    const page = await this.store.readAll(after, limit);
    if (page.events.length > 0) this.#latest = { after, page };
    return page;
  }
}

function partOf(page: EventPage, after: Position, limit: number): EventPage {
  const rest = page.events.filter(({ position }) => position > after);
  const events = rest.slice(0, limit);
  const last = events.at(-1);
  return last && events.length < rest.length
    ? { events, next: last.position, caughtUp: false }
    : { ...page, events };
}
