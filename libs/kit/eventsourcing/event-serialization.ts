import { EventRejected, type AppendRequest } from './event-store.js';
import type { Instant, NewEvent } from './event.js';
import { isUuid } from './uuid.js';

/** An event's data and meta as JSON text, encoded once. */
export interface SerializedEvent {
  readonly data: string;
  readonly meta: string;
}

const INSTANT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
/** Control characters, and halves of surrogate pairs. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cs}]/u;
/** In JSON text: an escaped U+0000 or half of a surrogate pair. (An escaped backslash before a `u` is neither.) */
const NOT_IN_TEXTS = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/**
 * The JSON texts of a request's events, checked: what one adapter would lose, change or refuse, all refuse alike.
 * @throws EventRejected
 */
export function serializeEvents({ stream, events }: AppendRequest): SerializedEvent[] {
  if (events.length === 0) throw new EventRejected('An append needs at least one event.');
  if (new Set(events.map((event) => event.id)).size !== events.length)
    throw new EventRejected('Two events of one append have the same id.');
  requireName('stream', stream);
  return events.map((event) => {
    requireForm(event);
    return { data: encode(event, event.data), meta: encode(event, event.meta) };
  });
}

function requireForm(event: NewEvent): void {
  requireName('event type', event.type);
  if (!isUuid(event.id))
    throw new EventRejected(`An event's id is a UUID in lower case, and not ${event.id}.`);
  requireInstant(event.occurredAt);
  if (event.recordedAt !== event.occurredAt) requireInstant(event.recordedAt);
}

function requireName(what: string, name: string): void {
  if (name === '' || NOT_IN_NAMES.test(name))
    throw new EventRejected(`This is no name of a ${what}: ${JSON.stringify(name)}.`);
}

function requireInstant(instant: Instant): void {
  if (!INSTANT.test(instant) || !isDayOfItsMonth(instant))
    throw new EventRejected(`This is no instant: ${instant}.`);
}

/** Every month has 28 days; only later ones need the calendar. */
const isDayOfItsMonth = (instant: Instant): boolean =>
  instant.slice(8, 10) < '29' || new Date(Date.parse(instant)).toJSON() === instant;

function encode(event: NewEvent, value: object): string {
  const text = stringify(event, value);
  if (text.includes('\\u') && NOT_IN_TEXTS.test(text)) {
    throw new EventRejected(`Event ${event.id} holds a text with U+0000 or half a surrogate pair.`);
  }
  return text;
}

function stringify(event: NewEvent, value: object): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new EventRejected(`Event ${event.id} holds what is not JSON.`, { cause });
  }
}
