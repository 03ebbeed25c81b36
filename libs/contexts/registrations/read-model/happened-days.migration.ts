import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day on which a status changed by the time at which it happened; of rows from before, that of its recording until a rebuild. */
export class HappenedDays1700000007110 implements MigrationInterface {
  readonly name = 'HappenedDays1700000007110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.status_changes ADD COLUMN happened_day date');
    await runner.query('UPDATE read.status_changes SET happened_day = recorded_day');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.status_changes DROP COLUMN happened_day');
  }
}
