import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people are about to hold that only one may hold, until the read models surely know: hashes of mail addresses and subjects, and
 * roles. Whether they do hold it is for their streams to say.
 */
const SQL = [
  `CREATE TABLE work.claims (
    key text,
    person uuid,
    claimed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (key, person)
  )`,
  'CREATE INDEX ON work.claims (claimed_at)',
  'CREATE INDEX ON work.claims (person)',
];

export class Claims1700000000021 implements MigrationInterface {
  readonly name = 'Claims1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE work.claims');
  }
}
