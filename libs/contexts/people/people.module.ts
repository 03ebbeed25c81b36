import { Directory } from '#platform/authorization';
import { AddCoordinatorService } from './application/add-coordinator.js';
import { UniqueHolders } from './application/unique-holders.js';
import { PeopleManagement } from './application/people-management.js';
import { ReminderPreferences } from './application/reminder-preferences.js';
import { PeopleCommandsController } from './http/people-commands.controller.js';
import { PeopleHandler } from './application/person.command-handler.js';
import { PeopleController } from './http/people-queries.controller.js';
import { PeopleQuery } from './read-model/people.query.js';
import { ImportCommands } from './import/import-commands.js';
import { ImportController } from './http/import.controller.js';
import { PeopleImportService } from './import/people-import.service.js';
import { KnownPeopleQuery } from './import/known-people.query.js';
import { RegisterPersonService } from './application/register-person.js';
import { RolesService } from './application/roles.service.js';
import { PersonAccess } from './application/person-access.js';
import { UniqueClaimsQuery } from './read-model/unique-claims.query.js';

/** What an HTTP application plugs in; it brings Ledger, the read models and the command bus. */
export const PEOPLE_API = {
  controllers: [PeopleCommandsController, PeopleController, ImportController],
  providers: [
    PeopleHandler,
    PeopleQuery,
    RegisterPersonService,
    AddCoordinatorService,
    RolesService,
    PeopleManagement,
    ReminderPreferences,
    PersonAccess,
    UniqueHolders,
    UniqueClaimsQuery,
    Directory,
    PeopleImportService,
    ImportCommands,
    KnownPeopleQuery,
  ],
};
