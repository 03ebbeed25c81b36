export { AppendNotifier } from './append-notifier.js';
export { inRequestOrder, batchLoader } from './batch-loader.js';
export {
  addToInstant,
  dayOf,
  daysBetween,
  instantOf,
  isZone,
  localTimeOf,
  minutesBetween,
  nextDay,
  startOfDay,
  type Day,
  type Zone,
} from './calendar.js';
export { GENESIS, canonicalJson, chainHash, sha256, uuid5 } from './canonical-json.js';
export { MovableClock, systemClock, type Clock } from './clock.js';
export type {
  CommandMetadata,
  ExecuteOptions,
  CommandResult,
  CommandPlan,
} from './command-execution.js';
export {
  comparedPositions,
  copyLog,
  eventsOf,
  type LogSource,
  type PositionPair,
} from './copy-log.js';
export {
  fold,
  idOf,
  streamOf,
  type Decider,
  type Command,
  type DraftOf,
  type EventOf,
  type EventCatalogueOf,
  type DecisionContext,
} from './decider.js';
export { EventPageCache } from './event-page-cache.js';
export { serializeEvents, type SerializedEvent } from './event-serialization.js';
export {
  BEGINNING,
  EventIdReused,
  EventRejected,
  StoreOverloaded,
  StoreUnavailable,
  type AppendRequest,
  type AppendResult,
  type EventFilter,
  type EventStore,
  type ExpectedRevision,
  type Position,
  type SubscriptionEnd,
  type EventPage,
} from './event-store.js';
export type {
  Draft,
  EventDefinition,
  EventCatalogue,
  EventMeta,
  Instant,
  Json,
  JsonObject,
  NewEvent,
  StoredEvent,
  Via,
} from './event.js';
export { InMemoryEventStore } from './in-memory-event-store.js';
export { Ledger } from './ledger.js';
export type { Lock } from './lock.js';
export { parsePgTimestamp } from './parse-pg-timestamp.js';
export {
  InMemoryKeyRing,
  decryptPersonalData,
  encryptedFor,
  type KeyRing,
} from './personal-data-encryption.js';
export { pollingSubscription } from './polling-subscription.js';
export { apply, type Projection, type Row, type StreamPosition } from './projection.js';
export { redact } from './redact.js';
export { Refusal, forbidden, invalid, notAllowed, notFound, type RefusalKind } from './refusal.js';
export type { Loaded } from './stream-cache.js';
export { UpcastingStore, upcast } from './upcasting.js';
