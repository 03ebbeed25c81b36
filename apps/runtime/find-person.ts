import type { Pool } from 'pg';

/** Finds a person's id by name, mail address or id. @throws Error when there is none, or more than one */
export async function findPerson(pool: Pool, who: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM read.people WHERE NOT erased AND (id::text = $1 OR lower(name) = lower($1) OR lower(mail) = lower($1)) LIMIT 2',
    [who],
  );
  const [person, second] = rows;
  if (!person) throw new Error(`No person ${who} found. Give a name, a mail address or an id.`);
  if (second) throw new Error(`Several people are called ${who}. Give the mail address or the id.`);
  return person.id;
}
