import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this context's read models. Only its projections write them. */
const SQL = [
  `CREATE TABLE read.partnerships (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    company uuid,
    nonprofit uuid,
    level uuid,
    status text,
    cancelled_by text,
    mandate uuid,
    mandate_since timestamptz,
    proposed_at timestamptz,
    validated_at timestamptz,
    refused_at timestamptz,
    ever_validated boolean,
    revision int
  )`,
  `CREATE UNIQUE INDEX ON read.partnerships (company, nonprofit)`,
  `CREATE INDEX ON read.partnerships (nonprofit)`,
];

export class Partnerships1700000000005 implements MigrationInterface {
  readonly name = 'Partnerships1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read.partnerships');
  }
}
