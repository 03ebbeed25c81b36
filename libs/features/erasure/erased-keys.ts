import type { Pool } from 'pg';
import { BEGINNING, type EventStore, type KeyRing, type Position } from '#kit/eventsourcing';

/** Log positions read at once when looking for erasures. */
const PAGE = 10_000;

/**
 * The erased persons that the read models know, and the position that they have reached, of one moment. A parked person stream may hide an
 * erasure from them: then the log is read from its beginning.
 */
const KNOWN_ERASED = `
  SELECT coalesce((SELECT position FROM work.checkpoints WHERE name = 'read-models'
                      AND NOT EXISTS (SELECT FROM work.parked WHERE reader = 'read-models' AND stream LIKE 'person-%')), '') AS position,
         coalesce((SELECT array_agg(id) FROM read.people WHERE erased), '{}') AS erased`;

/**
 * Destroys again the keys of everyone erased in the log (docs/domain.md §8). Every start does this, so that keys restored from a backup bring
 * nobody back. The log is read from the position that the read models have reached: the time taken depends on what is new. Read models
 * that are ahead of the log belong to another log, and this one is read from its beginning.
 * @returns the number of erased persons
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
    const page = await store.readAll(after, PAGE, filter);
    for (const { data } of page.events) erased.add(data['person'] as string);
    ({ next: after, caughtUp } = page);
  }
  await ring.destroy([...erased]);
  return erased.size;
}
