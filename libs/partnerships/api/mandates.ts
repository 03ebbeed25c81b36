import { Injectable } from '@nestjs/common';
import { Mandates } from '#access';
import { Ledger, streamOf } from '#eventsourcing';
import { partnership, partnershipId } from '../domain/partnerships.decider.js';

/** Reads a mandate from the stream of its partnership. */
@Injectable()
export class MandatesOfPartnerships extends Mandates {
  constructor(private readonly ledger: Ledger) {
    super();
  }

  protected async inForce(company: string, nonprofit: string): Promise<string | null> {
    return (await this.ledger.load(partnership, streamOf(partnership, partnershipId(company, nonprofit)))).state.mandate;
  }
}
