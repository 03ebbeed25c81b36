import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `contact`: as the log has it, encrypted, with the event that its key belongs to. */
const SQL = `
  ALTER TABLE read.initiatives
    ADD COLUMN description text,
    ADD COLUMN place text,
    ADD COLUMN place_changes text[],
    ADD COLUMN contact jsonb`;

export class DescribedInitiatives1700000006000 implements MigrationInterface {
  readonly name = 'DescribedInitiatives1700000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE read.initiatives DROP COLUMN description, DROP COLUMN place, DROP COLUMN place_changes, DROP COLUMN contact',
    );
  }
}
