export { AdvisoryTurnstile } from './advisory-lock.js';
export {
  connectAsOwner,
  createDataSource,
  createPool,
  migrate,
  migrationsPending,
} from './database.js';
export { EVENT_LOG_SQL, grantsFor } from './event-store/event-log.schema.js';
export { toPosition } from './event-store/log-position.js';
export { PostgresEventStore } from './event-store/postgres-event-store.js';
export {
  NotInUse,
  clearMark,
  fence,
  markOf,
  refuseUnlessInUse,
  setMark,
  unfence,
} from './installation/installation-state.js';
export {
  installationTables,
  rowsIn,
  rowsOut,
  type InstallationTable,
} from './installation/installation-tables.js';
export { MovedPositions } from './installation/remap-positions.js';
export { PostgresKeyRing, rewrapAll } from './postgres-key-ring.js';
export { LogReader } from './projection/event-processor.js';
export { LEASE_SECONDS, Lease, NotOwner } from './projection/lease.js';
export {
  MOST_PARKED,
  parkedStreams,
  type ParkedStream,
} from './projection/parking/parked-streams.js';
export type { NotTakenIn } from './projection/parking/projection-error.js';
export { digests } from './projection/projection-tables.js';
export { Projector } from './projection/projector.js';
export { PostgresByStream, SpooledByStream } from './projection/rebuild/log-by-stream.js';
export { Rebuild } from './projection/rebuild/rebuild.js';
export type { RebuildOptions, RebuildResult } from './projection/rebuild/rebuild.types.js';
export { isPassing } from './transient-errors.js';
