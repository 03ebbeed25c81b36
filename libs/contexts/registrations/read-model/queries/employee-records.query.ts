import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import type { EmployeeRecord } from '../../http/my-work.response.js';

/** Of whom: an employee in a company; decided for a nonprofit, only what they did with it. */
export interface RecordKey {
  readonly employee: string;
  readonly company: string;
  readonly nonprofit: string | null;
}

/** `$1`–`$3` the keys, `$4` now. The indexes on the employee and on the owner of dates support it. */
const RECORDS = `
  SELECT a.n::int,
         coalesce(sum(d.credited_minutes) FILTER (
           WHERE d.status = 'participated' AND extract(year FROM d.start_at AT TIME ZONE r.zone) = extract(year FROM $4::timestamptz AT TIME ZONE r.zone)), 0)::int AS minutes,
         count(*) FILTER (WHERE CASE WHEN a.nonprofit IS NULL THEN d.manager_approved ELSE d.coordinator_confirmed END)::int AS accepted,
         count(*) FILTER (WHERE NOT CASE WHEN a.nonprofit IS NULL THEN d.manager_approved ELSE d.coordinator_confirmed END)::int AS refused,
         max(CASE WHEN a.nonprofit IS NULL THEN d.manager_at ELSE d.coordinator_at END) AS last
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) WITH ORDINALITY AS a (employee, company, nonprofit, n)
    JOIN read.registrations r ON r.employee = a.employee AND r.company = a.company AND (a.nonprofit IS NULL OR r.nonprofit = a.nonprofit)
    JOIN read.participation_dates d ON d.owner = r.id
   GROUP BY a.n`;

const NOTHING: EmployeeRecord = {
  minutesThisYear: 0,
  earlierDecisions: { accepted: 0, refused: 0, lastAt: null },
};
const textOf = ({ employee, company, nonprofit }: RecordKey): string =>
  `${employee} ${company} ${nonprofit ?? ''}`;

/** What employees did this year, and what was decided for them before. */
@Injectable()
export class EmployeeRecordsQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** One statement for all. @returns the record of a key */
  async of(keys: readonly RecordKey[], now: Instant): Promise<(key: RecordKey) => EmployeeRecord> {
    const asked = [...new Map(keys.map((key) => [textOf(key), key])).values()];
    const found = new Map<string, EmployeeRecord>();
    if (asked.length > 0) {
      const { rows } = await this.pool.query<{
        n: number;
        minutes: number;
        accepted: number;
        refused: number;
        last: Instant | null;
      }>({
        name: 'employee-records',
        text: RECORDS,
        values: [
          asked.map(({ employee }) => employee),
          asked.map(({ company }) => company),
          asked.map(({ nonprofit }) => nonprofit),
          now,
        ],
      });
      for (const { n, minutes, accepted, refused, last } of rows) {
        const key = asked[n - 1];
        const earlierDecisions = { accepted, refused, lastAt: last };
        if (key) found.set(textOf(key), { minutesThisYear: minutes, earlierDecisions });
      }
    }
    return (key) => found.get(textOf(key)) ?? NOTHING;
  }
}
