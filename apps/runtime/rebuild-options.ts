import {
  PostgresByStream,
  PostgresEventStore,
  SpooledByStream,
  type RebuildOptions,
} from '#kit/postgres';
import { PROJECTIONS } from './read-models.js';
import type { Runtime } from './runtime.js';

/** The options of a rebuild, from the runtime of a process. */
export function rebuildOptions({ pool, store, written, ring, owner }: Runtime): RebuildOptions {
  const log =
    written instanceof PostgresEventStore
      ? new PostgresByStream(pool)
      : new SpooledByStream(pool, store);
  return { pool, store, ring, owner, log, projections: PROJECTIONS };
}
