import {
  backoffDelay,
  BEGINNING,
  elapsed,
  StoreUnavailable,
  type EventFilter,
  type Position,
  type StoredEvent,
  type SubscriptionEnd,
  type EventPage,
} from '#kit/eventsourcing';
import type { RetryingClient } from './retrying-client.js';
import { isTransient, translated } from './transient-errors.js';
import { SubscriptionReader } from './subscription-reader.js';
import type { AllStreamReader } from './all-stream-reader.js';
import { matches, type StreamPrefix } from './stream-prefix.js';
import { toPosition, toServer } from './commit-position.js';

export interface SubscriptionTarget {
  /** Nothing came for so many milliseconds: look whether the log has gone on without us. */
  readonly silence: number;
  /** So many failures in a row, with nothing between them, and the subscription ends. */
  readonly attempts: number;
}

/** What a subscription is of. */
export interface SubscriptionRequest {
  readonly after: Position;
  /** Positions in one window. */
  readonly limit: number;
  readonly filter: EventFilter;
}

/**
 * A subscription that resumes by itself: after an error, a clean end by the server or silence it subscribes again after the last event
 * it has given, and so gives every event once. What the server says of checkpoints is only a sign of life, because such a checkpoint
 * runs ahead of the events that we have seen. It gives up where no attempt brings anything any more, and says why.
 */
export class ResilientSubscription {
  /** The last of ours that was given, or left out by the filter. */
  #position: Position;
  /** Where the log ended when we last looked. */
  #head: Position = BEGINNING;
  /** Since this subscription of the client began. */
  #caughtUp = false;
  #isFirst = true;
  #failures = 0;

  constructor(
    private readonly parts: {
      readonly caller: RetryingClient;
      readonly reader: AllStreamReader;
      readonly ownership: StreamPrefix;
    },
    private readonly following: SubscriptionTarget,
    private readonly wish: SubscriptionRequest,
    private readonly signal: AbortSignal,
  ) {
    this.#position = wish.after;
  }

  async *windows(): AsyncGenerator<EventPage | SubscriptionEnd, void, undefined> {
    for (;;) {
      const end = yield* this.#once();
      const isLast = end.ended === 'stopped' || (end.ended === 'error' && !isTransient(end.error));
      if (isLast) return yield end;
      if (++this.#failures >= this.following.attempts) return yield givenUp(end);
      await elapsed(backoffDelay(this.#failures, this.parts.caller.patience.pauses), this.signal);
    }
  }

  /** From one subscription of the client to its end. */
  async *#once(): AsyncGenerator<EventPage, SubscriptionEnd, undefined> {
    this.#caughtUp = false;
    let feed: SubscriptionReader | undefined;
    try {
      await this.#look();
      if (this.#isFirst && this.#isAtHead) yield this.#window([], true);
      this.#isFirst = false;
      feed = this.#subscribe();
      return yield* this.#listen(feed);
    } catch (error) {
      return this.signal.aborted
        ? { ended: 'stopped' }
        : { ended: 'error', error: translated(error) };
    } finally {
      feed?.close();
    }
  }

  async *#listen(feed: SubscriptionReader): AsyncGenerator<EventPage, SubscriptionEnd, undefined> {
    for (let isSuspicious = false; ;) {
      const heard = await feed.listen(this.following.silence, this.signal);
      if (heard === 'stopped') return { ended: 'stopped' };
      if (heard === 'end') return { ended: 'by_server' };
      if (heard === 'error') throw feed.error;
      if (heard === 'silence') {
        if (await this.#isQuiet()) isSuspicious = false;
        else if (isSuspicious) return { ended: 'silence' };
        else isSuspicious = true;
        continue;
      }
      isSuspicious = false;
      const events = this.#receive(feed);
      if (events.length > 0) yield await this.#arrived(events, feed);
    }
  }

  /** Whether nothing came because there is nothing. If there is, it may be on its way: only a second silence says that it is not. */
  async #isQuiet(): Promise<boolean> {
    await this.#look();
    if (this.#isAtHead) this.#failures = 0;
    return this.#isAtHead;
  }

  #subscribe(): SubscriptionReader {
    const { caller, ownership } = this.parts;
    const { client, options } = caller.connection;
    const sign = (): void => feed.sign();
    const subscription = client.subscribeToAll({
      ...options,
      fromPosition: toServer(this.#position),
      ...ownership.filter(sign),
    });
    const feed = new SubscriptionReader(subscription, () => caller.connection.heard());
    return feed;
  }

  /** What is new of ours, also what the filter leaves out; what came before is dropped. */
  #receive(feed: SubscriptionReader): StoredEvent[] {
    const { ownership } = this.parts;
    const events: StoredEvent[] = [];
    for (const resolved of feed.take(this.wish.limit)) {
      const recorded = ownership.ours(resolved);
      if (!recorded || toPosition(recorded.position) <= this.#position) continue;
      const { event } = ownership.read(recorded);
      events.push(event);
      this.#position = event.position;
    }
    return events;
  }

  /** To say for the first time that we have caught up, the head must be a fresh one; after that, the server's silence says it. */
  async #arrived(events: readonly StoredEvent[], feed: SubscriptionReader): Promise<EventPage> {
    this.#failures = 0;
    if (!this.#caughtUp && feed.isEmpty && this.#isAtHead) await this.#look();
    this.#caughtUp ||= this.#isAtHead;
    return this.#window(events, feed.isEmpty);
  }

  #window(events: readonly StoredEvent[], isAll: boolean): EventPage {
    const { filter } = this.wish;
    return {
      events: events.filter((event) => matches(filter, event)),
      next: this.#position,
      caughtUp: isAll && this.#isAtHead,
    };
  }

  get #isAtHead(): boolean {
    return this.#position >= this.#head;
  }

  /** Where the log ends now. A signal does not wait for the answer. */
  async #look(): Promise<void> {
    this.signal.throwIfAborted();
    let stop: (reason: Error) => void = () => undefined;
    const stopped = new Promise<never>((_, reject) => (stop = reject));
    const onAbort = (): void => stop(new Error('The subscription was stopped.'));
    this.signal.addEventListener('abort', onAbort);
    try {
      this.#head = await Promise.race([this.parts.reader.head(), stopped]);
    } finally {
      this.signal.removeEventListener('abort', onAbort);
    }
  }
}

const givenUp = ({ ended, error: cause }: SubscriptionEnd): SubscriptionEnd =>
  ended === 'error'
    ? {
        ended,
        error: new StoreUnavailable('The event store does not keep up a subscription.', { cause }),
      }
    : { ended };
