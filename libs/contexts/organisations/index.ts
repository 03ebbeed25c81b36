export { COMPANY_EVENTS, company } from './domain/company.decider.js';
export { NONPROFIT_EVENTS, nonprofit } from './domain/nonprofit.decider.js';
export { ORGANISATION_COMMANDS } from './domain/organisation.command-rules.js';
export { OrganisationsModule } from './organisations.module.js';
export { CompanyRow, LevelRow, NonprofitRow } from './read-model/organisation.entity.js';
export { Organisations1700000000002 } from './read-model/organisation.migration.js';
export { companyProjection, nonprofitProjection } from './read-model/organisation.projection.js';
