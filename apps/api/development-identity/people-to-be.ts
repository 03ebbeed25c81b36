import type { Pool } from 'pg';
import { foldForSearch, searchCondition } from '#platform/text';
import { isUuid } from '#kit/eventsourcing';

/** Somebody whom one can be, in one of their roles. */
export interface PersonToBe {
  /** The subject of their tokens. */
  readonly subject: string;
  readonly name: string;
  readonly role: string;
  /** Their company or nonprofit. */
  readonly organisation: string | null;
  readonly level: string | null;
  readonly registrations: number;
}

/** The people whom the development OpenID provider knows. */
export interface PeopleToBe {
  /** People who have a role. Without a search: a few of each role at each company, and at most some of each role. */
  list(search: string): Promise<readonly PersonToBe[]>;
  find(subject: string): Promise<{ readonly name: string } | undefined>;
}

const FEW_OF_EACH_COMPANY = 4;
const MOST_OF_EACH_ROLE = 24;
const MOST_FOUND = 60;

const ROWS = `
  SELECT p.id, p.subject, p.name, g.role, coalesce(c.name, n.name) AS organisation, l.path AS level, l.depth, coalesce(r.n, 0)::int AS registrations
    FROM read.grants g JOIN read.people p ON p.id = g.owner
    LEFT JOIN read.companies c ON c.id = g.company
    LEFT JOIN read.nonprofits n ON n.id = g.nonprofit
    LEFT JOIN read.levels l ON l.id = coalesce(g.level, CASE WHEN g.role IN ('employee', 'manager') THEN p.level END)
    LEFT JOIN (SELECT employee, count(*) AS n FROM read.registrations GROUP BY employee) r ON r.employee = p.id
   WHERE NOT p.erased AND p.name IS NOT NULL`;

/** People by the read models. Their subject is their id, or the one under which a foreign issuer would know them. */
export function peopleToBe(pool: Pool, by: 'id' | 'subject'): PeopleToBe {
  const known = `p.${by} IS NOT NULL`;
  const some = `
    SELECT ${by}::text AS subject, name, role, organisation, level, registrations FROM (
      SELECT q.*, row_number() OVER (PARTITION BY role ORDER BY of_company, registrations DESC, name) AS of_role FROM (
        SELECT p.*, row_number() OVER (PARTITION BY role, organisation ORDER BY depth NULLS FIRST, registrations DESC, name) AS of_company
          FROM (${ROWS} AND ${known}) p) q
       WHERE of_company <= ${FEW_OF_EACH_COMPANY}) w
     WHERE of_role <= ${MOST_OF_EACH_ROLE}
     ORDER BY role, organisation, of_company`;
  return {
    list: async (search) => {
      const named = search === '' ? undefined : searchCondition('p.search', search)(1);
      if (!named) return (await pool.query<PersonToBe>(some)).rows;
      if (foldForSearch(search) === '') return [];
      const found = `
        SELECT ${by}::text AS subject, name, role, organisation, level, registrations
          FROM (${ROWS} AND ${known} AND ${named.sql}) p ORDER BY role, organisation, name LIMIT ${MOST_FOUND}`;
      return (await pool.query<PersonToBe>(found, [...named.values])).rows;
    },
    find: async (subject) => {
      if (by === 'id' && !isUuid(subject)) return undefined;
      const { rows } = await pool.query<{ name: string }>(
        `SELECT p.name FROM read.people p WHERE p.${by} = $1 AND NOT p.erased AND p.name IS NOT NULL`,
        [subject],
      );
      return rows[0];
    },
  };
}
