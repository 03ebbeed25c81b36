import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, registrationsInScope, type Caller } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import type { Overlap } from '#platform/http';

/** A date of an employee's registration, as far as its overlaps depend on it. */
export interface OccupiedTime {
  readonly date: string;
  readonly registration: string;
  readonly employee: string;
  readonly kind: string;
  readonly status: string;
  readonly start: Instant;
  readonly end: Instant | null;
}

/** `$1`–`$5` the dates asked about; from `$6` the caller's scope. The indexes on the employee and on the owner of dates support it. */
const overlapsIn = (scope: string): string => `
  SELECT a.date, d.start_at AS start, d.end_at AS "end", CASE WHEN ${scope} THEN r.id END AS registration
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[]) AS a (date, registration, employee, starts, ends)
    JOIN read.registrations r ON r.employee = a.employee AND r.id <> a.registration
    JOIN read.participation_dates d ON d.owner = r.id
    LEFT JOIN read.people e ON e.id = r.employee
    LEFT JOIN read.companies c ON c.id = e.company
    LEFT JOIN read.levels l ON l.id = coalesce(e.level, c.root)
   WHERE d.status <> 'cancelled' AND d.kind <> 'period' AND d.start_at < a.ends AND d.end_at > a.starts
   ORDER BY a.date, d.start_at, d.id`;

/**
 * Live dates of an employee's other registrations that overlap some of theirs: allowed, and said (docs/domain.md §3). Engagement periods
 * are left aside. A registration outside the caller's scope is not named: only its times are told.
 */
@Injectable()
export class OverlapsQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /**
   * Overlaps by the id of the date asked about, the earliest first; without an entry, there is none.
   * @param caller null: a reader who has no account, to whom no registration is named
   */
  async of(
    caller: Caller | null,
    dates: readonly OccupiedTime[],
  ): Promise<ReadonlyMap<string, readonly Overlap[]>> {
    const asked = dates.filter(({ kind, status }) => kind !== 'period' && status !== 'cancelled');
    const found = new Map<string, Overlap[]>();
    if (asked.length === 0) return found;
    const scope = caller ? registrationsInScope(caller, 6) : { sql: 'false', values: [] };
    const { rows } = await this.pool.query<Overlap>({
      text: overlapsIn(scope.sql),
      values: [
        asked.map(({ date }) => date),
        asked.map(({ registration }) => registration),
        asked.map(({ employee }) => employee),
        asked.map(({ start }) => start),
        asked.map(({ end }) => end),
        ...scope.values,
      ],
    });
    for (const row of rows) found.set(row.date, [...(found.get(row.date) ?? []), row]);
    return found;
  }
}
