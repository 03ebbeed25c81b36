import { BulkController } from './api/bulk.controller.js';
import { Bulk } from './api/bulk.js';
import { DeadlinesController } from './api/deadlines.queries.controller.js';
import { MyWorkController } from './api/me.queries.controller.js';
import { RegistrationCommandsController } from './api/registrations.controller.js';
import { RegistrationHandler } from './api/registrations.handler.js';
import { RegistrationQueriesController } from './api/registrations.queries.controller.js';
import { DashboardQuery } from './read/queries/dashboard.query.js';
import { DeadlinesQuery } from './read/queries/deadlines.query.js';
import { PeopleNames } from './read/queries/people-names.js';
import { RegistrationQuery } from './read/queries/registration.query.js';
import { RegistrationsQuery } from './read/queries/registrations.query.js';
import { ToApproveQuery } from './read/queries/to-approve.query.js';
import { ToDecideQuery } from './read/queries/to-decide.query.js';
import { SurroundingsQuery } from './read/surroundings.js';

/** What apps/api plugs in. */
export const REGISTRATIONS_API = {
  controllers: [BulkController, RegistrationCommandsController, RegistrationQueriesController, MyWorkController, DeadlinesController],
  providers: [
    RegistrationHandler,
    Bulk,
    SurroundingsQuery,
    RegistrationsQuery,
    RegistrationQuery,
    DashboardQuery,
    ToApproveQuery,
    ToDecideQuery,
    DeadlinesQuery,
    PeopleNames,
  ],
};
