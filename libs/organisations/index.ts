import { Directory } from '#access';
import { CompaniesQuery } from './api/companies.query.js';
import { CompanyHandler } from './api/companies.handler.js';
import { NonprofitHandler } from './api/nonprofits.handler.js';
import { NonprofitsQuery } from './api/nonprofits.query.js';
import { CompanyCommandsController, NonprofitCommandsController } from './api/organisations.controller.js';
import { CompaniesController, NonprofitsController } from './api/organisations.queries.controller.js';

export * from './domain/company.js';
export * from './domain/nonprofit.js';
export * from './domain/organisations.rules.js';
export * from './read/organisations.entities.js';
export * from './read/organisations.migration.js';
export * from './read/organisations.projection.js';
export * from './api/companies.handler.js';
export * from './api/nonprofits.handler.js';
export * from './api/organisations.controller.js';
export * from './api/organisations.queries.controller.js';

/** What an HTTP application plugs in; it brings Ledger, the read models and the command bus. */
export const ORGANISATIONS_API = {
  controllers: [CompanyCommandsController, NonprofitCommandsController, CompaniesController, NonprofitsController],
  providers: [CompanyHandler, NonprofitHandler, CompaniesQuery, NonprofitsQuery, Directory],
};
