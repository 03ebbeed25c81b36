import { BEGINNING, type Position } from './event-store.js';

/** How to learn of the appends of other processes. */
export interface HeadPolling {
  head(): Promise<Position>;
  readonly everyMilliseconds: number;
}

interface Waiter {
  readonly after: Position;
  settle(error?: Error): void;
}

/**
 * Wakes readers when the log has grown. Appends of this process wake them at once. Appends of other processes are found by polling the
 * head, once for all readers, and only while a reader waits.
 */
export class AppendNotifier {
  readonly #waiters = new Set<Waiter>();
  #head: Position = BEGINNING;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly source?: HeadPolling) {}

  /** Tells that the log has reached this position. */
  advanced(to: Position): void {
    if (to <= this.#head) return;
    this.#head = to;
    for (const waiter of this.#waiters) if (waiter.after < to) waiter.settle();
  }

  /** Resolves when the log goes beyond a position or the signal aborts; rejects when polling the head fails. */
  beyond(after: Position, signal: AbortSignal): Promise<void> {
    if (this.#head > after || signal.aborted) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const stop = () => waiter.settle();
      const waiter: Waiter = {
        after,
        settle: (error) => {
          signal.removeEventListener('abort', stop);
          this.#leave(waiter);
          if (error === undefined) resolve();
          else reject(error);
        },
      };
      signal.addEventListener('abort', stop);
      this.#waiters.add(waiter);
      this.#lookLater();
    });
  }

  #leave(waiter: Waiter): void {
    this.#waiters.delete(waiter);
    if (this.#waiters.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #lookLater(): void {
    const { source } = this;
    if (source && this.#timer === undefined && this.#waiters.size > 0)
      this.#timer = setTimeout(() => void this.#look(source), source.everyMilliseconds);
  }

  async #look(source: HeadPolling): Promise<void> {
    const timer = this.#timer;
    try {
      this.advanced(await source.head());
    } catch (error) {
      for (const waiter of this.#waiters) waiter.settle(error as Error);
    }
    if (this.#timer !== timer) return;
    this.#timer = undefined;
    this.#lookLater();
  }
}
