import type { StoredEvent } from './event.js';
import type { EventStore, Position, EventPage } from './event-store.js';

/**
 * The log for readers that follow one another: what the first has read is there for those behind it, who would read the very same. The
 * latest window is kept, and no more; what is read of a stream is always the store's.
 */
export class EventPageCache implements Pick<EventStore, 'readAll' | 'readStream'> {
  #latest: { readonly after: Position; readonly window: EventPage } | undefined;

  constructor(private readonly store: Pick<EventStore, 'readAll' | 'readStream'>) {}

  readStream(stream: string, from?: number): Promise<StoredEvent[]> {
    return this.store.readStream(stream, from);
  }

  async readAll(after: Position, limit: number): Promise<EventPage> {
    const known = this.#latest;
    if (known && known.after <= after && after < known.window.next)
      return partOf(known.window, after, limit);
    const window = await this.store.readAll(after, limit);
    if (window.events.length > 0) this.#latest = { after, window };
    return window;
  }
}

function partOf(window: EventPage, after: Position, limit: number): EventPage {
  const rest = window.events.filter(({ position }) => position > after);
  const events = rest.slice(0, limit);
  const last = events.at(-1);
  return last && events.length < rest.length
    ? { events, next: last.position, caughtUp: false }
    : { ...window, events };
}
