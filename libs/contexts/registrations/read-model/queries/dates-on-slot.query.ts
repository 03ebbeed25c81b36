import type { Pool } from 'pg';
import type { Instant } from '#kit/eventsourcing';
import type { DateItem } from '../../http/registration.response.js';
import { DATE_COLUMNS, dateItemOf, type RawDate } from './registration-item-mapper.js';

const DATES = `
  SELECT d.owner, ${DATE_COLUMNS} FROM read.participation_dates d
   WHERE d.slot = $1 AND d.owner = ANY($2::uuid[]) AND d.status <> 'cancelled'`;

/** The date that each of these registrations has on a slot, by the id of the registration. Cancelled dates are left out. */
export async function datesOnSlot(
  pool: Pick<Pool, 'query'>,
  slot: string,
  registrations: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, DateItem>> {
  const { rows } = await pool.query<RawDate & { readonly owner: string }>({
    name: 'dates-on-slot',
    text: DATES,
    values: [slot, registrations],
  });
  return new Map(rows.map((row) => [row.owner, dateItemOf(row, now)]));
}
