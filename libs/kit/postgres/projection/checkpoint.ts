import type { Pool, PoolClient } from 'pg';
import { BEGINNING, type Position } from '#kit/eventsourcing';
import { NotOwner, type Lease } from './lease.js';
import type { Named } from './parking/projection-error.js';
import type { ParkedAt } from './parking/parked-streams.js';

const MOVE = `
  UPDATE work.checkpoints c SET position = $2
   WHERE c.name = $1 AND c.position = $3 AND c.epoch = $4
     AND EXISTS (SELECT FROM work.leases l WHERE l.name = $5 AND l.owner = $6 AND l.epoch = $7)`;

const LOOK = `
  SELECT c.position, c.epoch,
         (SELECT json_agg(json_build_array(p.stream, json_build_object('revision', p.revision, 'waiting', p.problem IS NULL)))
            FROM work.parked p WHERE p.reader = c.name) AS parked
    FROM work.checkpoints c WHERE c.name = $1`;

interface Looked {
  readonly position: Position;
  readonly epoch: number;
  readonly parked: readonly (readonly [string, ParkedAt])[] | null;
}

/**
 * How far a reader of the log has come, and which streams it has set aside on its way. Every effect is committed together with a
 * compare-and-set of its position, its epoch (which grows when the reader's tables were replaced under it, or a parked stream was taken
 * in beside it) and the epoch of the lease under which it is read.
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

  /** Streams of which the reader takes nothing in. */
  get parked(): ReadonlyMap<string, ParkedAt> {
    return this.#parked;
  }

  /**
   * Looks where the reader stands, unless that is known; true when it was not what was known: what was remembered is not to be trusted.
   * As long as something is parked it looks every time, as a replay may have changed that.
   */
  async look(): Promise<boolean> {
    const { epoch } = this.lease.right;
    const isKnown = this.#epoch !== undefined && this.#readUnder === epoch;
    if (isKnown && this.#parked.size === 0) return false;
    if (!isKnown)
      await this.pool.query(
        'INSERT INTO work.checkpoints (name) VALUES ($1) ON CONFLICT DO NOTHING',
        [this.name],
      );
    const { rows } = await this.pool.query<Looked>({
      name: 'look-at-checkpoint',
      text: LOOK,
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

  /** Moves the checkpoint inside the transaction of the effects; first of all, so that a late owner stops here. @throws NotOwner */
  async move(client: Pool | PoolClient, to: Position): Promise<void> {
    const { name, owner, epoch } = this.lease.right;
    const { rowCount } = await client.query({
      name: 'move-checkpoint',
      text: MOVE,
      values: [this.name, to, this.#position, this.#epoch ?? -1, name, owner, epoch],
    });
    if (rowCount !== 1) throw new NotOwner(this.name);
  }

  /** To be called once the transaction with {@link move} has committed; with the events at which streams were parked in it. */
  moved(to: Position, waiting: readonly Named[] = [], failed: readonly Named[] = []): void {
    this.#position = to;
    for (const { stream, revision } of waiting)
      this.#parked.set(stream, { revision, waiting: true });
    for (const { stream, revision } of failed)
      this.#parked.set(stream, { revision, waiting: false });
  }

  /** To be called when it did not: whether it was committed is not known. */
  forget(): void {
    this.#epoch = undefined;
  }
}
