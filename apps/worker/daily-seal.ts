import type { Runtime } from '../runtime/runtime.js';

/** Seals the log once a day (domain §8); asked every second, it looks at the seals once a day. */
export class DailySeal {
  #day = '';

  constructor(private readonly runtime: Runtime) {}

  async run(): Promise<void> {
    const { seals, store, clock, log } = this.runtime;
    const today = clock.now().slice(0, 10);
    if (today === this.#day) return;
    const seal = await seals.sealDaily(store, clock);
    this.#day = today;
    // Where lines are kept elsewhere, this one shows that no later seal was taken away.
    if (seal) log.info({ seal: seal.number, position: seal.position, mac: seal.mac }, 'The log was sealed.');
  }
}
