import {
  Conditions,
  LEVEL_OF_REGISTRATION,
  registrationsInScope,
  type Caller,
} from '#platform/authorization';
import type { ExportRequest } from '../export-request.js';
import { widest } from './export-period.js';
import type { DatabaseSnapshot } from './database-snapshot.js';

/** Registrations `r` with their employee `e`, and that one's company `c` and level `l`. */
export const FROM = `
  FROM read.registrations r
  LEFT JOIN read.people e ON e.id = r.employee
  LEFT JOIN read.companies c ON c.id = r.company
  LEFT JOIN read.levels l ON l.id = ${LEVEL_OF_REGISTRATION}`;

/**
 * Filters by columns that never change, so that the result is right for any point in time. Other filters apply row by row.
 * @param live the tables hold the current state, so the query may filter by status as well
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

/** Conditions on current dates `d`. Days are widened to cover every time zone; the exact check follows row by row. */
function dateConditions(
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

/** Conditions on the registrations that an export processes. */
export function registrationsFor(
  request: ExportRequest,
  caller: Caller,
  live: boolean,
): Conditions {
  const conditions = candidates(request, caller, live);
  if (request.name !== 'dates' || !live) return conditions;
  const ofDates = dateConditions(request);
  const sql = ofDates.map((condition) => condition.sql).join(' AND ');
  return conditions.where(
    `EXISTS (SELECT 1 FROM read.participation_dates d WHERE ${sql})`,
    ...ofDates.flatMap(({ values }) => values),
  );
}

/** Conditions on current registrations joined with their dates `d`. */
export function datesFor(request: ExportRequest, caller: Caller): Conditions {
  const conditions = candidates(request, caller, true);
  for (const { sql, values } of dateConditions(request)) conditions.where(sql, ...values);
  return conditions;
}

/** The number of registrations that an export processes, and the companies, nonprofits and initiatives that they refer to. */
export interface Extent {
  readonly registrations: number;
  /** They are a large part of all registrations. */
  readonly wide: boolean;
  readonly companies: readonly string[];
  readonly nonprofits: readonly string[];
  readonly initiatives: readonly string[];
}

/** An export is wide when it covers more than one registration in this many. */
const WIDE = 8;

/** PostgreSQL's estimate of the number of registrations. */
async function estimatedTotal(client: DatabaseSnapshot['client']): Promise<number> {
  const { rows } = await client.query<{ all: number }>(
    `SELECT reltuples::int AS all FROM pg_class WHERE oid = 'read.registrations'::regclass`,
  );
  return rows[0]?.all ?? 0;
}

/** Counts them, before the first row. */
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
    wide: registrations * WIDE > (await estimatedTotal(client)),
    companies: rows.map(({ company }) => company),
    nonprofits: rows.map(({ nonprofit }) => nonprofit),
    initiatives: rows.map(({ initiative }) => initiative),
  };
}
