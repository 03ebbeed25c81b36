import { Module } from '@nestjs/common';
import { JobsModule } from '#platform/jobs';
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

/** People, their roles and managers, and the import from a file. */
@Module({
  imports: [JobsModule],
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
    PeopleImportService,
    ImportCommands,
    KnownPeopleQuery,
  ],
  exports: [PeopleQuery],
})
export class PeopleModule {}
