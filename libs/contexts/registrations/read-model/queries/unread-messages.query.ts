import type { Pool } from 'pg';
import { holds, type Caller } from '#platform/authorization';
import { decidedByValues, MANDATED } from './decided-by.js';

/**
 * SQL: messages of the other side that the caller has not read. `$4`: whether the caller is an employee, `among`: of which registrations.
 * The rights are those by which messages are read: the employee, a coordinator, an admin under a mandate (docs/domain.md §7).
 */
const unreadAmong = (among: string): string => `
  WITH ${MANDATED}, mine AS (
    SELECT r.id, r.nonprofit_messages AS theirs FROM read.registrations r
     WHERE $4::boolean AND r.employee = $1 AND r.nonprofit_messages <> '{}' ${among}
    UNION ALL
    SELECT r.id, r.employee_messages FROM read.registrations r
     WHERE r.nonprofit = ANY($3::uuid[]) AND r.employee <> $1 AND r.employee_messages <> '{}' ${among}
    UNION ALL
    SELECT r.id, r.employee_messages FROM read.registrations r
      JOIN mandated m ON m.company = r.company AND m.nonprofit = r.nonprofit
      JOIN read.people e ON e.id = r.employee
      JOIN read.companies c ON c.id = r.company
      JOIN read.levels l ON l.id = CASE WHEN e.company = r.company THEN coalesce(e.level, c.root) ELSE c.root END
     WHERE r.nonprofit = ANY(ARRAY(SELECT nonprofit FROM mandated)) AND r.employee <> $1 AND r.employee_messages <> '{}' ${among}
       AND EXISTS (SELECT FROM unnest($2::uuid[]) AS own (level) WHERE own.level = ANY(l.ancestors) AND own.level = ANY(m.ancestors))
  ), unread AS (
    SELECT m.id, (SELECT count(*)::int FROM unnest(m.theirs) AS revision WHERE revision > coalesce(k.revision, -1)) AS unread
      FROM mine m LEFT JOIN work.message_reads k ON k.person = $1 AND k.registration = m.id
  )`;

const AMONG_NAMED = unreadAmong('AND r.id = ANY($5::uuid[])');

/** How many messages of the other side a caller has not read, by the id of the registration; 0 is left out. */
export async function unreadMessages(
  pool: Pick<Pool, 'query'>,
  caller: Caller,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<{ id: string; unread: number }>({
    name: 'unread-messages',
    text: `${AMONG_NAMED} SELECT id, unread FROM unread WHERE unread > 0`,
    values: [...decidedByValues(caller), holds(caller, 'employee'), ids],
  });
  return new Map(rows.map(({ id, unread }) => [id, unread]));
}

/** All of them together. */
export async function allUnreadMessages(
  pool: Pick<Pool, 'query'>,
  caller: Caller,
): Promise<number> {
  const { rows } = await pool.query<{ total: number }>({
    name: 'all-unread-messages',
    text: `${unreadAmong('')} SELECT coalesce(sum(unread), 0)::int AS total FROM unread`,
    values: [...decidedByValues(caller), holds(caller, 'employee')],
  });
  return rows[0]?.total ?? 0;
}
