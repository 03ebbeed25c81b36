/** Injection token of the log (EventStore). */
export const EVENT_LOG = Symbol('event log');
/** Injection token of the keys that encrypt personal fields (KeyRing). */
export const KEY_RING = Symbol('key ring');
