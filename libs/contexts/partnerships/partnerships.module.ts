import { Global, Module } from '@nestjs/common';
import { Mandates } from '#platform/authorization';
import { AgreementQuery } from './agreement/agreement.query.js';
import { PartnershipActions } from './application/partnership-actions.service.js';
import { PartnershipMandates } from './application/mandates.service.js';
import { PartnershipCommandsController } from './http/partnership-commands.controller.js';
import { PARTNERSHIP_COMMAND_HANDLERS } from './application/partnership.command-handlers.js';
import { PartnershipsController } from './http/partnership-queries.controller.js';
import { MandatesController } from './http/mandates.controller.js';
import { MandatesQuery } from './read-model/mandates.query.js';
import { PartnershipsQuery } from './read-model/partnerships.query.js';

/** Partnerships and mandates. Global, because it provides the platform’s `Mandates` to every context. */
@Global()
@Module({
  controllers: [PartnershipCommandsController, PartnershipsController, MandatesController],
  providers: [
    ...PARTNERSHIP_COMMAND_HANDLERS,
    PartnershipsQuery,
    MandatesQuery,
    PartnershipActions,
    AgreementQuery,
    { provide: Mandates, useClass: PartnershipMandates },
  ],
  exports: [Mandates, PartnershipActions, PartnershipsQuery],
})
export class PartnershipsModule {}
