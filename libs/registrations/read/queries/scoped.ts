import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { nonprofitsOf, registrationsInScope, seesEverything, type Caller, type Condition } from '#access';
import { RegistrationRow } from '../registrations.entities.js';

/** Registrations `r` with their employee `e`, the employee's company `c` and network level `l`; nothing is selected yet. */
export type RegistrationsQueryBuilder = SelectQueryBuilder<RegistrationRow>;

/** A numbered condition in the query builder's words: `$3` becomes `:scope3`. */
function named({ sql, values }: Condition, name: string): { readonly sql: string; readonly parameters: ObjectLiteral } {
  return {
    sql: sql.replace(/\$(\d+)/g, `:${name}$1`),
    parameters: Object.fromEntries(values.map((value, index) => [`${name}${index + 1}`, value])),
  };
}

/**
 * What the scope implies, said so that an index can find it: everything in it is of one of the caller's companies or nonprofits
 * (an employee, and whoever manages them, belong to one company). Changes no answer, only how fast it comes.
 */
export function reachOf(caller: Caller, first: number): Condition {
  if (seesEverything(caller)) return { sql: 'true', values: [] };
  const companies = [...new Set([caller.company, ...caller.roles.map((held) => held.company)].filter((company) => company !== null))];
  const either = [
    { column: 'r.company', ids: companies },
    { column: 'r.nonprofit', ids: nonprofitsOf(caller) },
  ].filter(({ ids }) => ids.length > 0);
  const equals = ({ column, ids }: { column: string; ids: readonly string[] }, index: number) =>
    ids.length === 1 ? `${column} = $${first + index}::uuid` : `${column} = ANY($${first + index}::uuid[])`;
  return {
    sql: either.length === 0 ? 'false' : `(${either.map(equals).join(' OR ')})`,
    values: either.map(({ ids }) => (ids.length === 1 ? ids[0] : ids)),
  };
}

/** Joins the employee and their level (a person without one counts as at the root, domain §1) to registrations `r`, and keeps the caller's scope. */
export function withinScope<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, caller: Caller): SelectQueryBuilder<T> {
  const scope = named(registrationsInScope(caller, 1), 'scope');
  const reach = named(reachOf(caller, 1), 'reach');
  return query
    .leftJoin('people', 'e', 'e.id = r.employee')
    .leftJoin('companies', 'c', 'c.id = e.company')
    .leftJoin('levels', 'l', 'l.id = coalesce(e.level, c.root)')
    .andWhere(`${scope.sql} AND ${reach.sql}`, { ...scope.parameters, ...reach.parameters });
}

/** The registrations in a caller's scope. */
export const registrationsFor = (source: DataSource, caller: Caller): RegistrationsQueryBuilder =>
  withinScope(source.createQueryBuilder(RegistrationRow, 'r').select([]), caller);
