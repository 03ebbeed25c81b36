export { PostgresUnavailable } from './failure.js';
export { startPostgres, type RunningPostgres, type StartOptions } from './start.js';
