import type { StoredEvent } from '../event.js';
import type { EventFilter, EventStore, Position, SubscriptionEnd } from '../event-store.js';
import { isSubscriptionEnd } from '../polling-subscription.js';
import { eventually } from './contract-check.js';

/** A reader that keeps up with the log by a subscription, and remembers what it got. */
export class Follower {
  readonly events: StoredEvent[] = [];
  readonly ended: Promise<SubscriptionEnd | undefined>;
  next: Position;
  /** How many windows came, also empty ones. */
  windows = 0;
  caughtUp = false;
  readonly #stop = new AbortController();

  constructor(store: EventStore, after: Position, limit = 10, filter?: EventFilter) {
    this.next = after;
    this.ended = this.#follow(store.subscribe(after, limit, this.#stop.signal, filter));
  }

  async #follow(
    subscription: ReturnType<EventStore['subscribe']>,
  ): Promise<SubscriptionEnd | undefined> {
    for await (const item of subscription) {
      if (isSubscriptionEnd(item)) return item;
      this.events.push(...item.events);
      this.next = item.next;
      this.caughtUp = item.caughtUp;
      this.windows++;
    }
    return undefined;
  }

  reached(position: Position): Promise<void> {
    return eventually(
      `a follower at ${this.next} comes to ${position}`,
      () => this.next >= position,
    );
  }

  async stop(): Promise<SubscriptionEnd | undefined> {
    this.#stop.abort();
    return this.ended;
  }
}
