import type { Pool, PoolClient } from 'pg';
import type { EventStore, Position, StoredEvent } from '#eventsourcing';
import { inTransaction } from '../database.js';
import { Checkpoint } from './checkpoint.js';
import type { Lease } from './lease.js';

/** What a reader does with a window: work of its own first (must be harmless when repeated), then effects that commit with the checkpoint. */
export interface WindowHandler {
  /** @returns effects to be written in the transaction that moves the checkpoint; nothing when there are none */
  handle(events: readonly StoredEvent[]): Promise<((client: PoolClient) => Promise<void>) | undefined>;
}

/** Follows the log for a process: at least once for its work, exactly once for its effects in the database. */
export class LogReader {
  readonly checkpoint: Checkpoint;

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    name: string,
    lease: Lease,
    private readonly handler: WindowHandler,
    private readonly windowSize = 500,
  ) {
    this.checkpoint = new Checkpoint(pool, name, lease);
  }

  /** Takes one window in, not beyond `upTo` (where the read models stand); false when there was nothing new. @throws NotOwner */
  async step(upTo: Position): Promise<boolean> {
    await this.checkpoint.look();
    if (this.checkpoint.position >= upTo) return false;
    const window = await this.store.readAll(this.checkpoint.position, this.windowSize);
    const next = window.next < upTo ? window.next : upTo;
    if (next === this.checkpoint.position) return false;
    const effects = await this.handler.handle(window.events.filter((event) => event.position <= next));
    await inTransaction(this.pool, async (client) => {
      await this.checkpoint.move(client, next);
      await effects?.(client);
    }).catch((error: unknown) => {
      this.checkpoint.forget();
      throw error;
    });
    this.checkpoint.moved(next);
    return true;
  }
}
