import type { StoredEvent } from './event.js';
import type { EventStore, Position, EventPage } from './event-store.js';

/** One reader commits a page, while it has read the next; others are at the page before. */
const PAGES = 3;

/**
 * Caches the pages of the log that were read last, for readers that follow one another through the log. Streams are always read from the
 * store.
 */
export class EventPageCache implements Pick<EventStore, 'readAll' | 'readStream'> {
  #latest: readonly { readonly after: Position; readonly page: EventPage }[] = [];

  constructor(private readonly store: Pick<EventStore, 'readAll' | 'readStream'>) {}

  readStream(stream: string, from?: number): Promise<StoredEvent[]> {
    return this.store.readStream(stream, from);
  }

  async readAll(after: Position, limit: number): Promise<EventPage> {
    const known = this.#latest.findLast((one) => one.after <= after && after < one.page.next);
    if (known) return partOf(known.page, after, limit);
    const page = await this.store.readAll(after, limit);
    if (page.events.length > 0) this.#latest = [...this.#latest, { after, page }].slice(-PAGES);
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
