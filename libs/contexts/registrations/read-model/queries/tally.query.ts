import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { READ_MODELS, refuseUnknownFilters, type Caller } from '#platform/authorization';
import { nextDay, startOfDay, type Day, type Instant, type Zone } from '#kit/eventsourcing';
import type { TallyMonth } from '../../http/registration-counts.response.js';
import { selectGroup, type GroupedBy } from './grouped-by.js';
import { applyFilter, type RegistrationFilter } from './registration-filter.js';
import { registrationsFor } from './registration-scope.js';
import { runQuery } from './run-query.js';

/** A month of the calendar, such as `2026-02`. */
export type Month = string;

/**
 * SQL: credited minutes that have passed by an instant, spread evenly over the date. What has passed is rounded, so that the months of a
 * date add up to its credited minutes, as in the export of dates (docs/domain.md §7).
 */
const passedBy = (instant: string): string => `CASE
  WHEN ${instant} <= d.start_at THEN 0 WHEN ${instant} >= d.end_at THEN d.credited_minutes
  ELSE round(d.credited_minutes * extract(epoch FROM ${instant} - d.start_at) / extract(epoch FROM d.end_at - d.start_at)) END`;

/** `m`: each month in each zone. A date that only touches the month is none of it. */
const MONTHS = (parameter: number): string => `
  JOIN json_to_recordset($${parameter}::json) AS m(month text, zone text, since timestamptz, until timestamptz)
    ON m.zone = r.zone AND d.start_at < m.until AND (d.end_at IS NULL OR d.end_at > m.since OR d.start_at >= m.since)`;

interface Row {
  readonly month: Month;
  readonly total: boolean;
  readonly id: string | null;
  readonly name: string | null;
  readonly people: number;
  readonly minutes: number;
}

/** How many people took part, and for how long, month by month, in a caller's scope. */
@Injectable()
export class TallyQuery {
  constructor(
    private readonly source: DataSource,
    @Inject(READ_MODELS) private readonly pool: Pool,
  ) {}

  /** @throws Refusal not_found for a filter that names nothing in scope */
  async of(
    caller: Caller,
    filter: RegistrationFilter,
    { months, by }: { readonly months: readonly Month[]; readonly by?: GroupedBy | undefined },
    now: Instant,
  ): Promise<TallyMonth[]> {
    await refuseUnknownFilters(this.pool, caller, filter);
    const query = applyFilter(registrationsFor(this.source, caller), caller, filter, now)
      .addSelect('r.id', 'id')
      .addSelect('r.zone', 'zone')
      .addSelect('r.employee', 'employee');
    if (by === undefined)
      query.addSelect('NULL::uuid', 'groupId').addSelect('NULL::text', 'groupName');
    else selectGroup(query, by);
    const [text, values] = query.getQueryAndParameters() as [string, unknown[]];
    const within = `(${text}) r JOIN read.participation_dates d ON d.owner = r.id AND d.status = 'participated'`;
    const zones = await this.pool.query<{ zone: Zone }>(
      `SELECT DISTINCT r.zone FROM ${within} WHERE r.zone IS NOT NULL`,
      values,
    );
    const bounds = zones.rows.flatMap(({ zone }) => months.map((month) => boundsOf(month, zone)));
    const rows = await runQuery<Row>(this.pool, {
      getQueryAndParameters: () => [
        `SELECT m.month, grouping(r."groupId") = 1 AS total, r."groupId" AS id, r."groupName" AS name,
                count(DISTINCT r.employee)::int AS people, coalesce(sum(${passedBy('m.until')} - ${passedBy('m.since')}), 0)::int AS minutes
           FROM ${within} ${MONTHS(values.length + 1)}
          GROUP BY GROUPING SETS ((m.month), (m.month, r."groupId", r."groupName"))
          ORDER BY m.month, r."groupName", r."groupId"`,
        [...values, JSON.stringify(bounds)],
      ],
    });
    return months.map((month) => monthOf(month, rows, by !== undefined));
  }
}

function monthOf(month: Month, rows: readonly Row[], grouped: boolean): TallyMonth {
  const own = rows.filter((row) => row.month === month);
  const { people = 0, minutes = 0 } = own.find(({ total }) => total) ?? {};
  if (!grouped) return { month, people, minutes };
  const groups = own
    .filter(({ total }) => !total)
    .map(({ id, name, people, minutes }) => ({ id, name, people, minutes }));
  return { month, people, minutes, groups };
}

/** A month's first instant in a zone, and the first one after it. */
function boundsOf(month: Month, zone: Zone) {
  const first: Day = `${month}-01`;
  return {
    month,
    zone,
    since: startOfDay(first, zone),
    until: startOfDay(firstAfter(first), zone),
  };
}

const firstAfter = (first: Day): Day => {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return nextDay(new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10));
};

/** The months from one to another, both included. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = firstAfter(`${month}-01`).slice(0, 7))
    months.push(month);
  return months;
}
