import { Module } from '@nestjs/common';
import { JobsModule } from '#platform/jobs';
import { ChangePersonHandler } from './application/change-person.command-handler.js';
import { InvitationsService } from './application/invitations.service.js';
import { JoiningService } from './application/joining.service.js';
import { PersonalDataService } from './application/personal-data.service.js';
import { UniqueValues } from './application/unique-values.js';
import { UniqueValuesQuery } from './read-model/unique-values.query.js';
import { AddCoordinatorHandler } from './application/add-coordinator.command-handler.js';
import {
  AssignManagerHandler,
  ErasePersonHandler,
  MovePersonHandler,
} from './application/people-management.command-handlers.js';
import { RegisterPersonHandler } from './application/register-person.command-handler.js';
import {
  MuteRemindersHandler,
  UnmuteRemindersHandler,
} from './application/reminder-preferences.command-handlers.js';
import { GrantRoleHandler, RevokeRoleHandler } from './application/roles.command-handlers.js';
import { UniqueHolders } from './application/unique-holders.js';
import { PeopleCommandsController } from './http/people-commands.controller.js';
import { PeopleController } from './http/people-queries.controller.js';
import { PeopleQuery } from './read-model/people.query.js';
import { AbsentPeople } from './import/absent-people.js';
import { ImportChunks } from './import/import-chunks.js';
import { ImportCommands } from './import/import-commands.js';
import { ImportController } from './http/import.controller.js';
import { PeopleImportService } from './import/people-import.service.js';
import { KnownPeopleQuery } from './import/known-people.query.js';
import { PersonActions } from './application/person-actions.service.js';
import { PersonAccess } from './application/person-access.js';
import { UniqueClaimsQuery } from './read-model/unique-claims.query.js';

const COMMAND_HANDLERS = [
  RegisterPersonHandler,
  ChangePersonHandler,
  AddCoordinatorHandler,
  GrantRoleHandler,
  RevokeRoleHandler,
  AssignManagerHandler,
  MovePersonHandler,
  ErasePersonHandler,
  MuteRemindersHandler,
  UnmuteRemindersHandler,
];

/** People, their roles and managers, and the import from a file. */
@Module({
  imports: [JobsModule],
  controllers: [PeopleCommandsController, PeopleController, ImportController],
  providers: [
    ...COMMAND_HANDLERS,
    PersonAccess,
    PersonActions,
    UniqueHolders,
    UniqueClaimsQuery,
    UniqueValues,
    UniqueValuesQuery,
    PersonalDataService,
    JoiningService,
    InvitationsService,
    PeopleQuery,
    PeopleImportService,
    ImportCommands,
    ImportChunks,
    AbsentPeople,
    KnownPeopleQuery,
  ],
  exports: [PeopleQuery, InvitationsService],
})
export class PeopleModule {}
