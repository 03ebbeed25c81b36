import type { Pool, PoolClient } from 'pg';
import { BEGINNING, type Position } from '#eventsourcing';
import { NotOwner, type Lease } from './lease.js';

const MOVE = `
  UPDATE work.checkpoints c SET position = $2
   WHERE c.name = $1 AND c.position = $3 AND c.epoch = $4
     AND EXISTS (SELECT FROM work.leases l WHERE l.name = $5 AND l.owner = $6 AND l.epoch = $7)`;

/**
 * How far a reader of the log has come. Every effect is committed together with a compare-and-set of its position, its epoch (which
 * grows when the reader's tables were replaced under it) and the epoch of the lease under which it is read.
 */
export class Checkpoint {
  #position: Position = BEGINNING;
  #epoch: number | undefined;
  #readUnder: number | undefined;

  constructor(
    private readonly pool: Pool,
    readonly name: string,
    private readonly lease: Lease,
  ) {}

  get position(): Position {
    return this.#position;
  }

  /** Looks where the reader stands, unless that is known; true when it was looked up: what was remembered is not to be trusted. */
  async look(): Promise<boolean> {
    const { epoch } = this.lease.right;
    if (this.#epoch !== undefined && this.#readUnder === epoch) return false;
    await this.pool.query('INSERT INTO work.checkpoints (name) VALUES ($1) ON CONFLICT DO NOTHING', [this.name]);
    const { rows } = await this.pool.query<{ position: Position; epoch: number }>(
      'SELECT position, epoch FROM work.checkpoints WHERE name = $1',
      [this.name],
    );
    this.#position = rows[0]?.position ?? BEGINNING;
    this.#epoch = rows[0]?.epoch ?? 0;
    this.#readUnder = epoch;
    return true;
  }

  /** Moves the checkpoint inside the transaction of the effects; first of all, so that a late owner stops here. @throws NotOwner */
  async move(client: PoolClient, to: Position): Promise<void> {
    const { name, owner, epoch } = this.lease.right;
    const { rowCount } = await client.query({
      name: 'move-checkpoint',
      text: MOVE,
      values: [this.name, to, this.#position, this.#epoch ?? -1, name, owner, epoch],
    });
    if (rowCount !== 1) throw new NotOwner(this.name);
  }

  /** To be called once the transaction with {@link move} has committed. */
  moved(to: Position): void {
    this.#position = to;
  }

  /** To be called when it did not: whether it was committed is not known. */
  forget(): void {
    this.#epoch = undefined;
  }
}
