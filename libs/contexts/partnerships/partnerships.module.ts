import { Global, Module } from '@nestjs/common';
import { Mandates } from '#platform/authorization';
import { AgreementQuery } from './agreement/agreement.query.js';
import { PartnershipMandates } from './application/mandates.service.js';
import { PartnershipCommandsController } from './http/partnership-commands.controller.js';
import { PartnershipHandler } from './application/partnership.command-handler.js';
import { PartnershipsController } from './http/partnership-queries.controller.js';
import { PartnershipsQuery } from './read-model/partnerships.query.js';
import { ProposalsService } from './application/proposals.service.js';

/** Partnerships and mandates. Global, because it implements the platform’s `Mandates` for every context. */
@Global()
@Module({
  controllers: [PartnershipCommandsController, PartnershipsController],
  providers: [
    ...[PartnershipHandler, ProposalsService, PartnershipsQuery, AgreementQuery],
    { provide: Mandates, useClass: PartnershipMandates },
  ],
  exports: [Mandates],
})
export class PartnershipsModule {}
