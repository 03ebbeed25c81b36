import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail is about a registration or about a partnership. */
const SQL = [
  'ALTER TABLE work.outbox ADD COLUMN partnership uuid',
  'ALTER TABLE work.outbox ALTER COLUMN registration DROP NOT NULL',
  'CREATE INDEX ON work.outbox (partnership) WHERE partnership IS NOT NULL',
];

/** What mails about partnerships need besides the foundation. */
export class PartnershipMails1700000001731 implements MigrationInterface {
  readonly name = 'PartnershipMails1700000001731';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM work.outbox WHERE registration IS NULL');
    await runner.query('ALTER TABLE work.outbox ALTER COLUMN registration SET NOT NULL');
    await runner.query('ALTER TABLE work.outbox DROP COLUMN partnership');
  }
}
