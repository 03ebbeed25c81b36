import type { Pool } from 'pg';
import type { EventStore, Instant, Position } from '#kit/eventsourcing';

/** How far a reader of the log is behind. */
export interface Lag {
  /** Events it has not taken in; counted up to {@link MOST_COUNTED}. */
  readonly events: number;
  /** Seconds since the oldest of them was recorded, by the product's clock; 0 when there is none. */
  readonly seconds: number;
}

const WINDOW = 2_000;
const MOST_COUNTED = 20_000;

/** Counts what follows a position in the log. */
export async function lagBehind(store: EventStore, position: Position, now: Instant): Promise<Lag> {
  let [events, oldest, after] = [0, undefined as Instant | undefined, position];
  while (events < MOST_COUNTED) {
    const window = await store.readAll(after, WINDOW);
    events += window.events.length;
    oldest ??= window.events[0]?.recordedAt;
    if (window.caughtUp || window.next === after) break;
    after = window.next;
  }
  return {
    events,
    seconds: oldest === undefined ? 0 : Math.max(0, (Date.parse(now) - Date.parse(oldest)) / 1_000),
  };
}

/** The readers of the log and where they stand. */
export async function readers(pool: Pool): Promise<{ name: string; position: Position }[]> {
  const { rows } = await pool.query<{ name: string; position: Position }>(
    `SELECT name, position FROM work.checkpoints WHERE name <> 'read_next' ORDER BY name`,
  );
  return rows;
}
