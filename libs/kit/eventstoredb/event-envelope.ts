import { randomUUID } from 'node:crypto';
import { jsonEvent, type EventData, type RecordedEvent } from '@eventstore/db-client';
import type {
  AppendRequest,
  EventMeta,
  SerializedEvent,
  Instant,
  JsonObject,
  StoredEvent,
} from '#kit/eventsourcing';
import { toPosition } from './commit-position.js';

/** To which append an event belongs: without it, part of an append could not be told from the whole. */
interface Part {
  /** One for each call of `append`, the same in all its attempts. */
  readonly id: string;
  readonly index: number;
  readonly of: number;
}

/** What stands beside the data on the server, so that nothing of an event is lost. */
interface Envelope {
  /** The event's id. Until 0.1 it was the server's own id of the event, and events of that time have none here. */
  readonly id?: string;
  readonly version: number;
  readonly meta: EventMeta;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly hash: string;
  readonly append: Part;
}

/** An event as the server holds it. */
export interface StoredEnvelope {
  readonly event: StoredEvent;
  readonly part: Part;
}

/**
 * The events of a request for the server: the type is its type, the data its data, all else is metadata. To the server each event has an
 * id that only this append knows. So the server never takes it for a repetition of somebody else's append, only for one of its own.
 */
export function toEnvelope(
  { events }: AppendRequest,
  texts: readonly SerializedEvent[],
  append: string,
): EventData[] {
  return events.map(({ id, type, version, occurredAt, recordedAt, hash }, index) => {
    const { data, meta } = texts[index] as SerializedEvent;
    const part: Part = { id: append, index, of: events.length };
    const metadata: Envelope = {
      id,
      version,
      meta: JSON.parse(meta) as EventMeta,
      occurredAt,
      recordedAt,
      hash,
      append: part,
    };
    return jsonEvent({ id: randomUUID(), type, data: JSON.parse(data) as JsonObject, metadata });
  });
}

/**
 * An event of ours.
 * @param stream its stream without the prefix
 * @throws TypeError when some other program wrote it
 */
export function fromEnvelope(recorded: RecordedEvent, stream: string): StoredEnvelope {
  const { type, data, metadata } = recorded;
  if (!isEnvelope(metadata) || !isObject(data))
    throw new TypeError(`Event ${recorded.id} of stream ${stream} is not one of this software.`);
  const { id = recorded.id, version, meta, occurredAt, recordedAt, hash, append } = metadata;
  const place = {
    stream,
    revision: Number(recorded.revision),
    position: toPosition(recorded.position),
  };
  return {
    event: {
      id,
      type,
      version,
      data: data as JsonObject,
      meta,
      occurredAt,
      recordedAt,
      hash,
      ...place,
    },
    part: append,
  };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Uint8Array);

function isEnvelope(metadata: unknown): metadata is Envelope {
  if (!isObject(metadata)) return false;
  const { id, version, meta, occurredAt, recordedAt, hash, append } = metadata as Partial<
    Record<keyof Envelope, unknown>
  >;
  const texts = [occurredAt, recordedAt, hash];
  return (
    Number.isInteger(version) &&
    (id === undefined || typeof id === 'string') &&
    isObject(meta) &&
    isObject(append) &&
    texts.every((text) => typeof text === 'string')
  );
}
