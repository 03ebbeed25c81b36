import type { Pool } from 'pg';
import { foldCase, foldForSearch, foldMail, searchCondition } from '#platform/text';
import { didYouMean } from './suggest.js';

interface Found {
  readonly id: string;
  readonly name: string | null;
  readonly mail: string | null;
  readonly mail_key: string | null;
}

/** Most namesakes that an error lists. */
const MOST_LISTED = 10;

/** Finds a person's id by name, mail address or id. @throws Error if nobody or more than one person is found; it lists the namesakes */
export async function findPerson(pool: Pick<Pool, 'query'>, who: string): Promise<string> {
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
  if (!person)
    throw new Error(
      `No person ${who} found.${didYouMean(who, await similarNames(pool, who))} Give a name, a mail address or an id.`,
    );
  if (second)
    throw new Error(
      `Several people are called ${who}. Give the mail address or the id: ${listOf(found)}.`,
    );
  return person.id;
}

/** Most people that are compared to suggest a similar name. */
const MOST_COMPARED = 2_000;

/** Names and mail addresses with a word that begins like a word of the search. */
async function similarNames(pool: Pick<Pool, 'query'>, who: string): Promise<string[]> {
  const beginnings = who.split(/\s+/).flatMap((word) => {
    const letters = word.slice(0, 2).replace(/[\\%_]/g, '');
    return letters === '' ? [] : [`${letters}%`, `% ${letters}%`];
  });
  const column = who.includes('@') ? 'mail' : 'name';
  const { rows } = await pool.query<{ named: string }>(
    `SELECT ${column} AS named FROM read.people WHERE NOT erased AND ${column} ILIKE ANY($1) ORDER BY 1 LIMIT ${MOST_COMPARED}`,
    [beginnings],
  );
  return rows.map(({ named }) => named);
}

const listOf = (people: readonly Found[]): string => {
  const listed = people.slice(0, MOST_LISTED).map(({ id, mail }) => `${mail ?? 'no mail'} (${id})`);
  const more = people.length - listed.length;
  return `${listed.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
};
