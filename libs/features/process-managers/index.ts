export { Deadlines, STANDING_DEADLINES } from './deadlines.process.js';
export { ProcessManagersModule } from './process-managers.module.js';
export { Reactions, type Eraser } from './reactions.process.js';
