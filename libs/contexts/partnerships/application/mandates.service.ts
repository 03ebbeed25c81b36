import { Injectable } from '@nestjs/common';
import { Mandates } from '#platform/authorization';
import { Ledger, streamOf } from '#kit/eventsourcing';
import { partnership, partnershipId } from '../domain/partnership.decider.js';

/** Reads a mandate from the stream of its partnership. */
@Injectable()
export class PartnershipMandates extends Mandates {
  constructor(private readonly ledger: Ledger) {
    super();
  }

  protected async inForce(company: string, nonprofit: string): Promise<string | null> {
    return (
      await this.ledger.load(partnership, streamOf(partnership, partnershipId(company, nonprofit)))
    ).state.mandate;
  }
}
