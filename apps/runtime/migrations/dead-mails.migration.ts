import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of mails that failed for good reads them alone. */
export class DeadMails1700000006901 implements MigrationInterface {
  readonly name = 'DeadMails1700000006901';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX outbox_dead ON work.outbox (caused_at, id) WHERE status = 'dead'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX work.outbox_dead');
  }
}
