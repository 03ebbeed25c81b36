import type { KnownPeople } from '#contexts/registrations';
import {
  decryptPersonalData,
  encryptedFor,
  type Json,
  type JsonObject,
  type StoredEvent,
} from '#kit/eventsourcing';
import type { EventVisibility } from './event-scope.js';

/** `opened`: personal fields in the clear where the reader may see them; `sealed`: all of them encrypted, as they are stored. */
export const EVENT_FORMS = ['opened', 'sealed'] as const;
export type EventForm = (typeof EVENT_FORMS)[number];

/** `jsonl`: a line of JSON for each event; `parquet`: a row for each. */
export const EVENT_FORMATS = ['jsonl', 'parquet'] as const;
export type EventFormat = (typeof EVENT_FORMATS)[number];

/** Data needed to open the personal fields of events. */
export interface EventReading {
  readonly people: KnownPeople;
  readonly keys: ReadonlyMap<string, Buffer>;
}

/**
 * An event as a line of JSON: as it is stored or, in the opened form, with personal fields in the clear where the reader may see them. `erased` and `withheld`
 * name the fields that are null because a person was erased, or because the reader may not see them.
 */
export function lineOf(
  event: StoredEvent,
  { namesActors, readsMessages }: EventVisibility,
  reading: EventReading,
  form: EventForm = 'opened',
): string {
  const { id, type, version, stream, revision, position, occurredAt, recordedAt, data, hash } =
    event;
  const { actor, ...meta } = event.meta;
  const isWithheld = event.type === 'MessagePosted' && !readsMessages;
  return `${JSON.stringify({
    ...{ position, stream, revision, id, type, version, occurredAt, recordedAt },
    actor: namesActors ? actor : null,
    ...(actor !== null && !namesActors ? { actorWithheld: true } : {}),
    ...{ meta, ...(form === 'sealed' ? { data } : contentOf(event, isWithheld, reading)), hash },
  })}\n`;
}

/** The data of an event as a reader may see them, and which fields are null because of whom. */
export function contentOf(
  { id, data }: StoredEvent,
  isWithheld: boolean,
  { people, keys }: EventReading,
): { data: JsonObject; erased?: string[]; withheld?: string[] } {
  const opened: Record<string, Json | undefined> = { ...data };
  const [erased, withheld]: [string[], string[]] = [[], []];
  for (const [field, value] of Object.entries(data)) {
    const sealed = { [field]: value };
    const owners = encryptedFor(sealed);
    if (owners.length === 0) continue;
    const isErased = owners.some((person) => people.isErased(person));
    const isReadable = !isErased && !isWithheld;
    opened[field] = isReadable ? decryptPersonalData(keys, id, sealed)[field] : null;
    if (isWithheld) withheld.push(field);
    else if (opened[field] === null) erased.push(field);
  }
  return {
    data: opened,
    ...(erased.length > 0 ? { erased } : {}),
    ...(withheld.length > 0 ? { withheld } : {}),
  };
}
