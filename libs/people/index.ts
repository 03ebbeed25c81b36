import { Directory } from '#access';
import { Coordinators } from './api/coordinators.js';
import { Holders } from './api/holders.js';
import { Managing } from './api/managing.js';
import { Muting } from './api/muting.js';
import { PeopleCommandsController } from './api/people.controller.js';
import { PeopleHandler } from './api/people.handler.js';
import { PeopleController } from './api/people.queries.controller.js';
import { PeopleQuery } from './api/people.query.js';
import { ImportCommands } from './api/importing/commands.js';
import { ImportController } from './api/importing/importing.controller.js';
import { Importing } from './api/importing/importing.js';
import { KnownPeople } from './api/importing/known.js';
import { Registering } from './api/registering.js';
import { Roles } from './api/roles.js';
import { Surveying } from './api/surveying.js';
import { PeopleFacts } from './read/people.facts.js';

export * from './domain/people.decider.js';
export * from './domain/people.events.js';
export * from './domain/people.rules.js';
export * from './domain/reminders.js';
export * from './read/people.entities.js';
export * from './read/claims.migration.js';
export * from './read/people.migration.js';
export * from './read/people.projection.js';
export { IMPORT_ROUTE } from './api/importing/importing.controller.js';
export * from './api/people.controller.js';
export * from './api/people.handler.js';
export * from './api/people.queries.controller.js';
export { PeopleQuery } from './api/people.query.js';
export { PersonView as PersonAnswer } from './api/people.views.js';

/** What an HTTP application plugs in; it brings Ledger, the read models and the command bus. */
export const PEOPLE_API = {
  controllers: [PeopleCommandsController, PeopleController, ImportController],
  providers: [
    PeopleHandler,
    PeopleQuery,
    Registering,
    Coordinators,
    Roles,
    Managing,
    Muting,
    Surveying,
    Holders,
    PeopleFacts,
    Directory,
    Importing,
    ImportCommands,
    KnownPeople,
  ],
};
