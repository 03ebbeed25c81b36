import { levelsOf, nonprofitsOf, type Caller } from '#platform/authorization';

/** The values of the statements below: the caller, the levels that they administrate, the nonprofits that they coordinate. */
export const decidedByValues = (caller: Caller): unknown[] => [
  caller.person,
  levelsOf(caller, 'admin'),
  nonprofitsOf(caller),
];

/**
 * SQL: the mandates under which the caller acts, as `mandated`: an admin at or above the level of the partnership (docs/domain.md §6).
 */
export const MANDATED = `
  mandated AS MATERIALIZED (
    SELECT p.mandate, p.company, p.nonprofit, pl.ancestors
      FROM read.partnerships p JOIN read.levels pl ON pl.id = p.level
     WHERE p.mandate IS NOT NULL AND pl.ancestors && $2::uuid[]
       AND p.company IN (SELECT own.owner FROM read.levels own WHERE own.id = ANY($2::uuid[]))
       AND p.nonprofit <> ALL($3::uuid[])
  )`;

/**
 * SQL: what waits for the nonprofit at which the caller decides, as a coordinator or under a mandate: `waiting`, each with its sort, date
 * and since when, of the registrations `to_decide`. Nobody decides on their own registration. A partial index supports both halves. Under a
 * mandate certificates are decided only of company-specific initiatives (docs/domain.md §3).
 */
export const WAITING_FOR_NONPROFIT = `${MANDATED}, to_decide AS (
    SELECT r.*, NULL::uuid AS by_mandate FROM read.registrations r
     WHERE (r.next_actor = 'coordinator' OR r.to_certify > 0) AND r.nonprofit = ANY($3::uuid[]) AND r.employee <> $1
    UNION ALL
    SELECT r.*, m.mandate FROM read.registrations r
      JOIN mandated m ON m.company = r.company AND m.nonprofit = r.nonprofit
      JOIN read.people e ON e.id = r.employee
      JOIN read.companies c ON c.id = r.company
      JOIN read.levels l ON l.id = CASE WHEN e.company = r.company THEN coalesce(e.level, c.root) ELSE c.root END
     WHERE (r.next_actor = 'coordinator' OR r.to_certify > 0) AND r.nonprofit = ANY(ARRAY(SELECT nonprofit FROM mandated)) AND r.employee <> $1
       AND EXISTS (SELECT FROM unnest($2::uuid[]) AS own (level) WHERE own.level = ANY(l.ancestors) AND own.level = ANY(m.ancestors))
  ), waiting AS (
    SELECT 'applications' AS sort, r.id AS registration, NULL::uuid AS date, r.next_since AS since, NULL::timestamptz AS ends
      FROM to_decide r
     WHERE r.status IN ('application', 'conversation') AND r.next_actor = 'coordinator'
    UNION ALL
    SELECT CASE d.status WHEN 'to_be_confirmed' THEN 'dates' ELSE 'certificates' END, r.id, d.id, d.status_since,
           CASE d.status WHEN 'to_be_confirmed' THEN d.end_at END
      FROM to_decide r JOIN read.participation_dates d ON d.owner = r.id
     WHERE d.status = 'to_be_confirmed' OR (d.certificate = 'awaiting_validation' AND (r.by_mandate IS NULL OR r.company_specific))
  )`;

/**
 * SQL: the employees for whom the caller decides as the manager, as `reports`: their reports, and those without a manager for whom they are
 * among the admins who decide (docs/domain.md §3). That is asked only of employees who have something to be decided, as each answer takes a
 * moment.
 */
export const DECIDED_AS_MANAGER = `
  unmanaged AS MATERIALIZED (
    SELECT DISTINCT e.id
      FROM read.participation_dates d
      JOIN read.registrations r ON r.id = d.owner
      JOIN read.people e ON e.id = r.employee AND e.company = r.company
      JOIN read.companies c ON c.id = e.company
      JOIN read.levels l ON l.id = coalesce(e.level, c.root)
     WHERE d.status = 'awaiting_manager' AND NOT read.manages(e.manager, e.company) AND cardinality($2::uuid[]) > 0 AND l.ancestors && $2::uuid[]
  ), reports AS MATERIALIZED (
    SELECT p.id, 'manager' AS capacity FROM read.people p WHERE p.manager = $1 AND read.manages($1, p.company)
    UNION ALL
    SELECT u.id, 'admin' FROM unmanaged u WHERE u.id <> $1 AND $1 = ANY(read.deciders_for(u.id))
  )`;

/** SQL: the dates that wait for the caller as the manager, of {@link DECIDED_AS_MANAGER}, as a table expression `r` with its dates `d`. */
export const DATES_TO_APPROVE = `
      reports t
      JOIN read.people e ON e.id = t.id
      JOIN read.registrations r ON r.employee = e.id AND r.company = e.company
      JOIN read.participation_dates d ON d.owner = r.id AND d.status = 'awaiting_manager'`;
