import { Directory, Mandates } from '#access';
import { AgreementQuery } from './api/agreement/agreement.query.js';
import { MandatesOfPartnerships } from './api/mandates.js';
import { PartnershipCommandsController } from './api/partnerships.controller.js';
import { PartnershipHandler } from './api/partnerships.handler.js';
import { PartnershipsController } from './api/partnerships.queries.controller.js';
import { PartnershipsQuery } from './api/partnerships.query.js';
import { Proposals } from './api/proposals.js';

export * from './domain/partnerships.commands.js';
export * from './domain/partnerships.decider.js';
export * from './domain/partnerships.events.js';
export * from './domain/vocabulary.js';
export * from './read/partnerships.entities.js';
export * from './read/partnerships.migration.js';
export * from './read/partnerships.projection.js';
export * from './api/partnerships.controller.js';
export * from './api/partnerships.handler.js';
export * from './api/partnerships.queries.controller.js';

/** What an HTTP application plugs in; it brings Ledger, the read models and the command bus. */
export const PARTNERSHIPS_API = {
  controllers: [PartnershipCommandsController, PartnershipsController],
  providers: [
    ...[PartnershipHandler, Proposals, PartnershipsQuery, AgreementQuery, Directory],
    { provide: Mandates, useClass: MandatesOfPartnerships },
  ],
};
