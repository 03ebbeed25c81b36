import { Directory } from '#access';
import { PartnershipCommandsController } from './api/partnerships.controller.js';
import { PartnershipHandler } from './api/partnerships.handler.js';
import { Proposals } from './api/proposals.js';

export * from './domain/partnerships.commands.js';
export * from './domain/partnerships.decider.js';
export * from './domain/partnerships.events.js';
export * from './read/partnerships.entities.js';
export * from './read/partnerships.migration.js';
export * from './read/partnerships.projection.js';
export * from './api/partnerships.controller.js';
export * from './api/partnerships.handler.js';

/** What an HTTP application plugs in; it brings Ledger, the read models and the command bus. */
export const PARTNERSHIPS_API = {
  controllers: [PartnershipCommandsController],
  providers: [PartnershipHandler, Proposals, Directory],
};
