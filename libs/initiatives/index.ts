import { Directory } from '#access';
import { InitiativeCommandsController } from './api/initiatives.controller.js';
import { InitiativeHandler } from './api/initiatives.handler.js';
import { InitiativesController } from './api/initiatives.queries.controller.js';
import { InitiativesQuery } from './api/initiatives.query.js';
import { ConfirmedDatesQuery } from './read/confirmed-dates.query.js';

export * from './domain/initiatives.commands.js';
export * from './domain/initiatives.decider.js';
export * from './domain/initiatives.events.js';
export * from './read/initiatives.entities.js';
export * from './read/initiatives.migration.js';
export * from './read/initiatives.projection.js';
export * from './api/initiatives.controller.js';
export * from './api/initiatives.handler.js';
export * from './api/initiatives.queries.controller.js';
export * from './api/places-desk.js';

/** What an HTTP application plugs in; it brings Ledger, AccessFacts, the read models and the command bus. */
export const INITIATIVES_API = {
  controllers: [InitiativeCommandsController, InitiativesController],
  providers: [InitiativeHandler, InitiativesQuery, ConfirmedDatesQuery, Directory],
};
