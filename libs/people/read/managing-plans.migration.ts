import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A function in SQL is planned anew by every statement that calls it; in plpgsql its plan is kept as long as the connection. */
const SQL = [
  `CREATE OR REPLACE FUNCTION read.manages(manager uuid, company uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
    BEGIN
      RETURN EXISTS (SELECT FROM read.grants g WHERE g.owner = $1 AND g.company = $2);
    END
  $$`,
  `CREATE OR REPLACE FUNCTION read.deciders_for(employee uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
    BEGIN
      RETURN (
        SELECT CASE WHEN read.manages(e.manager, e.company) THEN ARRAY[e.manager] ELSE coalesce((
                 SELECT array_agg(DISTINCT g.owner) FROM read.grants g
                  WHERE g.role = 'admin' AND g.owner <> e.id AND g.level = (
                    SELECT a.id FROM read.levels a JOIN read.grants ag ON ag.level = a.id AND ag.role = 'admin' AND ag.owner <> e.id
                     WHERE a.id = ANY(coalesce(l.ancestors, ARRAY[c.root])) ORDER BY a.depth DESC LIMIT 1)), '{}') END
          FROM read.people e JOIN read.companies c ON c.id = e.company LEFT JOIN read.levels l ON l.id = e.level
         WHERE e.id = $1);
    END
  $$`,
];

export class ManagingPlans1700000000018 implements MigrationInterface {
  readonly name = 'ManagingPlans1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  /** The same functions, planned more often: there is nothing to undo. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
