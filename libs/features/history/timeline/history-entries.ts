import {
  decryptPersonalData,
  encryptedFor,
  type EventMeta,
  type JsonObject,
  type StoredEvent,
} from '#kit/eventsourcing';
import {
  causeIdOf,
  REGISTRATION_EVENTS,
  type KnownPeople,
  type RegistrationEventType,
  timeRuleOf,
} from '#contexts/registrations';
import { SYSTEM } from './actor-labels.js';
import { causingEventOf, type CauseReading } from './cause-entries.js';
import type { ActorAnswer, CauseAnswer, HistoryEntry } from '../http/history.response.js';
import type { AnnotatedEvent } from './annotated-history.js';

/** Data needed to present events to a reader. */
export interface Reading extends CauseReading {
  readonly keys: ReadonlyMap<string, Buffer>;
  readonly causes: ReadonlyMap<string, StoredEvent>;
  readonly readsMessages: boolean;
}

const actorOf = ({ actor }: EventMeta, people: KnownPeople): ActorAnswer =>
  actor === null ? { id: null, name: SYSTEM } : people.named(actor);

/** Presents an event: actor, time, capacity, cause and changes. */
export function entryOf(
  { event, before, after, dates }: AnnotatedEvent,
  reading: Reading,
): HistoryEntry {
  const { id, type, version, revision, position, occurredAt, recordedAt, meta, hash } = event;
  const { capacity, mandate, command, commandId, correlation, causation, via = null } = meta;
  return {
    id,
    type,
    summary: REGISTRATION_EVENTS[type as RegistrationEventType].summary,
    version,
    revision,
    position,
    occurredAt,
    recordedAt,
    actor: actorOf(meta, reading.people),
    capacity,
    mandate,
    command,
    commandId,
    correlation,
    causation,
    via,
    cause: causeOf(event, reading),
    status: { before, after },
    dates: [...dates],
    ...contentOf(event, reading),
    hash,
  };
}

function causeOf(event: StoredEvent, reading: Reading): CauseAnswer | null {
  const named = causeIdOf(event);
  const cause = named === null ? undefined : reading.causes.get(named);
  if (cause) {
    return { by: 'event', event: causingEventOf(cause, reading), rule: null };
  }
  if (named === null && event.meta.actor !== null) return null;
  const rule = timeRuleOf(event.type) ?? null;
  return { by: rule === null || named !== null ? 'unknown' : 'time', event: null, rule };
}

type EntryContent = Pick<HistoryEntry, 'data' | 'text' | 'textWithheld' | 'textErased'>;

/** Free text is readable until its author or the employee it concerns is erased (docs/domain.md §8). */
function contentOf(
  { id, type, data }: StoredEvent,
  { keys, people, readsMessages }: Reading,
): EntryContent {
  const [field] = Object.keys(REGISTRATION_EVENTS[type as RegistrationEventType].personal ?? {});
  if (field === undefined || data[field] === undefined)
    return { data, text: null, textWithheld: false, textErased: false };
  const { [field]: sealed, ...others } = data;
  if (type === 'MessagePosted' && !readsMessages)
    return { data: others, text: null, textWithheld: true, textErased: false };
  const words: JsonObject = { [field]: sealed };
  const erased = encryptedFor(words).some((person) => people.isErased(person));
  const opened = erased ? null : decryptPersonalData(keys, id, words)[field];
  const text = typeof opened === 'string' ? opened : null;
  return { data: others, text, textWithheld: false, textErased: text === null };
}
