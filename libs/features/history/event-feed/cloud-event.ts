import type { StoredEvent } from '#kit/eventsourcing';
import { contentOf, type EventReading } from '../event-exports/event-lines.js';
import type { EventVisibility } from '../event-exports/event-scope.js';

/** The schema of an event's data in docs/events.schema.json. */
const schemaOf = (type: string): string => `events.schema.json#/$defs/${type}`;

/**
 * An event as CloudEvents 1.0 JSON. Attributes are absent where an event has no such value, because CloudEvents knows no null.
 * `sequence` is the position in the log, `erased` and `withheld` name fields of the data that are null.
 */
export function cloudEventOf(
  event: StoredEvent,
  { namesActors, readsMessages }: EventVisibility,
  reading: EventReading,
): object {
  const { id, type, version, stream, revision, position, occurredAt, recordedAt, meta } = event;
  const { actor, capacity, mandate, command, commandId, correlation, causation, via } = meta;
  const isWithheld = type === 'MessagePosted' && !readsMessages;
  const { data, erased, withheld } = contentOf(event, isWithheld, reading);
  return {
    specversion: '1.0',
    id,
    source: 'volunteer-ledger',
    type,
    subject: stream,
    time: occurredAt,
    datacontenttype: 'application/json',
    dataschema: schemaOf(type),
    sequence: position,
    revision,
    dataversion: version,
    recordedtime: recordedAt,
    ...(actor !== null && namesActors ? { actor } : {}),
    capacity,
    ...(mandate === null ? {} : { mandate }),
    command,
    commandid: commandId,
    correlationid: correlation,
    causationid: causation,
    ...(via === undefined ? {} : { via }),
    hash: event.hash,
    ...(erased ? { erased: erased.join(',') } : {}),
    ...(withheld ? { withheld: withheld.join(',') } : {}),
    data,
  };
}
