import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * External ids; and the values that only one person may have (hashes of mail addresses, subjects and external ids), each claimed by one
 * person until the read models surely know. Whether that person has it is for their stream to say.
 */
const SQL = [
  'ALTER TABLE read.people ADD COLUMN external_id text',
  'CREATE INDEX ON read.people (company, external_id) WHERE external_id IS NOT NULL',
  `CREATE TABLE work.unique_claims (
    key text PRIMARY KEY,
    person uuid NOT NULL,
    claimed_at timestamptz NOT NULL DEFAULT now()
  )`,
  'CREATE INDEX ON work.unique_claims (claimed_at)',
  'CREATE INDEX ON work.unique_claims (person)',
  `INSERT INTO work.unique_claims (key, person, claimed_at)
   SELECT DISTINCT ON (key) key, person, claimed_at FROM work.claims
    WHERE key LIKE 'mail|%' OR key LIKE 'subject|%' ORDER BY key, claimed_at DESC`,
  `DELETE FROM work.claims WHERE key LIKE 'mail|%' OR key LIKE 'subject|%'`,
];

export class Joining1700000006100 implements MigrationInterface {
  readonly name = 'Joining1700000006100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'INSERT INTO work.claims (key, person, claimed_at) SELECT key, person, claimed_at FROM work.unique_claims ON CONFLICT DO NOTHING',
    );
    await runner.query('DROP TABLE work.unique_claims');
    await runner.query('ALTER TABLE read.people DROP COLUMN external_id');
  }
}
