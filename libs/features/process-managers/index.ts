export { Deadlines, STANDING_DEADLINES } from './deadlines.process.js';
export { ProcessManagersModule } from './process-managers.module.js';
export { ProcessPreview } from './process-preview.js';
export { Reactions } from './reactions.process.js';
export { SlotCapacityAdapter } from './slot-capacity.adapter.js';
