import { Module } from '@nestjs/common';
import { JobsModule } from '#platform/jobs';
import { BulkController } from './http/bulk.controller.js';
import { BulkService } from './application/bulk.service.js';
import { DateCommandsController } from './http/date-commands.controller.js';
import { DeadlinesController } from './http/deadlines.controller.js';
import { MyWorkController } from './http/my-work.controller.js';
import { RegistrationCommandsController } from './http/registration-commands.controller.js';
import { REGISTRATION_COMMAND_HANDLERS } from './application/registration.command-classes.js';
import { RegistrationActions } from './application/registration-actions.service.js';
import { SignUpActionsService } from './application/sign-up-actions.service.js';
import { SignUpLookups } from './application/sign-up-lookups.js';
import { SlotReservations } from './application/slot-reservations.js';
import { RegistrationQueriesController } from './http/registration-queries.controller.js';
import { CapabilitiesQuery } from './read-model/queries/capabilities.query.js';
import { DashboardQuery } from './read-model/queries/dashboard.query.js';
import { DeadlinesQuery } from './read-model/queries/deadlines.query.js';
import { EmployeeRecordsQuery } from './read-model/queries/employee-records.query.js';
import { OverlapsQuery } from './read-model/queries/overlaps.query.js';
import { PeopleNames } from './read-model/queries/people-names.js';
import { RegistrationQuery } from './read-model/queries/registration.query.js';
import { RegistrationsQuery } from './read-model/queries/registrations.query.js';
import { ToApproveQuery } from './read-model/queries/to-approve.query.js';
import { DecisionItems } from './read-model/queries/decision-items.js';
import { OpenDecisionsQuery } from './read-model/queries/open-decisions.query.js';
import { ToDecideQuery } from './read-model/queries/to-decide.query.js';
import { TallyQuery } from './read-model/queries/tally.query.js';
import { SignUpContextQuery } from './read-model/sign-up-context.query.js';

/** Registrations and participation dates: commands, bulk commands, lists, dashboards. */
@Module({
  imports: [JobsModule],
  controllers: [
    BulkController,
    RegistrationCommandsController,
    DateCommandsController,
    RegistrationQueriesController,
    MyWorkController,
    DeadlinesController,
  ],
  providers: [
    ...REGISTRATION_COMMAND_HANDLERS,
    SignUpLookups,
    RegistrationActions,
    SignUpActionsService,
    SlotReservations,
    BulkService,
    SignUpContextQuery,
    RegistrationsQuery,
    TallyQuery,
    RegistrationQuery,
    CapabilitiesQuery,
    DashboardQuery,
    ToApproveQuery,
    ToDecideQuery,
    OpenDecisionsQuery,
    DecisionItems,
    DeadlinesQuery,
    EmployeeRecordsQuery,
    OverlapsQuery,
    PeopleNames,
  ],
  exports: [
    OverlapsQuery,
    RegistrationActions,
    RegistrationQuery,
    RegistrationsQuery,
    PeopleNames,
    SignUpActionsService,
  ],
})
export class RegistrationsModule {}
