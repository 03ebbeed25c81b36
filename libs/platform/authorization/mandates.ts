import { forbidden } from '#kit/eventsourcing';
import type { Right } from './rights.js';

/**
 * Mandates as the log has them. Rights come from the read models, which follow the log; a mandate ends at once with its partnership
 * (domain §6), so whoever is about to act under one is looked up again where it is written. Implemented by the partnerships.
 */
export abstract class Mandates {
  /** The mandate in force of this company for this nonprofit. */
  protected abstract inForce(company: string, nonprofit: string): Promise<string | null>;

  /** @throws Refusal forbidden, for a right under a mandate that has ended */
  async refuseEnded({ mandate }: Right, company: string | null, nonprofit: string): Promise<void> {
    if (
      mandate !== null &&
      (company === null || (await this.inForce(company, nonprofit)) !== mandate)
    )
      throw forbidden('role', 'The mandate has ended.');
  }
}
