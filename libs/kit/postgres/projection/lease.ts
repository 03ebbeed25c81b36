import type { Pool } from 'pg';

/** Seconds after which an owner that stopped renewing loses its place to another process. */
export const LEASE_SECONDS = 10;

/** Someone else owns this now, or has moved a checkpoint of it: whoever sees this must forget what it was doing. */
export class NotOwner extends Error {
  constructor(name: string) {
    super(`Another process has taken over ${name}.`);
    this.name = 'NotOwner';
  }
}

/** The right under which an effect is written: which epoch of which lease. */
export interface Right {
  readonly name: string;
  readonly owner: string;
  readonly epoch: number;
}

const TAKE = `
  INSERT INTO work.leases AS l (name, owner, epoch, until) VALUES ($1, $2, 1, now() + make_interval(secs => $4))
  ON CONFLICT (name) DO UPDATE
    SET owner = excluded.owner, until = excluded.until,
        epoch = CASE WHEN l.owner = excluded.owner AND l.epoch = $3 THEN l.epoch ELSE l.epoch + 1 END
    WHERE l.owner IS NULL OR l.owner = excluded.owner OR l.until < now()
  RETURNING epoch`;

const RELEASE =
  'UPDATE work.leases SET owner = NULL, until = NULL WHERE name = $1 AND owner = $2 AND epoch = $3';

/**
 * Ownership among processes that share a database: one row per role, by the database's clock, with an epoch that grows whenever the
 * owner changes. Whatever the owner writes is conditional on the epoch, so that a late owner can do no harm.
 */
export class Lease {
  #epoch: number | undefined;
  #until = 0;
  #asking: Promise<boolean> | undefined;
  #renewal: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: Pool,
    readonly name: string,
    private readonly owner: string,
    private readonly seconds = LEASE_SECONDS,
  ) {}

  /**
   * Whether it is surely still ours, by a clock that goes on while a process is stopped: one that is continued after its replacement
   * begins nothing before it has asked.
   */
  get held(): boolean {
    return this.#epoch !== undefined && performance.now() < this.#until;
  }

  get right(): Right {
    return { name: this.name, owner: this.owner, epoch: this.#epoch ?? -1 };
  }

  /** Takes or renews it; false while another process holds it. */
  take(): Promise<boolean> {
    return (this.#asking ??= this.#take().finally(() => (this.#asking = undefined)));
  }

  /** From now on it is renewed by itself whenever it is held, however long a piece of work takes. */
  keep(): void {
    const renew = (): void => {
      if (this.#epoch !== undefined) this.take().catch(() => undefined);
    };
    this.#renewal ??= setInterval(renew, (this.seconds * 1_000) / 3).unref();
  }

  /** Gives it back, so that another process need not wait for it to run out. */
  async release(): Promise<void> {
    clearInterval(this.#renewal);
    this.#renewal = undefined;
    await this.#asking?.catch(() => undefined);
    const { name, owner, epoch } = this.right;
    this.#epoch = undefined;
    await this.pool.query(RELEASE, [name, owner, epoch]);
  }

  async #take(): Promise<boolean> {
    const asked = performance.now();
    const { name, owner, epoch } = this.right;
    const { rows } = await this.pool.query<{ epoch: number }>({
      name: 'take-lease',
      text: TAKE,
      values: [name, owner, epoch, this.seconds],
    });
    this.#epoch = rows[0]?.epoch;
    this.#until = asked + this.seconds * 1_000;
    return this.#epoch !== undefined;
  }
}
