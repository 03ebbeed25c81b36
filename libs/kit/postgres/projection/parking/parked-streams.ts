import type { Pool, PoolClient } from 'pg';
import type { Instant, Position } from '#kit/eventsourcing';
import type { Named, ProjectionError } from './projection-error.js';

/** A stream that a reader has set aside: from which of its events on, and why. */
export interface ParkedStream {
  readonly reader: string;
  readonly stream: string;
  readonly revision: number;
  readonly event: string;
  readonly type: string;
  readonly position: Position;
  /** Null: it waits until the read models have taken the stream in. */
  readonly problem: string | null;
  readonly since: Instant;
}

/** Where a reader has parked a stream; `waiting`, for the read models. */
export interface ParkedAt {
  readonly revision: number;
  readonly waiting: boolean;
}

/** A stream that is held, to be taken in after all, and how far the reader has come meanwhile. */
export interface Held extends Named {
  readonly upTo: Position;
}

/** So many parked streams are no matter of single events: the reader rather stands still. */
export const MAX_PARKED_STREAMS = 1_000;

const PARK = `
  INSERT INTO work.parked (reader, stream, revision, event, type, position, problem)
  SELECT $1, * FROM json_to_recordset($2::json) AS p(stream text, revision int, event uuid, type text, position text, problem text)`;

const HOLD = `
  SELECT c.position AS "upTo", p.event AS id, p.type, p.stream, p.revision, p.position
    FROM work.checkpoints c JOIN work.parked p ON p.reader = c.name AND p.stream = $2
   WHERE c.name = $1 FOR UPDATE OF c, p`;

/** The streams that one reader has set aside. They change only together with its checkpoint, or its epoch. */
export class Parking {
  constructor(readonly reader: string) {}

  /** Sets streams aside, in the transaction that moves the checkpoint beyond them. @throws Error when too many would be */
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

  /** Holds the reader where it is, for the rest of the transaction; nothing when the stream is not parked (any more). */
  async hold(client: PoolClient, stream: string): Promise<Held | undefined> {
    return (await client.query<Held>(HOLD, [this.reader, stream])).rows[0];
  }

  /** Once the stream was taken in, or a part of it: whoever reads on has to look again what is parked. */
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

/** Everything that is parked; the read models first, as others wait for them. */
export async function parkedStreams(pool: Pool): Promise<ParkedStream[]> {
  const { rows } = await pool.query<ParkedStream>(
    `SELECT reader, stream, revision, event, type, position, problem, since FROM work.parked
      ORDER BY reader <> 'read-models', reader, position COLLATE "C", stream`,
  );
  return rows;
}
