import { notAllowed, type EventStore, type Instant, type Position } from '#kit/eventsourcing';
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

/** A state of the log: its position, and the current time of an export of it. */
export interface ExportState {
  readonly position: Position;
  readonly instant: Instant;
}

/**
 * The state that a request names; by default the current one.
 * @throws Refusal not_allowed for a position that the read models have not reached
 */
export async function exportStateOf(
  store: Pick<EventStore, 'readStream' | 'readAll'>,
  snapshot: DatabaseSnapshot,
  { position, asOf }: { readonly position?: Position; readonly asOf?: Instant },
  field = 'position',
): Promise<ExportState> {
  if (position !== undefined && position > snapshot.position)
    throw notAllowed(
      'position_ahead',
      'The read models have not reached this position. Try again later.',
      field,
    );
  const known = position ?? snapshot.position;
  return {
    position: known,
    instant: asOf ?? (await instantOfPosition(store, snapshot, known)),
  };
}
