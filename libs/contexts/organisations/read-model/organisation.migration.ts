import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this context's read models. Only its projections write them. */
const SQL = [
  `CREATE TABLE read.companies (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    name text,
    zone text,
    locale text,
    manager_policy text,
    agreement_download boolean,
    root uuid,
    revision int
  )`,
  `CREATE TABLE read.levels (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    parent uuid,
    name text,
    path text,
    depth int,
    ancestors uuid[]
  )`,
  `CREATE TABLE read.nonprofits (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    name text,
    description text,
    locations text[],
    revision int
  )`,
  `CREATE INDEX ON read.levels (owner)`,
  `CREATE INDEX ON read.levels USING gin (ancestors)`,
];

export class Organisations1700000000002 implements MigrationInterface {
  readonly name = 'Organisations1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read.companies, read.levels, read.nonprofits');
  }
}
