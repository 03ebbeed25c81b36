import type { Runtime } from '../runtime/runtime.js';

/** Seals the log once a day (domain §8); asked every second, it looks at the seals once a day. */
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

  /** A seal that a stop came upon is left to the next start. */
  async ended(): Promise<void> {
    await this.#sealing;
  }

  async #seal(today: string): Promise<void> {
    const { seals, store, clock, log, stopping } = this.runtime;
    const seal = await seals.sealDaily(store, clock, stopping).catch((error: unknown) => {
      if (!stopping.aborted) throw error;
    });
    this.#day = today;
    // Where lines are kept elsewhere, this one shows that no later seal was taken away.
    if (seal)
      log.info(
        { seal: seal.number, position: seal.position, mac: seal.mac },
        'The log was sealed.',
      );
  }
}
