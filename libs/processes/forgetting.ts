import type { Pool } from 'pg';
import { openPersonal, sealedFor, type EventStore, type KeyRing } from '#eventsourcing';
import type { Forgetter } from './reactions.js';

/** `$1` the person, `$2` their mail address while it can still be read. */
const CLEAR = [
  `DELETE FROM work.caught_mails WHERE recipient = $2 AND $1::uuid IS NOT NULL`,
  `UPDATE work.outbox SET status = 'dropped' WHERE recipient = $1 AND status = 'waiting' AND ($2::text IS NULL OR true)`,
  `DELETE FROM work.answers WHERE caller = $1 AND ($2::text IS NULL OR true)`,
  `DELETE FROM work.jobs WHERE requester = $1 AND ($2::text IS NULL OR true)`,
  `DELETE FROM work.export_files WHERE requester = $1 AND ($2::text IS NULL OR true)`,
];

/** What erasing leaves to do once their registrations are withdrawn: the work tables are cleared, and the key is destroyed (domain §8). */
export class PersonForgetter implements Forgetter {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly ring: KeyRing,
  ) {}

  async forget(person: string): Promise<void> {
    const address = await this.#addressOf(person);
    for (const statement of CLEAR) await this.pool.query(statement, [person, address]);
    await this.ring.destroy(person);
  }

  async #addressOf(person: string): Promise<string | null> {
    const [registered] = await this.store.readStream(`person-${person}`);
    if (!registered) return null;
    const { mail } = openPersonal(await this.ring.keys(sealedFor(registered.data), false), registered.id, registered.data);
    return typeof mail === 'string' ? mail : null;
  }
}
