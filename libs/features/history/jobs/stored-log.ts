import type { EventStore, Position } from '#kit/eventsourcing';
import type { SealStore } from '../seals/seal-store.js';

/** The log as it is stored, before upcasting, with its seals: what verification reads. Provided by the application. */
export abstract class StoredLog {
  abstract readonly log: EventStore;
  abstract readonly seals: SealStore;
  /** Positions are consecutive numbers, so that a missing one proves a deletion. */
  abstract readonly dense: boolean;
  /** The last position ever assigned, where the store knows it; finds events deleted from the end. */
  abstract lastAssigned(): Promise<Position | undefined>;
}
