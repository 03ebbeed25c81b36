import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The progress of an export in rows. */
export class ExportRows1700000006500 implements MigrationInterface {
  readonly name = 'ExportRows1700000006500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE work.export_files ADD COLUMN rows int NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE work.export_files DROP COLUMN rows');
  }
}
