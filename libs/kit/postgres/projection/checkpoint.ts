import type { Pool, PoolClient } from 'pg';
import { BEGINNING, type Position } from '#kit/eventsourcing';
import { NotOwner, type Lease } from './lease.js';
import type { Named } from './parking/projection-error.js';
import type { ParkedAt } from './parking/parked-streams.js';

const MOVE = `
  UPDATE work.checkpoints c SET position = $2
   WHERE c.name = $1 AND c.position = $3 AND c.epoch = $4
     AND EXISTS (SELECT FROM work.leases l WHERE l.name = $5 AND l.owner = $6 AND l.epoch = $7)`;

const LOAD = `
  SELECT c.position, c.epoch,
         (SELECT json_agg(json_build_array(p.stream, json_build_object('revision', p.revision, 'waiting', p.problem IS NULL)))
            FROM work.parked p WHERE p.reader = c.name) AS parked
    FROM work.checkpoints c WHERE c.name = $1`;

interface CheckpointRow {
  readonly position: Position;
  readonly epoch: number;
  readonly parked: readonly (readonly [string, ParkedAt])[] | null;
}

/**
 * The position that a reader of the log has reached, and the streams that it has parked. Every effect commits together with a
 * compare-and-set of the position, the checkpoint's epoch and the epoch of the lease. The checkpoint's epoch grows when a rebuild has
 * replaced the reader's tables, and when a parked stream was replayed.
 */
export class Checkpoint {
  #position: Position = BEGINNING;
  #epoch: number | undefined;
  #readUnder: number | undefined;
  #parked = new Map<string, ParkedAt>();

  constructor(
    private readonly pool: Pool,
    readonly name: string,
    private readonly lease: Lease,
  ) {}

  get position(): Position {
    return this.#position;
  }

  /** The parked streams: the reader skips their events. */
  get parked(): ReadonlyMap<string, ParkedAt> {
    return this.#parked;
  }

  /**
   * Reads the checkpoint from the database, unless it is known. While a stream is parked it reads every time, because a replay may
   * have changed that.
   * @returns true when it differs from what was known: then cached states are stale
   */
  async refresh(): Promise<boolean> {
    const { epoch } = this.lease.right;
    const isKnown = this.#epoch !== undefined && this.#readUnder === epoch;
    if (isKnown && this.#parked.size === 0) return false;
    if (!isKnown)
      await this.pool.query(
        'INSERT INTO work.checkpoints (name) VALUES ($1) ON CONFLICT DO NOTHING',
        [this.name],
      );
    const { rows } = await this.pool.query<CheckpointRow>({
      name: 'look-at-checkpoint',
      text: LOAD,
      values: [this.name],
    });
    const {
      position,
      epoch: found,
      parked,
    } = rows[0] ?? { position: BEGINNING, epoch: 0, parked: null };
    if (isKnown && found === this.#epoch && position === this.#position) return false;
    this.#position = position;
    this.#epoch = found;
    this.#readUnder = epoch;
    this.#parked = new Map(parked ?? []);
    return true;
  }

  /** Moves the checkpoint, as the first statement of the transaction of the effects: a late owner stops here. @throws NotOwner */
  async move(client: Pool | PoolClient, to: Position): Promise<void> {
    const { name, owner, epoch } = this.lease.right;
    const { rowCount } = await client.query({
      name: 'move-checkpoint',
      text: MOVE,
      values: [this.name, to, this.#position, this.#epoch ?? -1, name, owner, epoch],
    });
    if (rowCount !== 1) throw new NotOwner(this.name);
  }

  /** Call it after the transaction with {@link move} has committed, with the events at which it parked streams. */
  moved(to: Position, waiting: readonly Named[] = [], failed: readonly Named[] = []): void {
    this.#position = to;
    for (const { stream, revision } of waiting)
      this.#parked.set(stream, { revision, waiting: true });
    for (const { stream, revision } of failed)
      this.#parked.set(stream, { revision, waiting: false });
  }

  /** Call it when that transaction failed, because it may have committed. */
  forget(): void {
    this.#epoch = undefined;
  }
}
