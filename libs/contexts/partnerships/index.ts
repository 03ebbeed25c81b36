export { PartnershipActions } from './application/partnership-actions.service.js';
export { TYPEFACES } from './agreement/typeface.js';
export { partnershipAudienceOf } from './domain/partnership-audience.js';
export { PARTNERSHIP_COMMANDS } from './domain/partnership.commands.js';
export { partnership, partnershipId } from './domain/partnership.decider.js';
export {
  PARTNERSHIP_EVENTS,
  type PartnershipAudience,
  type PartnershipEventDefinition,
} from './domain/partnership.events.js';
export type { PartnershipState } from './domain/partnership.state.js';
export {
  PARTNERSHIP_STATUSES,
  SHOWN_STATUS_LABELS,
  shownStatusOf,
  type PartnershipStatus,
} from './domain/partnership.status.js';
export { PartnershipsModule } from './partnerships.module.js';
export { MandateRow } from './read-model/mandate.entity.js';
export { Mandates1700000006900 } from './read-model/mandates.migration.js';
export { PartnershipRow } from './read-model/partnership.entity.js';
export { Partnerships1700000000005 } from './read-model/partnership.migration.js';
export { PartnershipsQuery } from './read-model/partnerships.query.js';
export { partnershipProjection } from './read-model/partnership.projection.js';
