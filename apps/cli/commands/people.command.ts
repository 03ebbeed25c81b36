import { foldForSearch, searchCondition } from '#platform/text';
import { withRuntime } from '../../runtime/with-runtime.js';

export interface PeopleOptions {
  readonly role?: string;
}

interface PersonRow {
  readonly name: string;
  readonly mail: string | null;
  /** Such as `admin of Nordlys/Paris`. */
  readonly roles: readonly string[];
}

const MOST = 500;

/**
 * Prints the people of the installation: name, mail and roles, one line each.
 * @param words parts of a name or mail; left out: all people
 */
export async function listPeople(words: string, { role }: PeopleOptions): Promise<void> {
  const isAsked = foldForSearch(words) !== '';
  const named = searchCondition('p.search', words)(3);
  await withRuntime(async ({ pool }) => {
    const { rows } = await pool.query<PersonRow>(
      `SELECT p.name, p.mail,
              array_agg(concat_ws(' of ', g.role, coalesce(nullif(concat_ws('/', c.name, nullif(l.name, c.name)), ''), n.name))
                        ORDER BY g.role) AS roles
         FROM read.people p JOIN read.grants g ON g.owner = p.id
         LEFT JOIN read.companies c ON c.id = g.company
         LEFT JOIN read.levels l ON l.id = coalesce(g.level, p.level)
         LEFT JOIN read.nonprofits n ON n.id = g.nonprofit
        WHERE NOT p.erased AND p.name IS NOT NULL AND ($1::text IS NULL OR g.role = $1) AND (${isAsked ? named.sql : 'true'})
        GROUP BY p.id, p.name, p.mail
        ORDER BY min(g.role), p.name LIMIT $2`,
      [role ?? null, MOST, ...(isAsked ? named.values : [])],
    );
    for (const { name, mail, roles } of rows)
      console.log([name, mail ?? '', roles.join(', ')].join('\t'));
    if (rows.length === 0) throw new Error('Nobody found.');
    if (rows.length === MOST)
      console.error(`Only the first ${MOST}. Name a role or a part of a name.`);
  });
}
