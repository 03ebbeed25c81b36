export * from './deadlines.js';
export * from './forgetting.js';
export * from './invitations.js';
export * from './mail-plan.js';
export * from './mail-view.js';
export * from './outbox.js';
export * from './reactions.js';
export * from './places.adapter.js';
