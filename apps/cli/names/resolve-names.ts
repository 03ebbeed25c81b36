import type { Pool } from 'pg';
import { foldCase } from '#platform/text';
import { findPerson } from '../../runtime/find-person.js';
import { isId, isNamedKind, isPerson, type NamedKind } from './name-kinds.js';
import { didYouMean } from '../../runtime/suggest.js';

interface Named {
  readonly id: string;
  /** What an error calls it, and what finds it: a level has its path. */
  readonly name: string;
}

/** Names that an error lists. */
const MOST_LISTED = 10;
/** Names that are looked through for one that is close. */
const MOST_COMPARED = 1_000;

/** What can be named instead of its id: its plural, and where the names are. */
const TABLES: Readonly<Record<NamedKind, { readonly plural: string; readonly sql: string }>> = {
  company: { plural: 'companies', sql: 'SELECT id, name, name AS short FROM read.companies' },
  nonprofit: { plural: 'nonprofits', sql: 'SELECT id, name, name AS short FROM read.nonprofits' },
  initiative: {
    plural: 'initiatives',
    sql: 'SELECT id, title AS name, title AS short FROM read.initiatives',
  },
  level: { plural: 'levels', sql: 'SELECT id, path AS name, name AS short FROM read.levels' },
};

/**
 * The id of what a parameter names: a person by name or mail, a level by its path or name, others by name.
 * @throws Error that names what there is, when there is none or more than one
 */
export async function idOf(
  pool: Pick<Pool, 'query'>,
  parameter: string,
  named: string,
): Promise<string> {
  if (isId(named) || (parameter === 'actor' && named === 'system')) return named;
  if (isPerson(parameter)) return findPerson(pool, named);
  if (!isNamedKind(parameter)) throw new Error(`${parameter} must be an id. It is ${named}.`);
  const { plural, sql } = TABLES[parameter];
  const all = `SELECT id, name FROM (${sql}) AS named WHERE name IS NOT NULL`;
  const { rows: exact } = await pool.query<Named>(
    `${all} AND (lower(name) = lower($1) OR lower(short) = lower($1)) ORDER BY name, id LIMIT ${MOST_COMPARED}`,
    [named.normalize('NFC').trim()],
  );
  const byName = exact.filter(({ name }) => foldCase(name) === foldCase(named));
  const [found, second] = byName.length > 0 ? byName : exact;
  if (found && !second) return found.id;
  if (found) throw new Error(`Several ${plural} are called ${named}: ${listOf(exact)}.`);
  const { rows } = await pool.query<Named>(`${all} ORDER BY name, id LIMIT ${MOST_COMPARED}`);
  const folded = rows.find(({ name }) => foldCase(name) === foldCase(named));
  if (folded) return folded.id;
  const names = rows.map(({ name }) => name);
  throw new Error(
    `There is no ${parameter} ${named}.${didYouMean(named, names)} ${plural}: ${some(names)}.`,
  );
}

const listOf = (found: readonly Named[]): string =>
  some(found.map(({ id, name }) => `${name} (${id})`));

const some = (names: readonly string[]): string => {
  const more = names.length - MOST_LISTED;
  const listed = names.slice(0, MOST_LISTED).join(', ') || 'none';
  return more > 0 ? `${listed}, and ${more} more` : listed;
};
