import type { Pool } from 'pg';
import { idOf, type StoredEvent } from '#kit/eventsourcing';

/** Places that dates of a registration still hold at an initiative although they are cancelled. */
export interface CancelledPlaces {
  readonly initiative: string;
  readonly registration: string;
  readonly dates: readonly string[];
}

const PLACES_OF_CANCELLED = `
  SELECT p.owner AS initiative, p.registration, array_agg(p.id) AS dates
    FROM read.places p JOIN read.participation_dates d ON d.id = p.id
   WHERE p.registration = ANY($1::uuid[]) AND d.status = 'cancelled' AND d.cancelled_at >= p.held_at
   GROUP BY p.owner, p.registration`;

/** The places to give back after these events on registrations, by registration. */
export async function placesOfCancelled(
  pool: Pool,
  events: readonly StoredEvent[],
): Promise<Map<string, CancelledPlaces[]>> {
  const places = new Map<string, CancelledPlaces[]>();
  if (events.length === 0) return places;
  const { rows } = await pool.query<CancelledPlaces>({
    name: 'places-of-cancelled',
    text: PLACES_OF_CANCELLED,
    values: [[...new Set(events.map(({ stream }) => idOf(stream)))]],
  });
  for (const row of rows)
    places.set(row.registration, [...(places.get(row.registration) ?? []), row]);
  return places;
}
