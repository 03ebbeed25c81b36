import type { Runtime } from '../runtime/runtime.js';

/** Seals the log once a day (docs/domain.md §8). Called every second; reads the seals once a day. */
export class DailySeal {
  #day = '';
  #sealing: Promise<void> = Promise.resolve();

  constructor(private readonly runtime: Runtime) {}

  run(): Promise<void> {
    const today = this.runtime.clock.now().slice(0, 10);
    if (today === this.#day) return Promise.resolve();
    const sealing = this.#seal(today);
    this.#sealing = sealing.catch(() => undefined);
    return sealing;
  }

  /** Waits for a seal in progress. A stop interrupts it; the next start seals. */
  async ended(): Promise<void> {
    await this.#sealing;
  }

  async #seal(today: string): Promise<void> {
    const { seals, store, clock, log, stopping } = this.runtime;
    const seal = await seals.sealDaily(store, clock, stopping).catch((error: unknown) => {
      if (!stopping.aborted) throw error;
    });
    this.#day = today;
    // Logs that are stored elsewhere show whether a later seal was removed.
    if (seal)
      log.info(
        { seal: seal.number, position: seal.position, mac: seal.mac },
        'The log was sealed.',
      );
  }
}
