/** Lets a few pieces of work run at once; the others wait for their turn, in order. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(private readonly atOnce: number) {}

  /** @throws what the work throws, or the signal's reason if it comes while waiting */
  async take<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#running >= this.atOnce) await this.#turn(signal);
    signal.throwIfAborted();
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1);
        reject(signal.reason as Error);
      };
      this.#waiting.push(go);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
