import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this context's read models; rows come from its projection alone. */
const SQL = [
  `CREATE TABLE read.people (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    name text,
    mail text,
    subject text,
    locale text,
    company uuid,
    level uuid,
    manager uuid,
    erased boolean,
    employed boolean,
    muted text[],
    revision int
  )`,
  `CREATE TABLE read.grants (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    role text,
    company uuid,
    level uuid,
    nonprofit uuid
  )`,
  `CREATE INDEX ON read.people (company, level)`,
  `CREATE INDEX ON read.people (company, lower(name), id)`,
  `CREATE INDEX ON read.people (lower(name), id)`,
  `CREATE INDEX ON read.people (manager)`,
  `CREATE INDEX ON read.people (lower(mail))`,
  `CREATE INDEX ON read.people (subject)`,
  `CREATE INDEX ON read.grants (owner)`,
  `CREATE INDEX ON read.grants (nonprofit) WHERE nonprofit IS NOT NULL`,
  `CREATE INDEX ON read.grants (company, level) WHERE role = 'admin'`,
  `CREATE INDEX ON read.people (id) WHERE erased`,
  // Somebody named as the manager is one as long as they are with the company: who has left, or was erased, holds no role there.
  // In plpgsql, as a function in SQL would be planned anew by every statement that calls it.
  `CREATE FUNCTION read.manages(manager uuid, company uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
    BEGIN
      RETURN EXISTS (SELECT FROM read.grants g WHERE g.owner = $1 AND g.company = $2);
    END
  $$`,
  // Who decides for an employee as their manager: the manager, else the admins at the nearest level that has one (docs/domain.md §3).
  `CREATE FUNCTION read.deciders_for(employee uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
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

export class People1700000000003 implements MigrationInterface {
  readonly name = 'People1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION read.deciders_for(uuid), read.manages(uuid, uuid)');
    await runner.query('DROP TABLE read.people, read.grants');
  }
}
