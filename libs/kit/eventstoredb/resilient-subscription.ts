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
      readonly retrying: RetryingClient;
      readonly reader: AllStreamReader;
      readonly prefix: StreamPrefix;
    },
    private readonly target: SubscriptionTarget,
    private readonly request: SubscriptionRequest,
    private readonly signal: AbortSignal,
  ) {
    this.#position = request.after;
  }

  async *pages(): AsyncGenerator<EventPage | SubscriptionEnd, void, undefined> {
    for (;;) {
      const end = yield* this.#once();
      const isLast = end.ended === 'stopped' || (end.ended === 'error' && !isTransient(end.error));
      if (isLast) return yield end;
      if (++this.#failures >= this.target.attempts) return yield givenUp(end);
      await elapsed(backoffDelay(this.#failures, this.parts.retrying.patience.pauses), this.signal);
    }
  }

  /** From one subscription of the client to its end. */
  async *#once(): AsyncGenerator<EventPage, SubscriptionEnd, undefined> {
    this.#caughtUp = false;
    let subscriptionReader: SubscriptionReader | undefined;
    try {
      await this.#refreshHead();
      if (this.#isFirst && this.#isAtHead) yield this.#page([], true);
      this.#isFirst = false;
      subscriptionReader = this.#subscribe();
      return yield* this.#listen(subscriptionReader);
    } catch (error) {
      return this.signal.aborted
        ? { ended: 'stopped' }
        : { ended: 'error', error: translated(error) };
    } finally {
      subscriptionReader?.close();
    }
  }

  async *#listen(
    subscriptionReader: SubscriptionReader,
  ): AsyncGenerator<EventPage, SubscriptionEnd, undefined> {
    for (let isSuspicious = false; ;) {
      const heard = await subscriptionReader.listen(this.target.silence, this.signal);
      if (heard === 'stopped') return { ended: 'stopped' };
      if (heard === 'end') return { ended: 'by_server' };
      if (heard === 'error') throw subscriptionReader.error;
      if (heard === 'silence') {
        if (await this.#isQuiet()) isSuspicious = false;
        else if (isSuspicious) return { ended: 'silence' };
        else isSuspicious = true;
        continue;
      }
      isSuspicious = false;
      const events = this.#receive(subscriptionReader);
      if (events.length > 0) yield await this.#pageOf(events, subscriptionReader);
    }
  }

  /** Whether nothing came because there is nothing. If there is, it may be on its way: only a second silence says that it is not. */
  async #isQuiet(): Promise<boolean> {
    await this.#refreshHead();
    if (this.#isAtHead) this.#failures = 0;
    return this.#isAtHead;
  }

  #subscribe(): SubscriptionReader {
    const { retrying, prefix } = this.parts;
    const { client, options } = retrying.connection;
    const sign = (): void => subscriptionReader.sign();
    const subscription = client.subscribeToAll({
      ...options,
      fromPosition: toServer(this.#position),
      ...prefix.filter(sign),
    });
    const subscriptionReader = new SubscriptionReader(subscription);
    return subscriptionReader;
  }

  /** What is new of ours, also what the filter leaves out; what came before is dropped. */
  #receive(subscriptionReader: SubscriptionReader): StoredEvent[] {
    const { prefix } = this.parts;
    const events: StoredEvent[] = [];
    for (const resolved of subscriptionReader.take(this.request.limit)) {
      const recorded = prefix.ours(resolved);
      if (!recorded || toPosition(recorded.position) <= this.#position) continue;
      const { event } = prefix.read(recorded);
      events.push(event);
      this.#position = event.position;
    }
    return events;
  }

  /** To say for the first time that we have caught up, the head must be a fresh one; after that, the server's silence says it. */
  async #pageOf(
    events: readonly StoredEvent[],
    subscriptionReader: SubscriptionReader,
  ): Promise<EventPage> {
    this.#failures = 0;
    if (!this.#caughtUp && subscriptionReader.isEmpty && this.#isAtHead) await this.#refreshHead();
    this.#caughtUp ||= this.#isAtHead;
    return this.#page(events, subscriptionReader.isEmpty);
  }

  #page(events: readonly StoredEvent[], isAll: boolean): EventPage {
    const { filter } = this.request;
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
  async #refreshHead(): Promise<void> {
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
