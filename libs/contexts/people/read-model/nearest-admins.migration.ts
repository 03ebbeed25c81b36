import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The admins at the nearest level, at or above a level, that has one besides those left out: who decides for an employee without a
 * manager (docs/domain.md §3), and who is told of a partnership (§5). In plpgsql for the reason given in person.migration.ts.
 */
const NEAREST_ADMINS = `CREATE FUNCTION read.nearest_admins(level uuid, except_people uuid[]) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
    BEGIN
      RETURN coalesce((
        SELECT array_agg(DISTINCT g.owner) FROM read.grants g
         WHERE g.role = 'admin' AND g.owner <> ALL($2) AND g.level = (
           SELECT a.id FROM read.levels l JOIN read.levels a ON a.id = ANY(l.ancestors)
             JOIN read.grants ag ON ag.level = a.id AND ag.role = 'admin' AND ag.owner <> ALL($2)
            WHERE l.id = $1 ORDER BY a.depth DESC LIMIT 1)), '{}');
    END
  $$`;

export class NearestAdmins1700000001732 implements MigrationInterface {
  readonly name = 'NearestAdmins1700000001732';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NEAREST_ADMINS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION read.nearest_admins(uuid, uuid[])');
  }
}
