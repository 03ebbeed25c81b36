import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  // Somebody named as the manager is one as long as they are with the company: who has left, or was erased, holds no role there.
  `CREATE FUNCTION read.manages(manager uuid, company uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM read.grants g WHERE g.owner = $1 AND g.company = $2)
  $$`,
  // Who decides for an employee as their manager: the manager, else the admins at the nearest level that has one (domain §3).
  `CREATE OR REPLACE FUNCTION read.deciders_for(employee uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN read.manages(e.manager, e.company) THEN ARRAY[e.manager] ELSE coalesce((
             SELECT array_agg(DISTINCT g.owner) FROM read.grants g
              WHERE g.role = 'admin' AND g.owner <> e.id AND g.level = (
                SELECT a.id FROM read.levels a JOIN read.grants ag ON ag.level = a.id AND ag.role = 'admin' AND ag.owner <> e.id
                 WHERE a.id = ANY(coalesce(l.ancestors, ARRAY[c.root])) ORDER BY a.depth DESC LIMIT 1)), '{}') END
      FROM read.people e JOIN read.companies c ON c.id = e.company LEFT JOIN read.levels l ON l.id = e.level
     WHERE e.id = employee
  $$`,
];

export class Managing1700000000007 implements MigrationInterface {
  readonly name = 'Managing1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  /** The functions go with the tables that they ask (people.migration). */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION read.manages(uuid, uuid)');
  }
}
