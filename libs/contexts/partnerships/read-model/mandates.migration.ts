import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `request`: as the log has it, encrypted, for the event that its key belongs to. `ending`: null while the mandate is in force. */
const SQL = [
  `CREATE TABLE read.mandates (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    event uuid,
    granted_by uuid,
    granted_at timestamptz,
    request jsonb,
    ended_by uuid,
    ended_at timestamptz,
    ending text
  )`,
  'CREATE INDEX ON read.mandates (owner)',
  'CREATE INDEX ON read.mandates (granted_at, id)',
];

export class Mandates1700000006900 implements MigrationInterface {
  readonly name = 'Mandates1700000006900';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read.mandates');
  }
}
