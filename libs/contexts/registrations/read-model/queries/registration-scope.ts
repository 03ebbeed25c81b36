import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import {
  belongsToCompany,
  LEVEL_OF_REGISTRATION,
  nonprofitsOf,
  registrationsInScope,
  seesEverything,
  type Caller,
  type Condition,
} from '#platform/authorization';
import { RegistrationRow } from '../registration.entity.js';

/** Registrations `r` with their employee `e`, their company `c` and network level `l`; nothing is selected yet. */
export type RegistrationsQueryBuilder = SelectQueryBuilder<RegistrationRow>;

/** A numbered condition with named parameters for the query builder: `$3` becomes `:scope3`. */
function withNamedParameters(
  { sql, values }: Condition,
  name: string,
): { readonly sql: string; readonly parameters: ObjectLiteral } {
  return {
    sql: sql.replace(/\$(\d+)/g, `:${name}$1`),
    parameters: Object.fromEntries(values.map((value, index) => [`${name}${index + 1}`, value])),
  };
}

const REPORTS = (person: string) =>
  `r.employee = ANY(ARRAY(SELECT p.id FROM read.people p WHERE p.id = ${person} OR p.manager = ${person}))`;

/**
 * A condition that the scope implies and an index supports: the company is one in which the caller has a role at some level, the nonprofit
 * is theirs, or the employee is the caller or reports to them. It changes no result, only the speed.
 */
export function indexConditionOf(caller: Caller, first: number): Condition {
  if (seesEverything(caller)) return { sql: 'true', values: [] };
  const watched = [
    ...new Set(
      caller.roles.flatMap((held) =>
        held.level === null || held.company === null ? [] : [held.company],
      ),
    ),
  ];
  const either = [
    { ids: watched, column: 'r.company' },
    { ids: nonprofitsOf(caller), column: 'r.nonprofit' },
  ].filter(({ ids }) => ids.length > 0);
  const person = `$${first}::uuid`;
  const among = ({ column, ids }: { column: string; ids: readonly string[] }, index: number) =>
    ids.length === 1
      ? `${column} = $${first + 1 + index}::uuid`
      : `${column} = ANY($${first + 1 + index}::uuid[])`;
  const own =
    belongsToCompany(caller) && !watched.includes(caller.company ?? '') ? [REPORTS(person)] : [];
  return {
    sql: `(${[...either.map(among), ...own].join(' OR ') || 'false'}) AND ${person} IS NOT NULL`,
    values: [caller.person, ...either.map(({ ids }) => (ids.length === 1 ? ids[0] : ids))],
  };
}

/** Joins the employee and their level (a person without one counts as at the root, docs/domain.md §1) to registrations `r`, and keeps the caller's scope. */
export function withinScope<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  caller: Caller,
  joined = true,
): SelectQueryBuilder<T> {
  const scope = withNamedParameters(registrationsInScope(caller, 1), 'scope');
  const indexCondition = withNamedParameters(indexConditionOf(caller, 1), 'reach');
  if (joined)
    query
      .leftJoin('people', 'e', 'e.id = r.employee')
      .leftJoin('companies', 'c', 'c.id = r.company')
      .leftJoin('levels', 'l', `l.id = ${LEVEL_OF_REGISTRATION}`);
  return query.andWhere(`${scope.sql} AND ${indexCondition.sql}`, {
    ...scope.parameters,
    ...indexCondition.parameters,
  });
}

/** The registrations in a caller's scope. Without the joins, no condition may name the employee, company or level. */
export const registrationsFor = (
  source: DataSource,
  caller: Caller,
  joined = true,
): RegistrationsQueryBuilder =>
  withinScope(source.createQueryBuilder(RegistrationRow, 'r').select([]), caller, joined);

/** A condition of the query names the employee, company or level, so that it needs their joins. */
export const namesJoined = (query: RegistrationsQueryBuilder): boolean =>
  /\b[ecl]"?\./.test(query.getQuery());
