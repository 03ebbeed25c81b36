export * from './deadlines.js';
export * from './forgetting.js';
export * from './mail-plan.js';
export * from './outbox.js';
export * from './reactions.js';
export * from './places.adapter.js';
