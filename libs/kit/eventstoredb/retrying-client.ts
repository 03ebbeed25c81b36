import { setMaxListeners } from 'node:events';
import type { EventStoreDBClient, StreamingRead } from '@eventstore/db-client';
import { backoffDelay, elapsed, StoreUnavailable, type BackoffOptions } from '#kit/eventsourcing';
import type { Connection } from './connection.js';
import { CallTimeout, isTimeout, isTransient, translated } from './transient-errors.js';

/** How long to wait for the server, in milliseconds. */
export interface RetryTimeouts {
  /** For one answer, or the next part of it. */
  readonly call: number;
  /** For an answer after all, however often it has to be asked for. */
  readonly total: number;
  readonly pauses: BackoffOptions;
}

/** Calls with time-outs of our own (a peer that accepts and never answers must not hold us), and asks again. */
export class RetryingClient {
  readonly #closing = new AbortController();

  constructor(
    readonly connection: Connection,
    readonly patience: RetryTimeouts,
  ) {
    setMaxListeners(0, this.#closing.signal); // each call that waits to be tried again listens
  }

  /**
   * Runs something that may be repeated without harm.
   * @throws StoreUnavailable when no attempt in all the time was answered; what the server refuses for good
   */
  async ask<T>(work: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
    const until = performance.now() + this.patience.total;
    for (let failures = 1; ; failures++) {
      const beginning = performance.now();
      try {
        return await this.#answered(work(this.connection.client));
      } catch (error) {
        if (!isTransient(error)) throw translated(error);
        if (isTimeout(error)) this.connection.silentSince(beginning);
        const pause = backoffDelay(failures, this.patience.pauses);
        if (this.#closing.signal.aborted || performance.now() + pause > until) {
          throw new StoreUnavailable('The event store does not answer.', { cause: error });
        }
        await elapsed(pause, this.#closing.signal);
      }
    }
  }

  /** The answer of a call that has one. @throws Late */
  async answer<T>(call: Promise<T>): Promise<T> {
    const { call: milliseconds } = this.patience;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>(
      (_, reject) =>
        (timer = setTimeout(() => reject(new CallTimeout(milliseconds)), milliseconds)),
    );
    try {
      return await Promise.race([call, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** What a call gives bit by bit. Whoever leaves early cancels it. @throws Late */
  async *parts<T>(reading: StreamingRead<T>): AsyncGenerator<T, void, undefined> {
    const { call: milliseconds } = this.patience;
    const timer = setTimeout(() => reading.destroy(new CallTimeout(milliseconds)), milliseconds);
    // The client may go on complaining after we have left.
    reading.on('error', () => undefined);
    let whole = false;
    try {
      for await (const part of reading) {
        timer.refresh();
        this.connection.answered();
        yield part;
      }
      whole = true;
    } finally {
      clearTimeout(timer);
      if (!whole) void reading.cancel().catch(() => undefined);
    }
  }

  /** Nothing is asked for again. */
  close(): void {
    this.#closing.abort();
  }

  async #answered<T>(answer: Promise<T>): Promise<T> {
    const value = await answer;
    this.connection.answered();
    return value;
  }
}
