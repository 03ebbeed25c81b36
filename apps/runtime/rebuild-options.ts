import {
  PostgresByStream,
  PostgresEventStore,
  SpooledByStream,
  type RebuildOptions,
} from '#kit/postgres';
import { PROJECTIONS } from './read-models.js';
import { RebuildProcesses } from './rebuild-processes.js';
import type { Runtime } from './runtime.js';

/** The options of a rebuild, from the runtime of a process. */
export function rebuildOptions(runtime: Runtime): RebuildOptions {
  const { pool, store, written, ring, owner, config } = runtime;
  const { REBUILD_PROCESSES: processes } = config;
  const options = { pool, store, ring, owner, projections: PROJECTIONS };
  return written instanceof PostgresEventStore
    ? {
        ...options,
        log: new PostgresByStream(pool),
        parallel: processes === undefined ? undefined : new RebuildProcesses(runtime, processes),
      }
    : { ...options, log: new SpooledByStream(pool, store) };
}
