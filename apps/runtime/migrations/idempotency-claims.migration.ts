import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An Idempotency-Key is claimed before its request runs: until the answer is there, the row has a lease and no answer. */
const SQL = [
  'ALTER TABLE work.answers ALTER COLUMN status DROP NOT NULL, ALTER COLUMN body DROP NOT NULL, ADD COLUMN lease_until timestamptz',
];

/** Claims of Idempotency-Keys. */
export class IdempotencyClaims1700000004100 implements MigrationInterface {
  readonly name = 'IdempotencyClaims1700000004100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM work.answers WHERE status IS NULL');
    await runner.query(
      'ALTER TABLE work.answers ALTER COLUMN status SET NOT NULL, ALTER COLUMN body SET NOT NULL, DROP COLUMN lease_until',
    );
  }
}
