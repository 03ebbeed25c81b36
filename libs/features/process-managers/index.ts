export { Deadlines, STANDING_DEADLINES } from './deadlines.process.js';
export { ProcessManagersModule } from './process-managers.module.js';
export { Reactions } from './reactions.process.js';
