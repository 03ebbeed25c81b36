import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every status that a registration has had, by when it was recorded; `recorded_day` is a day in the registration's zone. */
const SQL = [
  `CREATE TABLE read.status_changes (
    id text PRIMARY KEY,
    owner uuid NOT NULL,
    seq int,
    status text,
    previous text,
    recorded_at timestamptz,
    recorded_day date
  )`,
  'CREATE INDEX ON read.status_changes (owner)',
];

export class StatusChanges1700000006950 implements MigrationInterface {
  readonly name = 'StatusChanges1700000006950';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read.status_changes');
  }
}
