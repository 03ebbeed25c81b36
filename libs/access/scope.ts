import { levelsOf, nonprofitsOf, seesEverything, type Caller } from './caller.js';

/** A condition in SQL with its values; `$n` are numbered on from `first`. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * The registrations in a caller's scope (domain §1), for `read.registrations r` joined with the employee `e` (read.people) and
 * their level `l` (read.levels). One place for lists, histories and exports alike. `watching` leaves out own and reports'.
 */
export function registrationsInScope(caller: Caller, first: number, watching = false): Condition {
  if (seesEverything(caller)) return { sql: 'true', values: [] };
  const own = watching ? 'false' : `(r.employee = $${first + 2} OR e.manager = $${first + 2})`;
  return {
    sql: `(r.nonprofit = ANY($${first}::uuid[]) OR l.ancestors && $${first + 1}::uuid[] OR ${own})${watching ? ` AND $${first + 2}::uuid IS NOT NULL` : ''}`,
    values: [nonprofitsOf(caller), levelsOf(caller, 'admin', 'auditor', 'analyst'), caller.person],
  };
}

/** The partnerships in a caller's scope, for `read.partnerships p` with its level `pl`. */
export function partnershipsInScope(caller: Caller, first: number): Condition {
  if (seesEverything(caller)) return { sql: 'true', values: [] };
  return {
    sql: `(p.nonprofit = ANY($${first}::uuid[]) OR pl.ancestors && $${first + 1}::uuid[])`,
    values: [nonprofitsOf(caller), levelsOf(caller, 'admin', 'auditor', 'analyst')],
  };
}
