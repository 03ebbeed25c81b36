import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this context's read models. Only its projections write them. */
const SQL = [
  `CREATE TABLE read.initiatives (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    nonprofit uuid,
    company uuid,
    kind text,
    title text,
    tasks text[],
    status text,
    ever_opened boolean,
    created_at timestamptz,
    revision int
  )`,
  `CREATE TABLE read.slots (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    seq int,
    start_at timestamptz,
    end_at timestamptz,
    capacity int,
    held int,
    cancelled boolean
  )`,
  `CREATE TABLE read.places (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    slot uuid,
    registration uuid,
    held_at timestamptz
  )`,
  `CREATE INDEX ON read.initiatives (nonprofit)`,
  `CREATE INDEX ON read.initiatives (company)`,
  `CREATE INDEX ON read.initiatives (created_at DESC, id DESC)`,
  `CREATE INDEX ON read.slots (owner)`,
  `CREATE INDEX ON read.places (owner)`,
];

export class Initiatives1700000000004 implements MigrationInterface {
  readonly name = 'Initiatives1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read.initiatives, read.slots, read.places');
  }
}
