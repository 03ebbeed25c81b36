import type { Instant, Json, Position } from '#kit/eventsourcing';
import type { Certification } from '../seals/seal-store.js';
import type { EventForm, EventFormat } from './event-lines.js';
import type { WrittenEvents } from './write-events.js';

/** All that a file of events depends on, and its hash. */
export interface EventManifest extends WrittenEvents {
  readonly format: 'volunteer-ledger/events/1';
  readonly form: EventForm;
  readonly fileFormat: EventFormat;
  /** Selection of the events. */
  readonly request: Json;
  /** The file has every selected event in scope up to this position. */
  readonly position: Position;
  readonly madeAt: Instant;
  /** People erased before: their number, and the SHA-256 of their sorted ids, one per line. */
  readonly erasures: { readonly count: number; readonly sha256: string };
}

/** A manifest with the newest seal and a signature. */
export type SignedEventManifest = EventManifest & Certification;
