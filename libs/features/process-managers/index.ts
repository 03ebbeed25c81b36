export { Deadlines, STANDING_DEADLINES } from './deadlines.process.js';
export { ForesightOfProcesses } from './process-preview.js';
export { Reactions, type Forgetter } from './reactions.process.js';
export { PlacesOfInitiatives } from './slot-capacity.adapter.js';
