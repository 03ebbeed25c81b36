import type { DefaultRecord, Event } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import type { NewEvent } from '#kit/eventsourcing';
import type { Contender } from './contender.js';

/** An event as Emmett types it. */
export type EmmettEvent = Event<string, DefaultRecord, DefaultRecord>;

/** Converts our event to Emmett's format and keeps all its data. */
export const toEmmett = ({
  id,
  type,
  data,
  meta,
  occurredAt,
  recordedAt,
  hash,
}: NewEvent): EmmettEvent => ({
  type,
  data: { ...data },
  metadata: { ...meta, originalId: id, occurredAt, recordedAt, hash },
});

/** Emmett's store, set up as in its documentation, with one connection per writer (the default is ten connections). */
export async function emmettStore(url: string, writers: number): Promise<Contender> {
  const pool = new pg.Pool({ connectionString: url, max: writers });
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  await store.schema.migrate();
  return {
    append: () => (stream, revision, event) =>
      store.appendToStream(stream, [toEmmett(event)], {
        expectedStreamVersion: revision === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(revision),
      }),
    end: async () => void (await store.close(), await pool.end()),
  };
}
