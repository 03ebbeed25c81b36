import {
  belongsToCompany,
  levelsOf,
  nonprofitsOf,
  seesEverything,
  seesOwnRegistrations,
  overseenLevels,
  oversees,
  type Caller,
} from './caller.js';

/** A condition in SQL with its values. Its placeholders `$n` are numbered from `first`. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * The id of the level at which a registration `r` of an employee `e` counts, with the registration's company `c`: the employee's, or the
 * root if they have none or have gone to another company since.
 */
export const LEVEL_OF_REGISTRATION =
  'CASE WHEN e.company = r.company THEN coalesce(e.level, c.root) ELSE c.root END';

/**
 * The registrations in a caller's scope (docs/domain.md §1), for `read.registrations r` joined with the employee `e` (read.people) and
 * the level `l` (read.levels) of {@link LEVEL_OF_REGISTRATION}. Lists, histories and exports share it. `overseenOnly` leaves out the caller's own registrations and
 * their reports'.
 */
export function registrationsInScope(
  caller: Caller,
  first: number,
  overseenOnly = false,
): Condition {
  if (seesEverything(caller)) return { sql: 'true', values: [] };
  const { companies, levels } = overseen(caller);
  const wholeCompany = caller.company !== null && companies.includes(caller.company);
  const either = [
    { sql: (value: string) => `r.nonprofit = ANY(${value}::uuid[])`, value: nonprofitsOf(caller) },
    { sql: (value: string) => `r.company = ANY(${value}::uuid[])`, value: companies },
    { sql: registrationsAtOrBelow, value: levels },
    ...(!overseenOnly && seesOwnRegistrations(caller)
      ? [{ sql: (value: string) => `r.employee = ${value}::uuid`, value: caller.person }]
      : []),
    ...(!overseenOnly && belongsToCompany(caller) && !wholeCompany
      ? [
          {
            sql: (value: string) => `(e.manager = ${value}::uuid AND e.company = r.company)`,
            value: caller.person,
          },
        ]
      : []),
  ].filter(({ value }) => value.length > 0);
  if (either.length === 0) return { sql: 'false', values: [] };
  return {
    sql: `(${either.map(({ sql }, index) => sql(`$${first + index}`)).join(' OR ')})`,
    values: either.map(({ value }) => value),
  };
}

/** What a caller oversees: whole companies, and levels below a root. */
export function overseen(caller: Caller): { companies: string[]; levels: string[] } {
  const held = caller.roles.filter(
    ({ role, level }) => OVERSEEING.includes(role) && level !== null,
  );
  return {
    companies: held.flatMap(({ root, company }) => (root && company !== null ? [company] : [])),
    levels: held.flatMap(({ root, level }) => (root || level === null ? [] : [level])),
  };
}
const OVERSEEING: readonly string[] = ['admin', 'auditor', 'analyst'];

/**
 * SQL: a registration `r` of an employee `e` counts below a root, at or below one of the levels (`$n`, an array). The levels are looked up
 * once; a join with the level of every registration takes ten times as long.
 */
export const registrationsAtOrBelow = (levels: string): string =>
  `(e.company = r.company AND e.level = ANY(ARRAY(SELECT at.id FROM read.levels at WHERE at.ancestors && ${levels}::uuid[])))`;

/**
 * The partnerships in a caller's scope, for `read.partnerships p` with its level `pl`. Admins of levels below a validated one see it too, read
 * only (docs/domain.md §6).
 */
export function partnershipsInScope(caller: Caller, first: number): Condition {
  if (seesEverything(caller)) return { sql: 'true', values: [] };
  return {
    sql: `(p.nonprofit = ANY($${first}::uuid[]) OR pl.ancestors && $${first + 1}::uuid[] OR (p.status = 'validated' AND p.level = ANY(ARRAY(
           SELECT unnest(own.ancestors) FROM read.levels own WHERE own.id = ANY($${first + 2}::uuid[])))))`,
    values: [nonprofitsOf(caller), overseenLevels(caller), levelsOf(caller, 'admin')],
  };
}

