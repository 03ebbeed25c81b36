import type { PoolClient } from 'pg';
import { statusOf, type RegistrationState, type WhatIf } from '#contexts/registrations';

/** Temporary tables, dropped at the end of the transaction. `date` is null for the registration's own status. */
const TABLES = `
  CREATE TEMPORARY TABLE what_if_statuses (history text, registration uuid, date text, status text) ON COMMIT DROP;
  CREATE TEMPORARY TABLE what_if_partings (registration uuid, revision int, type text, at text, why text, left_out int) ON COMMIT DROP`;

const REGISTRATIONS = `
  SELECT registration, max(status) FILTER (WHERE history = 'now') AS now, max(status) FILTER (WHERE history = 'what_if') AS would
    FROM what_if_statuses WHERE date IS NULL GROUP BY registration`;
const DATES = `
  SELECT registration, date, max(status) FILTER (WHERE history = 'now') AS now, max(status) FILTER (WHERE history = 'what_if') AS would
    FROM what_if_statuses WHERE date IS NOT NULL GROUP BY registration, date`;

export interface StatusCount {
  readonly status: string;
  readonly now: number;
  readonly whatIf: number;
}
export interface DateDifference {
  readonly date: string;
  readonly now: string | null;
  /** null when the date would never have been selected. */
  readonly whatIf: string | null;
}
export interface Difference {
  readonly registration: string;
  readonly now: string;
  readonly whatIf: string;
  /** Dates whose status differs. */
  readonly dates: readonly DateDifference[];
  /** The event from which on the histories differ. */
  readonly from: { readonly revision: number; readonly type: string; readonly at: string };
  readonly why: string;
  /** Number of later events that would not have been possible. */
  readonly leftOut: number;
}

export const createTables = async (client: PoolClient): Promise<void> =>
  void (await client.query(TABLES));

const rowsOf = (history: string, state: RegistrationState) => [
  { history, registration: state.id, date: null, status: statusOf(state) },
  ...state.dates.map(({ id, status }) => ({ history, registration: state.id, date: id, status })),
];

export async function insert(client: PoolClient, histories: readonly WhatIf[]): Promise<void> {
  const statuses = histories.flatMap(({ now, simulated }) => [
    ...rowsOf('now', now),
    ...rowsOf('what_if', simulated),
  ]);
  await client.query(
    'INSERT INTO what_if_statuses SELECT * FROM json_populate_recordset(NULL::what_if_statuses, $1)',
    [JSON.stringify(statuses)],
  );
  const partings = histories.flatMap(({ now, parting, leftOut }) =>
    parting ? [{ ...parting, registration: now.id, left_out: leftOut }] : [],
  );
  await client.query(
    'INSERT INTO what_if_partings SELECT * FROM json_populate_recordset(NULL::what_if_partings, $1)',
    [JSON.stringify(partings)],
  );
}

export async function counts(client: PoolClient): Promise<StatusCount[]> {
  const { rows } = await client.query<StatusCount>(`
    SELECT status, (count(*) FILTER (WHERE history = 'now'))::int AS now, (count(*) FILTER (WHERE history = 'what_if'))::int AS "whatIf"
      FROM what_if_statuses WHERE date IS NULL GROUP BY status ORDER BY status`);
  return rows;
}

export async function differences(client: PoolClient): Promise<Difference[]> {
  const { rows } = await client.query<Difference>(`
    WITH registrations AS (${REGISTRATIONS}),
         dates AS (SELECT registration, json_agg(json_build_object('date', date, 'now', now, 'whatIf', would) ORDER BY date) AS dates
                     FROM (${DATES}) d WHERE now IS DISTINCT FROM would GROUP BY registration)
    SELECT r.registration, r.now, r.would AS "whatIf", coalesce(d.dates, '[]') AS dates,
           json_build_object('revision', p.revision, 'type', p.type, 'at', p.at) AS from, p.why, p.left_out AS "leftOut"
      FROM registrations r
      LEFT JOIN dates d USING (registration)
      JOIN what_if_partings p USING (registration)
     WHERE r.now <> r.would OR d.dates IS NOT NULL
     ORDER BY p.at, r.registration`);
  return rows;
}
