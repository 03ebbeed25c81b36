import type { Pool } from 'pg';
import {
  BEGINNING,
  decryptPersonalData,
  encryptedFor,
  type EventStore,
  type JsonObject,
  type KeyRing,
  type Position,
} from '#kit/eventsourcing';
import type { Eraser } from '#features/process-managers';

/** Files of exports that name somebody; implemented by the exports. */
export interface FileEraser {
  /** Those that the person asked for, and those that may name them. */
  forget(person: string): Promise<void>;
}

/** What can be read of a person while their key lives. */
interface Known {
  readonly name: string | null;
  readonly mail: string | null;
}

/**
 * Mails that were caught instead of sent: to the person, about their registrations, and those that tell what they did or wrote. A mail
 * bears the id of its row in the outbox.
 */
const CAUGHT = `
  DELETE FROM work.caught_mails c
   WHERE lower($2) = ANY(string_to_array(lower(c.recipient), ', '))
      OR split_part(ltrim(c.message_id, '<'), '@', 1) IN (
           SELECT o.id::text FROM work.outbox o
            WHERE o.recipient = $1 OR o.actor = $1 OR o.registration IN (SELECT r.id FROM read.registrations r WHERE r.employee = $1))`;

const OUTBOX = `UPDATE work.outbox SET status = 'dropped', problem = 'The recipient is gone.', claimed_until = NULL WHERE recipient = $1 AND status = 'waiting'`;

/** First answers: all of theirs, and those to others that quote them. */
const ANSWERS = `
  DELETE FROM work.answers
   WHERE caller = $1 OR EXISTS (SELECT FROM unnest($2::text[]) AS quoted WHERE position(quoted IN body::text) > 0)`;

/** Long work that they asked for; of the texts in what others asked for, only a hash is kept. */
const JOBS = 'DELETE FROM work.jobs WHERE requester = $1';

const CLAIMS = 'DELETE FROM work.claims WHERE person = $1';

/** A text as it stands within JSON. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * What erasing leaves to do once their registrations are withdrawn: the work tables and the export files are cleared, and the key is
 * destroyed (domain §8). Whatever was interrupted is done again from the start, as the key goes last.
 */
export class PersonEraser implements Eraser {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly ring: KeyRing,
    private readonly exports: FileEraser,
  ) {}

  async forget(person: string): Promise<void> {
    const { name, mail } = await this.#known(person);
    await this.pool.query(OUTBOX, [person]);
    await this.pool.query(CAUGHT, [person, mail]);
    await this.pool.query(ANSWERS, [
      person,
      [name, mail].flatMap((text) => (text === null ? [] : [inJson(text)])),
    ]);
    await this.pool.query(JOBS, [person]);
    await this.pool.query(CLAIMS, [person]);
    await this.exports.forget(person);
    await this.ring.destroy([person]);
  }

  async #known(person: string): Promise<Known> {
    const [registered] = await this.store.readStream(`person-${person}`);
    const data: JsonObject = registered
      ? decryptPersonalData(
          await this.ring.keys(encryptedFor(registered.data), false),
          registered.id,
          registered.data,
        )
      : {};
    const text = (field: string) => (typeof data[field] === 'string' ? data[field] : null);
    return { name: text('name'), mail: text('mail') };
  }
}

/** Log positions read at once when looking for erasures. */
const WINDOW = 10_000;

/** Whom the read models know to be erased, and how far in the log they have come: of one moment. Of persons parked they may not know. */
const KNOWN_ERASED = `
  SELECT coalesce((SELECT position FROM work.checkpoints WHERE name = 'read-models'
                      AND NOT EXISTS (SELECT FROM work.parked WHERE reader = 'read-models' AND stream LIKE 'person-%')), '') AS position,
         coalesce((SELECT array_agg(id) FROM read.people WHERE erased), '{}') AS erased`;

/**
 * Destroys the keys of everyone erased in the log, again (domain §8): done at every start, so that keys restored from a backup revive
 * nobody. The read models know most of them at once, and the log is read from where they stand: a start takes as long as what is new.
 * Read models that are ahead of the log are not those of this log, and it is read from its beginning.
 * @returns how many persons are erased
 */
export async function destroyErasedKeys(
  pool: Pool,
  store: EventStore,
  ring: KeyRing,
): Promise<number> {
  const { rows } = await pool.query<{ position: Position; erased: string[] }>(KNOWN_ERASED);
  const { position, erased: known } = rows[0] as { position: Position; erased: string[] };
  const erased = new Set<string>(known);
  const filter = { streamPrefixes: ['person-'], types: ['PersonErased'] };
  for (
    let after = position <= (await store.head()) ? position : BEGINNING, caughtUp = false;
    !caughtUp;
  ) {
    const window = await store.readAll(after, WINDOW, filter);
    for (const { data } of window.events) erased.add(data['person'] as string);
    ({ next: after, caughtUp } = window);
  }
  await ring.destroy([...erased]);
  return erased.size;
}
