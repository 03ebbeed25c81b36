export { AdvisoryLock } from './advisory-lock.js';
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
  clearInstallationState,
  closeInstallation,
  installationStateOf,
  refuseUnlessInUse,
  reopenInstallation,
  setInstallationState,
} from './installation/installation-state.js';
export {
  installationTables,
  rowsIn,
  rowsOut,
  type InstallationTable,
} from './installation/installation-tables.js';
export { PositionRemapping } from './installation/remap-positions.js';
export { FoundationMigration } from './migrations/foundation.migration.js';
export { destroyPersonKeys, PostgresKeyRing, rewrapAll } from './postgres-key-ring.js';
export { EventProcessor } from './projection/event-processor.js';
export { LEASE_SECONDS, Lease, NotOwner } from './projection/lease.js';
export {
  MAX_PARKED_STREAMS,
  parkedStreams,
  type ParkedStream,
} from './projection/parking/parked-streams.js';
export type { ProjectionError } from './projection/parking/projection-error.js';
export { digests } from './projection/projection-tables.js';
export { Projector } from './projection/projector.js';
export { PostgresByStream, SpooledByStream } from './projection/rebuild/log-by-stream.js';
export { RangeFolder } from './projection/rebuild/range-folder.js';
export { Rebuild } from './projection/rebuild/rebuild.js';
export type {
  FoldingJob,
  ParallelFolding,
  RebuildOptions,
  RebuildResult,
  StreamRange,
} from './projection/rebuild/rebuild.types.js';
export { deleteExpired, type RetentionRule } from './retention.js';
export { isTransient } from './transient-errors.js';
