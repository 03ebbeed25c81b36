import type { EventStore, Instant, Position } from '#kit/eventsourcing';
import type { DatabaseSnapshot } from './database-snapshot.js';

/** The present of an empty log. */
const NEVER: Instant = new Date(0).toISOString();
const WINDOW = 1_000;

/**
 * When the last event at or before a position was recorded. The log is read forward only, so it starts from the last registration
 * event known to lie before, and ends at the position.
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
    const window = await store.readAll(after, WINDOW);
    instant = window.events.findLast((event) => event.position <= position)?.recordedAt ?? instant;
    if (window.next === after) break;
    after = window.next;
  }
  return instant;
}
