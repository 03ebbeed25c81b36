export * from './caller.js';
export * from './conditions.js';
export * from './directory.js';
export * from './facts.js';
export * from './parties.js';
export * from './rights.js';
export * from './scope.js';
export * from './read-models.js';
