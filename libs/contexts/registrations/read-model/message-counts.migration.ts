import type { MigrationInterface, QueryRunner } from 'typeorm';

const ADDED = [
  `ALTER TABLE read.registrations ADD COLUMN employee_messages int[], ADD COLUMN nonprofit_messages int[]`,
  // What people have not read is looked for among registrations with messages only.
  `CREATE INDEX registrations_employee_messages_idx ON read.registrations (nonprofit) WHERE employee_messages <> '{}'`,
  `CREATE INDEX registrations_nonprofit_messages_idx ON read.registrations (employee) WHERE nonprofit_messages <> '{}'`,
];

/** The revisions of the messages of each side. Those written before are counted after a rebuild. */
export class MessageCounts1700000006800 implements MigrationInterface {
  readonly name = 'MessageCounts1700000006800';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of ADDED) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE read.registrations DROP COLUMN employee_messages, DROP COLUMN nonprofit_messages',
    );
  }
}
