import { isStoreOutage } from '#kit/eventsourcing';
import { isTransient as isTransientInPostgres } from '#kit/postgres';

/** Whether an error of the event store or the database is transient: the same work may succeed later. */
export const isTransient = (error: unknown): boolean =>
  isStoreOutage(error) || isTransientInPostgres(error);
