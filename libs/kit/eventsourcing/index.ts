export { HeadWatch } from './append-notifier.js';
export { byQuestion, gathered } from './batch-loader.js';
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
export type { Cause, ExecuteOptions, Outcome, Plan } from './command-execution.js';
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
  type Aggregate,
  type Command,
  type DraftOf,
  type EventOf,
  type FactsOf,
  type Moment,
} from './decider.js';
export { SharedWindow } from './event-page-cache.js';
export { eventTexts, type EventTexts } from './event-serialization.js';
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
  type Window,
} from './event-store.js';
export type {
  Draft,
  EventFact,
  EventFacts,
  EventMeta,
  Instant,
  Json,
  JsonObject,
  NewEvent,
  StoredEvent,
  Via,
} from './event.js';
export { MemoryEventStore } from './in-memory-event-store.js';
export { Ledger } from './ledger.js';
export type { Turnstile } from './lock.js';
export { instantSpelled } from './parse-pg-timestamp.js';
export {
  MemoryKeyRing,
  openPersonal,
  sealedFor,
  type KeyRing,
} from './personal-data-encryption.js';
export { tail } from './polling-subscription.js';
export { takeIn, type Projection, type Row, type Standing } from './projection.js';
export { scrub } from './redact.js';
export { Refusal, forbidden, invalid, notAllowed, notFound, type RefusalKind } from './refusal.js';
export type { Loaded } from './stream-cache.js';
export { UpcastingStore, upcast } from './upcasting.js';
