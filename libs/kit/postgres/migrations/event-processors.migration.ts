import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  // Which process does the work of a role (the worker, a rebuild); the epoch grows whenever that changes.
  `CREATE TABLE work.leases (
    name text PRIMARY KEY,
    owner text,
    epoch bigint NOT NULL,
    until timestamptz
  )`,
  'ALTER TABLE work.checkpoints DROP COLUMN owner, DROP COLUMN lease_until',
];

/** Ownership apart from checkpoints: one lease for all that a worker does. */
export class Readers1700000000010 implements MigrationInterface {
  readonly name = 'Readers1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE work.checkpoints ADD COLUMN owner text, ADD COLUMN lease_until timestamptz',
    );
    await runner.query('DROP TABLE work.leases');
  }
}
