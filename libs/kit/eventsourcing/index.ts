export { AppendNotifier } from './append-notifier.js';
export { backoffDelay, elapsed, exponentialDelay, type BackoffOptions } from './backoff.js';
export { batchLoader, inRequestOrder } from './batch-loader.js';
export {
  addToInstant,
  compareInstants,
  dayOf,
  daysBetween,
  instantOf,
  localTimeOf,
  minutesBetween,
  nextDay,
  startOfDay,
  type Day,
} from './calendar.js';
export {
  GENESIS,
  canonicalJson,
  canonicalParts,
  partsOfText,
  chainHash,
  sha256,
  sha256InSlices,
  uuid5,
} from './canonical-json.js';
export { AheadClock, MovableClock, systemClock, type Clock, type SettableClock } from './clock.js';
export type {
  CommandMetadata,
  CommandPlan,
  CommandResult,
  ExecuteOptions,
} from './command-execution.js';
export {
  appendRecorded,
  appendsOf,
  comparedPositions,
  copyLog,
  eventsOf,
  type LogSource,
  type PositionPair,
  type RecordedEvent,
} from './copy-log.js';
export {
  apply,
  fold,
  foldInSlices,
  idOf,
  streamOf,
  type Command,
  type Decider,
  type DecisionContext,
  type DraftOf,
  type EventCatalogueOf,
  type EventOf,
} from './decider.js';
export { EventPageCache } from './event-page-cache.js';
export { serializeEvents, type SerializedEvent } from './event-serialization.js';
export {
  BEGINNING,
  EventIdReused,
  EventRejected,
  StoreOverloaded,
  StoreUnavailable,
  isStoreOutage,
  type AppendRequest,
  type AppendResult,
  type EventFilter,
  type EventPage,
  type EventStore,
  type ExpectedRevision,
  type Position,
  type SubscriptionEnd,
} from './event-store.js';
export type {
  ActorMetadata,
  ActorPolicy,
  Draft,
  EventCatalogue,
  EventDefinition,
  EventMeta,
  Instant,
  Json,
  JsonObject,
  NewEvent,
  StoredEvent,
  Via,
} from './event.js';
export { InMemoryEventStore } from './in-memory-event-store.js';
export { MerkleTree } from './merkle-tree.js';
export { Ledger, type Due } from './ledger.js';
export type { Lock } from './lock.js';
export { parsePgTimestamp } from './parse-pg-timestamp.js';
export {
  InMemoryKeyRing,
  decryptPersonalData,
  encryptPersonalData,
  encryptedFor,
  type KeyRing,
} from './personal-data-encryption.js';
export { pollingSubscription } from './polling-subscription.js';
export type { Projection, Row, StreamPosition } from './projection.js';
export { READ_MODELS_POSITION } from './read-models-position.js';
export { redact } from './redact.js';
export { Refusal, invalid, notAllowed, notFound, type RefusalKind } from './refusal.js';
export type { Loaded } from './stream-cache.js';
export { Semaphore } from './semaphore.js';
export { UpcastingStore, decodeEvent, upcast } from './upcasting.js';
export { UUID_PATTERN, isUuid } from './uuid.js';
export { canonicalZone, readZone, type Zone } from './zones.js';
export { mapInSlices } from './in-slices.js';
