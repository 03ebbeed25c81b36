/** Journey files, read and checked: text in, a typed tree or all that is wrong with it out. Playing them is somebody else's. */
export { parseJourney } from './parse.js';
export { JourneyError, type Problem } from './problem.js';
export type * from './journey.js';
export type * from './arguments.js';
export type * from './words.js';
export * as vocabulary from './vocabulary.js';
