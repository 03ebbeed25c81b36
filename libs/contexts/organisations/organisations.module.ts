import { Module } from '@nestjs/common';
import { CompaniesQuery } from './read-model/companies.query.js';
import { CompanyHandler } from './application/company.command-handler.js';
import { NonprofitHandler } from './application/nonprofit.command-handler.js';
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
  providers: [CompanyHandler, NonprofitHandler, CompaniesQuery, NonprofitsQuery],
})
export class OrganisationsModule {}
