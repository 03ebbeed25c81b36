import { setImmediate } from 'node:timers/promises';

/** Milliseconds that a piece of work may hold the event loop. */
const SLICE = 10;

/** Cuts long work into slices, between which the process serves others. Ask after each small step. */
export class WorkPacer {
  #since = performance.now();

  /** @param wait lets others run */
  constructor(private readonly wait: () => Promise<unknown> = () => setImmediate()) {}

  /** The slice is used up: time to pause. */
  get isDue(): boolean {
    return performance.now() - this.#since >= SLICE;
  }

  async pause(): Promise<void> {
    await this.wait();
    this.#since = performance.now();
  }

  /** Does a small step for each item, and pauses between two slices. */
  async each<T>(items: Iterable<T>, step: (item: T) => void): Promise<void> {
    for (const item of items) {
      step(item);
      if (this.isDue) await this.pause();
    }
  }

  /** The results of a small step for each item. */
  async map<T, R>(items: Iterable<T>, step: (item: T) => R): Promise<R[]> {
    const results: R[] = [];
    await this.each(items, (item) => void results.push(step(item)));
    return results;
  }
}
