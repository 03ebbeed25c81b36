import { Directory } from '#platform/authorization';
import { InitiativeCommandsController } from './http/initiative-commands.controller.js';
import { InitiativeHandler } from './application/initiative.command-handler.js';
import { InitiativesController } from './http/initiative-queries.controller.js';
import { InitiativesQuery } from './read-model/initiatives.query.js';
import { ConfirmedDatesQuery } from './read-model/confirmed-dates.query.js';

/** What an HTTP application plugs in; it brings Ledger, AccessFacts, the read models and the command bus. */
export const INITIATIVES_API = {
  controllers: [InitiativeCommandsController, InitiativesController],
  providers: [InitiativeHandler, InitiativesQuery, ConfirmedDatesQuery, Directory],
};
