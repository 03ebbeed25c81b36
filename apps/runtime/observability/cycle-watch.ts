/** How long the cycle of the engine under way has lasted, by which a stuck engine is told from one that has nothing to do. */
export class CycleWatch {
  #began: number | undefined;

  /** Seconds; 0 while none is under way. */
  get seconds(): number {
    return this.#began === undefined ? 0 : (performance.now() - this.#began) / 1_000;
  }

  async watch<T>(cycle: () => Promise<T>): Promise<T> {
    this.#began = performance.now();
    try {
      return await cycle();
    } finally {
      this.#began = undefined;
    }
  }
}
