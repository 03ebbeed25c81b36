import type { Pool } from 'pg';

/** The id of the one person with this name, mail address or id. @throws Error when there is nobody, or are several */
export async function personCalled(pool: Pool, who: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM read.people WHERE NOT erased AND (id::text = $1 OR lower(name) = lower($1) OR lower(mail) = lower($1)) LIMIT 2',
    [who],
  );
  const [person, second] = rows;
  if (!person) throw new Error(`There is nobody called ${who}.`);
  if (second)
    throw new Error(`There are several people called ${who}: name the id or the mail address.`);
  return person.id;
}
