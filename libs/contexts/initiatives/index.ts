export { SlotCapacityService } from './application/slot-capacity.service.js';
export { INITIATIVE_COMMANDS, type NewSlot } from './domain/initiative.commands.js';
export { initiative } from './domain/initiative.decider.js';
export { INITIATIVE_EVENTS, type InitiativeKind } from './domain/initiative.events.js';
export { InitiativesModule } from './initiatives.module.js';
export { InitiativeRow, PlaceRow, SlotRow } from './read-model/initiative.entity.js';
export { Initiatives1700000000004 } from './read-model/initiative.migration.js';
export { initiativeProjection } from './read-model/initiative.projection.js';
