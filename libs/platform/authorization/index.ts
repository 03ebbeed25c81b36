export type { InitiativeAccessContext, RegistrationAccessContext } from './access-context.js';
export { ACTOR_POLICY } from './actor-metadata.js';
export { AuthorizationContext } from './authorization-context.js';
export {
  accessToCompany,
  accessToNonprofit,
  accessToPartnership,
  accessToPerson,
} from './authorization-rules.js';
export { AuthorizationModule } from './authorization.module.js';
export {
  Callers,
  belongsToCompany,
  holds,
  isPlatform,
  levelsOf,
  nonprofitsOf,
  overseenLevels,
  oversees,
  seesEverything,
  type Caller,
  type HeldRole,
} from './caller.js';
export { Directory, type NetworkLevelRef } from './directory.js';
export { Mandates } from './mandates.js';
export {
  forbidden,
  listOf,
  MISSING_REASONS,
  neededRoles,
  RIGHTS,
  neededInWords,
  type MissingReason,
  type NeededRight,
} from './missing-rights.js';
export { READ_MODELS } from './read-models.token.js';
export {
  accessToInitiative,
  accessToRegistration,
  anyOnPath,
  chooseRight,
  isPermittedBy,
  refuseOutOfScope,
  right,
  type Access,
  type Permitted,
  type Right,
} from './rights.js';
export {
  companiesInScope,
  companiesOf,
  initiativesInScope,
  nonprofitsInScope,
  partnershipsInScope,
  peopleInScope,
  readsInScope,
  LEVEL_OF_REGISTRATION,
  overseen,
  registrationsAtOrBelow,
  registrationsInScope,
  type Condition,
} from './scope.js';
export { FILTERED_THINGS, refuseUnknownFilters, type Filters } from './filters-in-scope.js';
export { Conditions } from './sql-conditions.js';
