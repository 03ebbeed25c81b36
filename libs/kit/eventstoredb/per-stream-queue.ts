import { StoreOverloaded } from '#kit/eventsourcing';

/** Work on one stream goes one after the other, in the order in which it came; that on different streams goes side by side. */
export class PerStreamQueue {
  readonly #last = new Map<string, Promise<unknown>>();
  #pending = 0;

  /** @param limit how much may wait or be under way at once */
  constructor(private readonly limit: number) {}

  /** @throws StoreOverloaded at once, and nothing was done */
  run<T>(stream: string, work: () => Promise<T>): Promise<T> {
    if (this.#pending >= this.limit) return Promise.reject(new StoreOverloaded());
    this.#pending++;
    const before = this.#last.get(stream) ?? Promise.resolve();
    const now = before.then(work);
    const settled = (): void => this.#settled(stream, done);
    const done: Promise<void> = now.then(settled, settled);
    this.#last.set(stream, done);
    return now;
  }

  /** Resolves when nothing waits or is under way. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }

  #settled(stream: string, work: Promise<void>): void {
    this.#pending--;
    if (this.#last.get(stream) === work) this.#last.delete(stream);
  }
}
