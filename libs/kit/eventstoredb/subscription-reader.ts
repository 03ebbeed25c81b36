import type { AllStreamResolvedEvent, AllStreamSubscription } from '@eventstore/db-client';

/** What came first: something to take, the server's clean end, an error, nothing for the time given, or the signal. */
export type ReceivedItem = 'events' | 'end' | 'error' | 'silence' | 'stopped';

/** One subscription of the client, which lives until its connection breaks. It is pulled from, so the server is never asked for more. */
export class SubscriptionReader {
  error: unknown;
  #ended = false;
  #failed = false;
  #wake: () => void = () => undefined;

  constructor(private readonly subscription: AllStreamSubscription) {
    subscription.on('readable', () => {
      // Node tells of the end only to those who read on.
      if (this.isEmpty) subscription.read();
      this.sign();
    });
    subscription.on('confirmation', () => this.sign());
    subscription.on('end', () => {
      this.#ended = true;
      this.#wake();
    });
    // The listener stays, because the client may go on complaining after we have left.
    subscription.on('error', (error) => {
      this.error ??= error;
      this.#failed = true;
      this.#wake();
    });
  }

  /** The server lives, whatever it says. */
  sign(): void {
    this.#wake();
  }

  /** Waits until there is something to say. */
  async listen(milliseconds: number, signal: AbortSignal): Promise<ReceivedItem> {
    const state = this.#state(signal);
    if (state) return state;
    return new Promise((resolve) => {
      const settle = (heard: ReceivedItem): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        this.#wake = () => undefined;
        resolve(heard);
      };
      const timer = setTimeout(() => settle('silence'), milliseconds);
      const stop = (): void => settle('stopped');
      signal.addEventListener('abort', stop);
      this.#wake = () => {
        const now = this.#state(signal);
        if (now) settle(now);
        else timer.refresh();
      };
    });
  }

  /** What has come, at most so many, in the order of the log. */
  take(limit: number): AllStreamResolvedEvent[] {
    const taken: AllStreamResolvedEvent[] = [];
    while (taken.length < limit) {
      const next = this.subscription.read() as AllStreamResolvedEvent | null;
      if (next === null) break;
      taken.push(next);
    }
    return taken;
  }

  get isEmpty(): boolean {
    return this.subscription.readableLength === 0;
  }

  close(): void {
    void this.subscription.unsubscribe().catch(() => undefined);
    this.subscription.destroy();
  }

  #state(signal: AbortSignal): ReceivedItem | undefined {
    if (signal.aborted) return 'stopped';
    if (!this.isEmpty) return 'events';
    if (this.#failed) return 'error';
    return this.#ended ? 'end' : undefined;
  }
}
