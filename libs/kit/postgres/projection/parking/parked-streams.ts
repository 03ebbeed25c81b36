import type { Pool, PoolClient } from 'pg';
import type { Instant, Position } from '#kit/eventsourcing';
import type { Named, ProjectionError } from './projection-error.js';

/** A parked stream: the event from which on its reader skips it, and why. */
export interface ParkedStream {
  readonly reader: string;
  readonly stream: string;
  readonly revision: number;
  readonly event: string;
  readonly type: string;
  readonly position: Position;
  /** Null: the stream waits until the read models have projected it. */
  readonly problem: string | null;
  readonly since: Instant;
}

/** The revision at which a stream is parked. `waiting`: for the read models. */
export interface ParkedAt {
  readonly revision: number;
  readonly waiting: boolean;
}

/** A parked stream that is locked for a replay, and the position of its reader's checkpoint. */
export interface Held extends Named {
  readonly upTo: Position;
}

/** With more parked streams than this the cause is not in single events, and the reader stops. */
export const MAX_PARKED_STREAMS = 1_000;

const PARK = `
  INSERT INTO work.parked (reader, stream, revision, event, type, position, problem)
  SELECT $1, * FROM json_to_recordset($2::json) AS p(stream text, revision int, event uuid, type text, position text, problem text)`;

const HOLD = `
  SELECT c.position AS "upTo", p.event AS id, p.type, p.stream, p.revision, p.position
    FROM work.checkpoints c JOIN work.parked p ON p.reader = c.name AND p.stream = $2
   WHERE c.name = $1 FOR UPDATE OF c, p`;

/** The parked streams of one reader. They change only together with its checkpoint or the checkpoint's epoch. */
export class Parking {
  constructor(readonly reader: string) {}

  /** Parks streams, in the transaction that moves the checkpoint. @throws Error when too many would be parked */
  async park(
    client: PoolClient,
    known: ReadonlyMap<string, ParkedAt>,
    failures: readonly ProjectionError[],
    waiting: readonly Named[] = [],
  ): Promise<void> {
    if (failures.length + waiting.length === 0) return;
    const failed = [...known.values()].filter((parked) => !parked.waiting).length + failures.length;
    if (failures.length > 0 && failed > MAX_PARKED_STREAMS)
      throw new Error(
        `${this.reader} cannot take in more than ${MAX_PARKED_STREAMS} streams, and stands still.`,
        { cause: failures[0] },
      );
    const rows = [
      ...failures.map(({ event, problem }) => rowOf(event, problem)),
      ...waiting.map((event) => rowOf(event, null)),
    ];
    await client.query(PARK, [this.reader, JSON.stringify(rows)]);
  }

  /** Locks the reader's checkpoint for the rest of the transaction. Undefined when the stream is not parked (any more). */
  async hold(client: PoolClient, stream: string): Promise<Held | undefined> {
    return (await client.query<Held>(HOLD, [this.reader, stream])).rows[0];
  }

  /** Unparks a replayed stream, or parks it at its next failure. The epoch grows, so that its reader refreshes its checkpoint. */
  async release(
    client: PoolClient,
    stream: string,
    failure: ProjectionError | undefined,
  ): Promise<void> {
    if (failure) {
      const { id, type, revision, position } = failure.event;
      await client.query(
        `UPDATE work.parked SET revision = $3, event = $4, type = $5, position = $6, problem = $7 WHERE reader = $1 AND stream = $2`,
        [this.reader, stream, revision, id, type, position, failure.problem],
      );
    } else
      await client.query('DELETE FROM work.parked WHERE reader = $1 AND stream = $2', [
        this.reader,
        stream,
      ]);
    await client.query('UPDATE work.checkpoints SET epoch = epoch + 1 WHERE name = $1', [
      this.reader,
    ]);
  }
}

const rowOf = ({ id, type, stream, revision, position }: Named, problem: string | null) => ({
  ...{ stream, revision, type, position, problem },
  event: id,
});

/** All parked streams; those of the read models first, because other readers wait for them. */
export async function parkedStreams(pool: Pool): Promise<ParkedStream[]> {
  const { rows } = await pool.query<ParkedStream>(
    `SELECT reader, stream, revision, event, type, position, problem, since FROM work.parked
      ORDER BY reader <> 'read-models', reader, position COLLATE "C", stream`,
  );
  return rows;
}
