import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  // Who did what a mail tells of: what they wrote and their name may stand in it, and goes with them (docs/domain.md §8).
  'ALTER TABLE work.outbox ADD COLUMN actor uuid',
];

/** What trust needs besides the foundation. */
export class Trust1700000001500 implements MigrationInterface {
  readonly name = 'Trust1700000001500';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE work.outbox DROP COLUMN actor');
  }
}
