import { Directory } from '#platform/authorization';
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

/** What an HTTP application plugs in; it brings Ledger, the read models and the command bus. */
export const ORGANISATIONS_API = {
  controllers: [
    CompanyCommandsController,
    NonprofitCommandsController,
    CompaniesController,
    NonprofitsController,
  ],
  providers: [CompanyHandler, NonprofitHandler, CompaniesQuery, NonprofitsQuery, Directory],
};
