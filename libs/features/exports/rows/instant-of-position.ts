import type { EventStore, Instant, Position } from '#kit/eventsourcing';
import type { DatabaseSnapshot } from './database-snapshot.js';

/** The instant of an empty log. */
const NEVER: Instant = new Date(0).toISOString();
/** Events per read. */
const PAGE_SIZE = 1_000;

/**
 * The time at which the last event at or before a position was recorded. A log can be read only forwards, so the search starts at the
 * last known registration event before the position.
 */
export async function instantOfPosition(
  store: Pick<EventStore, 'readStream' | 'readAll'>,
  { client }: DatabaseSnapshot,
  position: Position,
): Promise<Instant> {
  const { rows } = await client.query<{ id: string; position: Position }>(
    'SELECT id, position FROM read.registrations WHERE position COLLATE "C" <= $1 ORDER BY position COLLATE "C" DESC LIMIT 1',
    [position],
  );
  const nearest = rows[0];
  const own = nearest
    ? (await store.readStream(`registration-${nearest.id}`)).findLast(
        (event) => event.position <= nearest.position,
      )
    : undefined;
  let instant = own?.recordedAt ?? NEVER;
  for (let after = nearest?.position ?? ''; after < position;) {
    const page = await store.readAll(after, PAGE_SIZE);
    instant = page.events.findLast((event) => event.position <= position)?.recordedAt ?? instant;
    if (page.next === after) break;
    after = page.next;
  }
  return instant;
}
