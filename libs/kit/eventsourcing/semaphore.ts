import { RoundRobin } from './round-robin.js';

/** Limits how many pieces of work run at once. The others wait in order, and take turns between the queues that they name. */
export class Semaphore {
  readonly #waiting = new RoundRobin<() => void>();
  #running = 0;

  constructor(private readonly permits: number) {}

  /** Nothing runs and nothing waits. */
  get isIdle(): boolean {
    return this.#running === 0;
  }

  /**
   * @param queues whose turn the work takes, from the outermost on, such as tenant and person
   * @throws what the work throws, or the signal's reason if it is aborted while waiting
   */
  async run<T>(
    work: () => Promise<T>,
    signal?: AbortSignal,
    queues: readonly string[] = [],
  ): Promise<T> {
    signal?.throwIfAborted();
    if (this.#running < this.permits) this.#running += 1;
    else await this.#acquire(queues, signal);
    try {
      signal?.throwIfAborted();
      return await work();
    } finally {
      this.#release();
    }
  }

  /** Passes the permit on to the one whose turn it is. */
  #release(): void {
    const next = this.#waiting.next();
    if (next) next();
    else this.#running -= 1;
  }

  #acquire(queues: readonly string[], signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#waiting.remove(go);
        reject(signal?.reason as Error);
      };
      this.#waiting.add(go, queues);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }
}
