export * from './command-route.js';
export * from './foresight.js';
export * from './open.js';
export * from './paging.js';
export * from './problem.js';
export * from './requester.js';
export * from './validation.js';
export * from './openapi.js';
