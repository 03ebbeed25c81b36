import { Module } from '@nestjs/common';
import { CompanyActions } from './application/company-actions.service.js';
import { NonprofitActions } from './application/nonprofit-actions.service.js';
import { CompaniesQuery } from './read-model/companies.query.js';
import { COMPANY_COMMAND_HANDLERS } from './application/company.command-handlers.js';
import { NONPROFIT_COMMAND_HANDLERS } from './application/nonprofit.command-handlers.js';
import { NonprofitsQuery } from './read-model/nonprofits.query.js';
import {
  CompanyCommandsController,
  NonprofitCommandsController,
} from './http/organisation-commands.controller.js';
import {
  CompaniesController,
  NonprofitsController,
} from './http/organisation-queries.controller.js';

/** Companies with their network levels, and nonprofits. */
@Module({
  controllers: [
    CompanyCommandsController,
    NonprofitCommandsController,
    CompaniesController,
    NonprofitsController,
  ],
  providers: [
    ...COMPANY_COMMAND_HANDLERS,
    ...NONPROFIT_COMMAND_HANDLERS,
    CompaniesQuery,
    NonprofitsQuery,
    CompanyActions,
    NonprofitActions,
  ],
  exports: [CompaniesQuery, NonprofitsQuery],
})
export class OrganisationsModule {}
