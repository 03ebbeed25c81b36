import type { Pool, PoolClient } from 'pg';
import type { Position } from '#eventsourcing';

/** Seconds after which a reader that stopped renewing loses its place to another process. */
export const LEASE_SECONDS = 10;

/** Someone else owns this reader now, or has moved its checkpoint: whoever sees this must forget what it was doing. */
export class NotOwner extends Error {
  constructor(name: string) {
    super(`Another process has taken over ${name}.`);
    this.name = 'NotOwner';
  }
}

/**
 * How far a reader of the log has come, and which process may move it. Ownership is a lease by the database's clock with an epoch;
 * every effect is committed together with a compare-and-set of position and epoch, so that a late owner can do no harm.
 */
export class Checkpoint {
  #epoch: number | undefined;
  #position: Position = '';
  constructor(
    private readonly pool: Pool,
    readonly name: string,
    private readonly owner: string,
  ) {}

  get position(): Position {
    return this.#position;
  }

  /** Takes or renews the lease; false while another process holds it. */
  async own(): Promise<boolean> {
    await this.pool.query('INSERT INTO work.checkpoints (name) VALUES ($1) ON CONFLICT DO NOTHING', [this.name]);
    const { rows } = await this.pool.query<{ epoch: number; position: Position }>(
      `UPDATE work.checkpoints
          SET owner = $2, lease_until = now() + make_interval(secs => $3),
              epoch = CASE WHEN owner = $2 AND epoch = $4 THEN epoch ELSE epoch + 1 END
        WHERE name = $1 AND (owner IS NULL OR owner = $2 OR lease_until < now())
        RETURNING epoch, position`,
      [this.name, this.owner, LEASE_SECONDS, this.#epoch ?? -1],
    );
    const row = rows[0];
    if (!row) {
      this.#epoch = undefined;
      return false;
    }
    if (row.epoch !== this.#epoch) this.#position = row.position;
    this.#epoch = row.epoch;
    return true;
  }

  /** Moves the checkpoint inside the transaction of the effects; first of all, so that a late owner stops here. @throws NotOwner */
  async move(client: PoolClient, to: Position): Promise<void> {
    const { rowCount } = await client.query({
      name: 'move-checkpoint',
      text: 'UPDATE work.checkpoints SET position = $2 WHERE name = $1 AND position = $3 AND epoch = $4 AND owner = $5',
      values: [this.name, to, this.#position, this.#epoch ?? -1, this.owner],
    });
    if (rowCount !== 1) throw new NotOwner(this.name);
  }

  /** To be called once the transaction with {@link move} has committed. */
  moved(to: Position): void {
    this.#position = to;
  }

  /** Gives the lease back, so that another process need not wait for it to run out. */
  async release(): Promise<void> {
    await this.pool.query('UPDATE work.checkpoints SET owner = NULL, lease_until = NULL WHERE name = $1 AND owner = $2 AND epoch = $3', [
      this.name,
      this.owner,
      this.#epoch ?? -1,
    ]);
    this.#epoch = undefined;
  }
}
