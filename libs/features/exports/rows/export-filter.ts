import { Conditions, registrationsInScope, type Caller } from '#platform/authorization';
import type { ExportRequest } from '../export-request.js';
import { widest } from './export-period.js';
import type { DatabaseSnapshot } from './database-snapshot.js';

/** Registrations `r` with their employee `e`, and that one's company `c` and level `l`. */
export const FROM = `
  FROM read.registrations r
  LEFT JOIN read.people e ON e.id = r.employee
  LEFT JOIN read.companies c ON c.id = r.company
  LEFT JOIN read.levels l ON l.id = coalesce(e.level, c.root)`;

/**
 * Narrows by what never changes, so that it holds for the present as for the past; what changes is decided row by row.
 * @param live the tables are those of the present, and can be searched by what changes as well
 */
function candidates(request: ExportRequest, caller: Caller, live: boolean): Conditions {
  const conditions = new Conditions().within((first) => registrationsInScope(caller, first, true));
  conditions
    .where('r.nonprofit = ?::uuid', request.nonprofit)
    .where('r.company = ?::uuid', request.company)
    .where('r.initiative = ?::uuid', request.initiative)
    .where('r.employee = ?::uuid', request.employee);
  if (request.name === 'registrations') {
    const { from, until } = widest(request);
    conditions
      .where('r.applied_at >= ?::timestamptz', from)
      .where('r.applied_at < ?::timestamptz', until);
    if (live) conditions.where('r.status = ?', request.status);
  }
  return conditions;
}

/** What is asked of dates `d` of the present, by the widest that the request's days are anywhere. */
function aboutDates(
  request: ExportRequest,
): { readonly sql: string; readonly values: readonly unknown[] }[] {
  const { from, until } = widest(request);
  return [
    { sql: 'd.owner = r.id', values: [] },
    { sql: 'd.start_at < ?::timestamptz', values: [until] },
    {
      sql: '(d.end_at IS NULL OR d.end_at > ?::timestamptz OR d.start_at >= ?::timestamptz)',
      values: [from, from],
    },
    { sql: 'd.status = ?', values: [request.status] },
  ].filter(({ values }) => !values.includes(undefined));
}

/** The registrations that an export looks at. */
export function registrationsFor(
  request: ExportRequest,
  caller: Caller,
  live: boolean,
): Conditions {
  const conditions = candidates(request, caller, live);
  if (request.name !== 'dates' || !live) return conditions;
  const about = aboutDates(request);
  const sql = about.map((condition) => condition.sql).join(' AND ');
  return conditions.where(
    `EXISTS (SELECT 1 FROM read.participation_dates d WHERE ${sql})`,
    ...about.flatMap(({ values }) => values),
  );
}

/** The same registrations of the present, one by one with such dates `d`. */
export function datesFor(request: ExportRequest, caller: Caller): Conditions {
  const conditions = candidates(request, caller, true);
  for (const { sql, values } of aboutDates(request)) conditions.where(sql, ...values);
  return conditions;
}

/** How many registrations an export looks at, and what they are about: none of it ever changes. */
export interface Extent {
  readonly registrations: number;
  /** They are a good part of all that there are. */
  readonly wide: boolean;
  readonly companies: readonly string[];
  readonly nonprofits: readonly string[];
  readonly initiatives: readonly string[];
}

/** An export of one in so many of all registrations is wide. */
const WIDE = 8;

async function roughly(client: DatabaseSnapshot['client']): Promise<number> {
  const { rows } = await client.query<{ all: number }>(
    `SELECT reltuples::int AS all FROM pg_class WHERE oid = 'read.registrations'::regclass`,
  );
  return rows[0]?.all ?? 0;
}

/** Looks at all of them once, before the first row. */
export async function extentOf(
  { client }: DatabaseSnapshot,
  request: ExportRequest,
  caller: Caller,
  live: boolean,
): Promise<Extent> {
  const { sql, values } = registrationsFor(request, caller, live);
  const { rows } = await client.query<{
    company: string;
    nonprofit: string;
    initiative: string;
    count: number;
  }>(
    `SELECT r.company, r.nonprofit, r.initiative, count(*)::int AS count ${FROM} WHERE ${sql} GROUP BY 1, 2, 3`,
    values,
  );
  const registrations = rows.reduce((sum, { count }) => sum + count, 0);
  return {
    registrations,
    wide: registrations * WIDE > (await roughly(client)),
    companies: rows.map(({ company }) => company),
    nonprofits: rows.map(({ nonprofit }) => nonprofit),
    initiatives: rows.map(({ initiative }) => initiative),
  };
}
