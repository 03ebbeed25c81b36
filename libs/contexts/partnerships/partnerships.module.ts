import { Directory, Mandates } from '#platform/authorization';
import { AgreementQuery } from './agreement/agreement.query.js';
import { PartnershipMandates } from './application/mandates.service.js';
import { PartnershipCommandsController } from './http/partnership-commands.controller.js';
import { PartnershipHandler } from './application/partnership.command-handler.js';
import { PartnershipsController } from './http/partnership-queries.controller.js';
import { PartnershipsQuery } from './read-model/partnerships.query.js';
import { ProposalsService } from './application/proposals.service.js';

/** What an HTTP application plugs in; it brings Ledger, the read models and the command bus. */
export const PARTNERSHIPS_API = {
  controllers: [PartnershipCommandsController, PartnershipsController],
  providers: [
    ...[PartnershipHandler, ProposalsService, PartnershipsQuery, AgreementQuery, Directory],
    { provide: Mandates, useClass: PartnershipMandates },
  ],
};
