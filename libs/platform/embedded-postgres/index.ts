export { substituteFor } from './data-home.js';
export { runningPostmaster, stopPostmaster } from './postmaster.js';
export { startPostgres, type RunningPostgres } from './start-postgres.js';
