import type { Lock } from './lock.js';
import { Semaphore } from './semaphore.js';

/** Takes locks that all processes share. Within this process, work that needs one lock queues for it in fair turns. */
export class LockQueues {
  /** One permit for each lock that this process uses now. */
  readonly #queues = new Map<string, Semaphore>();

  constructor(private readonly lock: Lock) {}

  /**
   * Runs work under several locks at once; with none, the work just runs.
   * @param turns between whom this process takes turns, from the outermost on, such as tenant and person
   */
  run<T>(names: readonly string[], work: () => Promise<T>, turns?: readonly string[]): Promise<T> {
    if (names.length === 0) return work();
    const inOrder = [...new Set(names)].sort();
    return inOrder.reduceRight<() => Promise<T>>(
      (inner, name) => () => this.#queued(name, inner, turns),
      () => this.lock.withLocks(inOrder, work),
    )();
  }

  async #queued<T>(
    name: string,
    work: () => Promise<T>,
    turns: readonly string[] | undefined,
  ): Promise<T> {
    const queue = this.#queues.get(name) ?? new Semaphore(1);
    this.#queues.set(name, queue);
    try {
      return await queue.run(work, undefined, turns);
    } finally {
      if (queue.isIdle) this.#queues.delete(name);
    }
  }
}
