import type { Pool } from 'pg';
import { foldCase, foldForSearch, foldMail, searchCondition } from '#platform/text';

interface Found {
  readonly id: string;
  readonly name: string | null;
  readonly mail: string | null;
  readonly mail_key: string | null;
}

/** Namesakes that an error lists. */
const MOST_LISTED = 10;

/** Finds a person's id by name, mail address or id. @throws Error when there is none, or more than one: it lists them */
export async function findPerson(pool: Pool, who: string): Promise<string> {
  const named = searchCondition('search', who)(3);
  const byName = foldForSearch(who) === '' ? 'false' : named.sql;
  const { rows } = await pool.query<Found>(
    `SELECT id, name, mail, mail_key FROM read.people
      WHERE NOT erased AND (id::text = lower($1) OR mail_key = $2 OR (${byName})) ORDER BY mail, id`,
    [who, foldMail(who), ...named.values],
  );
  const found = rows.filter(
    ({ id, name, mail_key }) =>
      id === who.toLowerCase() ||
      mail_key === foldMail(who) ||
      foldCase(name ?? '') === foldCase(who),
  );
  const [person, second] = found;
  if (!person) throw new Error(`No person ${who} found. Give a name, a mail address or an id.`);
  if (second)
    throw new Error(
      `Several people are called ${who}. Give the mail address or the id: ${listOf(found)}.`,
    );
  return person.id;
}

const listOf = (people: readonly Found[]): string => {
  const listed = people.slice(0, MOST_LISTED).map(({ id, mail }) => `${mail ?? 'no mail'} (${id})`);
  const more = people.length - listed.length;
  return `${listed.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
};
