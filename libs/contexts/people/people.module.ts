import { Directory } from '#platform/authorization';
import { Coordinators } from './application/add-coordinator.js';
import { Holders } from './application/unique-holders.js';
import { Managing } from './application/people-management.js';
import { Muting } from './application/reminder-preferences.js';
import { PeopleCommandsController } from './http/people-commands.controller.js';
import { PeopleHandler } from './application/person.command-handler.js';
import { PeopleController } from './http/people-queries.controller.js';
import { PeopleQuery } from './read-model/people.query.js';
import { ImportCommands } from './import/import-commands.js';
import { ImportController } from './http/import.controller.js';
import { Importing } from './import/people-import.service.js';
import { KnownPeople } from './import/known-people.query.js';
import { Registering } from './application/register-person.js';
import { Roles } from './application/roles.service.js';
import { Surveying } from './application/person-access.js';
import { PeopleFacts } from './read-model/unique-claims.query.js';

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
