/** Injection token of the event store ({@link EventStore}). */
export const EVENT_STORE = Symbol('event store');
/** Injection token of the keys that encrypt personal data in events ({@link KeyRing}). */
export const KEY_RING = Symbol('key ring');