/** The initiatives in a caller's scope, for `read.initiatives i`: accessToInitiative as SQL. */
export function initiativesInScope(caller: Caller, first: number): Condition {
  if (seesEverything(caller)) return { sql: 'true', values: [] };
  const [nonprofits, company, levels, person] = [
    `$${first}::uuid[]`,
    `$${first + 1}::uuid`,
    `$${first + 2}::uuid[]`,
    `$${first + 3}::uuid`,
  ];
  const opened = `i.ever_opened AND $${first + 4}::boolean AND (i.company = ${company} OR (i.company IS NULL AND EXISTS (
    SELECT 1 FROM read.partnerships p WHERE p.company = ${company} AND p.nonprofit = i.nonprofit AND p.ever_validated)))`;
  const mandated = `(i.company = ${company} OR (i.company IS NULL AND NOT i.ever_opened)) AND EXISTS (
    SELECT 1 FROM read.partnerships p JOIN read.levels pl ON pl.id = p.level
     WHERE p.company = ${company} AND p.nonprofit = i.nonprofit AND p.mandate IS NOT NULL AND pl.ancestors && ${levels})`;
  const registered = `EXISTS (SELECT 1 FROM read.registrations r WHERE r.initiative = i.id AND r.employee = ${person})`;
  return {
    sql: `i.nonprofit = ANY(${nonprofits}) OR (${opened}) OR (${mandated}) OR ${registered}`,
    values: [
      nonprofitsOf(caller),
      caller.company,
      levelsOf(caller, 'admin'),
      caller.person,
      belongsToCompany(caller),
    ],
  };
}

/** The nonprofits in a caller's scope, for `read.nonprofits n`: accessToNonprofit as SQL. */
export function nonprofitsInScope(caller: Caller, first: number): Condition {
  if (oversees(caller)) return { sql: 'true', values: [] };
  const company = `$${first + 1}::uuid`;
  return {
    sql: `n.id = ANY($${first}::uuid[]) OR EXISTS (SELECT 1 FROM read.partnerships p WHERE p.company = ${company} AND p.nonprofit = n.id AND p.ever_validated)
          OR EXISTS (SELECT 1 FROM read.initiatives i WHERE i.nonprofit = n.id AND i.company = ${company} AND i.ever_opened)`,
    values: [nonprofitsOf(caller), belongsToCompany(caller) ? caller.company : null],
  };
}

/** The companies in a caller's scope, for `read.companies c`: their own, and the partners of their nonprofits. */
export function companiesInScope(caller: Caller, first: number): Condition {
  if (seesEverything(caller)) return { sql: 'true', values: [] };
  return {
    sql: `c.id = ANY($${first}::uuid[]) OR EXISTS (SELECT 1 FROM read.partnerships p WHERE p.company = c.id AND p.nonprofit = ANY($${first + 1}::uuid[]))`,
    values: [companiesOf(caller), nonprofitsOf(caller)],
  };
}

/** The companies in which the caller holds a role. */
export const companiesOf = (caller: Caller): string[] =>
  caller.roles.flatMap((held) => held.company ?? []);

/** The recorded reads in a caller's scope, for `work.reads w`: by people in scope, or about registrations that the caller oversees. */
export function readsInScope(caller: Caller, first: number): Condition {
  if (seesEverything(caller)) return { sql: 'true', values: [] };
  const by = peopleInScope(caller, first);
  const about = registrationsInScope(caller, first + by.values.length, true);
  return {
    sql: `EXISTS (SELECT FROM ${PEOPLE_WITH_LEVELS} WHERE e.id = w.reader AND ${by.sql}) OR EXISTS (
            SELECT FROM read.registrations r JOIN read.people e ON e.id = r.employee JOIN read.companies c ON c.id = r.company
                     LEFT JOIN read.levels l ON l.id = ${LEVEL_OF_REGISTRATION}
             WHERE r.id = CASE WHEN w.subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN w.subject::uuid END AND ${about.sql})`,
    values: [...by.values, ...about.values],
  };
}

/** People `e` with their company `c` and their level `l`; without one, they count as at the root. */
export const PEOPLE_WITH_LEVELS = `read.people e LEFT JOIN read.companies c ON c.id = e.company LEFT JOIN read.levels l ON l.id = coalesce(e.level, c.root)`;

/** The people whom a caller may read about, for `read.people e` with their level `l` and company `c`; without a level, they count as at the root. */
export function peopleInScope(caller: Caller, first: number): Condition {
  if (seesEverything(caller)) return { sql: 'true', values: [] };
  return {
    sql: `coalesce(l.ancestors, ARRAY[c.root]) && $${first}::uuid[]`,
    values: [overseenLevels(caller)],
  };
}
