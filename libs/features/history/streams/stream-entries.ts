import {
  decryptPersonalData,
  encryptedFor,
  type Json,
  type JsonObject,
  type StoredEvent,
} from '#kit/eventsourcing';
import { causeIdOf, type KnownPeople } from '#contexts/registrations';
import { SYSTEM, WITHHELD } from '../timeline/actor-labels.js';
import type { StreamHistoryEntry } from '../http/stream-history.response.js';
import { STREAMS, type StreamKind } from './stream-kinds.js';

/** Data needed to present the events of a stream to a reader. */
export interface StreamReading {
  readonly people: KnownPeople;
  readonly keys: ReadonlyMap<string, Buffer>;
  /** The reader may know the names of those who acted. */
  readonly namesActors: boolean;
}

/** Presents an event of a stream: actor, time, capacity, mandate and data. */
export function streamEntryOf(
  kind: StreamKind,
  event: StoredEvent,
  reading: StreamReading,
): StreamHistoryEntry {
  const { id, type, version, revision, position, occurredAt, recordedAt, meta, hash } = event;
  const { capacity, mandate, command, commandId, correlation, via = null } = meta;
  return {
    id,
    type,
    summary: STREAMS[kind].events[type]?.summary ?? '',
    version,
    revision,
    position,
    occurredAt,
    recordedAt,
    actor: actorOf(meta.actor, reading),
    capacity,
    mandate,
    command,
    commandId,
    correlation,
    causedBy: causeIdOf(event),
    via,
    ...contentOf(event, reading),
    hash,
  };
}

function actorOf(
  actor: string | null,
  { people, namesActors }: StreamReading,
): StreamHistoryEntry['actor'] {
  if (actor === null) return { id: null, name: SYSTEM };
  return namesActors ? people.named(actor) : { id: null, name: WITHHELD };
}

/** Personal data are readable until a person whom they concern is erased (docs/domain.md §8). */
function contentOf(
  { id, data }: StoredEvent,
  { keys, people }: StreamReading,
): { readonly data: JsonObject; readonly erased: string[] } {
  const opened: Record<string, Json | undefined> = { ...data };
  const erased: string[] = [];
  for (const [field, value] of Object.entries(data)) {
    const sealed = { [field]: value };
    const owners = encryptedFor(sealed);
    if (owners.length === 0) continue;
    const isErased = owners.some((person) => people.isErased(person));
    opened[field] = isErased ? null : decryptPersonalData(keys, id, sealed)[field];
    if (opened[field] === null) erased.push(field);
  }
  return { data: opened, erased };
}
