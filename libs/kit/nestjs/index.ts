export { EventSourcingModule } from './event-sourcing.module.js';
export { EVENT_STORE, KEY_RING } from './event-sourcing.tokens.js';
