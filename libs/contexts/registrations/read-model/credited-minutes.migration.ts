import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The minutes that count for a participated date (docs/domain.md §3). Until a rebuild, dates of before have their own length. */
export class CreditedMinutes1700000004500 implements MigrationInterface {
  readonly name = 'CreditedMinutes1700000004500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.participation_dates ADD COLUMN credited_minutes int');
    await runner.query(
      `UPDATE read.participation_dates SET credited_minutes = minutes WHERE status = 'participated'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.participation_dates DROP COLUMN credited_minutes');
  }
}
