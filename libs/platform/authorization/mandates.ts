import { forbidden } from './missing-rights.js';
import type { Right } from './rights.js';

/**
 * Port to the mandates as the log has them; the partnerships implement it. Rights come from the read models, which follow the log.
 * A mandate ends at once with its partnership (docs/domain.md §6), so a command under a mandate looks it up again in the log.
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
      throw forbidden('role', 'The mandate has ended: the nonprofit can give a new one.', [
        { right: 'mandated_admin', missing: 'no_mandate' },
      ]);
  }
}
