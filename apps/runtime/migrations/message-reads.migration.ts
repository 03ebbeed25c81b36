import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE work.message_reads (
    person uuid,
    registration uuid,
    revision int NOT NULL,
    read_at timestamptz NOT NULL,
    PRIMARY KEY (person, registration)
  )`,
];

/** Up to which message of a registration each person has read: the revision of the message in its stream. */
export class MessageReads1700000006700 implements MigrationInterface {
  readonly name = 'MessageReads1700000006700';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE work.message_reads');
  }
}
