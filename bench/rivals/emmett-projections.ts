import { endAllPools } from '@event-driven-io/dumbo';
import type { ReadEvent } from '@event-driven-io/emmett';
import {
  getPostgreSQLEventStore,
  pongoSingleStreamProjection,
  rebuildPostgreSQLProjections,
  type PostgreSQLProjectionDefinition,
  type PostgresReadEventMetadata,
} from '@event-driven-io/emmett-postgresql';
import {
  idOf,
  decryptPersonalData,
  type EventMeta,
  type JsonObject,
  type Projection,
  type StoredEvent,
} from '#kit/eventsourcing';
import { rowsOf } from '../harness/server.js';
import { toEmmett, type EmmettEvent } from './emmett.js';

type Keys = ReadonlyMap<string, Buffer>;
/** Pongo document of a stream: its state and its rows. */
type Document = { readonly state: unknown; readonly rows: unknown };

/** Batch size of reads. The default of 100 would pause for 50 ms after every hundred events, which nobody would keep for a rebuild. */
const AT_ONCE = 1_000;

/** Appends these events to Emmett's own log, stream by stream. */
export async function emmettLogOf(url: string, events: readonly StoredEvent[]): Promise<void> {
  const store = getPostgreSQLEventStore(url);
  await store.schema.migrate();
  const streams = new Map<string, StoredEvent[]>();
  for (const event of events)
    streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  for (const [stream, own] of streams) await store.appendToStream(stream, own.map(toEmmett));
  await store.close();
}

/** Rebuilds all projections as in Emmett's documentation. Deletes Emmett's checkpoints first, because a second rebuild would resume after the first. */
export async function emmettRebuild(
  url: string,
  projections: readonly PostgreSQLProjectionDefinition[],
): Promise<void> {
  await rowsOf(url, 'DELETE FROM emt_processors');
  const consumer = rebuildPostgreSQLProjections({
    connectionString: url,
    projections: [...projections],
    pulling: { batchSize: AT_ONCE, pullingFrequencyInMs: 1 },
  });
  await consumer.start();
  await consumer.close();
  await endAllPools();
}

/** Our read models as projections in the style of Emmett's documentation: one document per stream, evolved event by event. */
export function emmettProjections(
  projections: readonly Projection[],
  types: TypesOf,
  keys: Keys,
): PostgreSQLProjectionDefinition[] {
  return projections.map((projection) => {
    const definition = pongoSingleStreamProjection<Document, EmmettEvent>({
      collectionName: projection.category,
      canHandle: [...types(projection.category)],
      initialState: () => ({ state: projection.initial(), rows: {} }),
      evolve: (document: Document, event: ReadEvent<EmmettEvent, PostgresReadEventMetadata>) => {
        const { streamName: stream, streamPosition, messageId } = event.metadata;
        const stored = toStored(event, stream, Number(streamPosition), messageId);
        const opened = projection.personal
          ? { ...stored, data: decryptPersonalData(keys, stored.id, stored.data) }
          : stored;
        const state = projection.evolve(document.state, opened);
        return {
          state,
          rows: projection.rows(state, {
            id: idOf(stream),
            revision: stored.revision,
            position: '',
          }),
        };
      },
    });
    return definition as unknown as PostgreSQLProjectionDefinition;
  });
}
/** Event types by category. */
type TypesOf = (category: string) => readonly string[];

function toStored(event: EmmettEvent, stream: string, revision: number, id: string): StoredEvent {
  const { occurredAt, recordedAt, hash, originalId, ...meta } =
    event.metadata as unknown as EventMeta & {
      readonly occurredAt: string;
      readonly recordedAt: string;
      readonly hash: string;
      readonly originalId?: string;
    };
  const data = event.data as JsonObject;
  return {
    id: originalId ?? id,
    type: event.type,
    version: 1,
    data,
    meta,
    occurredAt,
    recordedAt,
    hash,
    stream,
    revision,
    position: '',
  };
}
