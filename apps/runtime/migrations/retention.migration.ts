import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = {
  answers_answered_at: 'work.answers (answered_at)',
  outbox_settled: `work.outbox (next_at) WHERE status IN ('sent', 'dropped')`,
};

/** Indexes by which expired rows are found. */
export class Retention1700000004000 implements MigrationInterface {
  readonly name = 'Retention1700000004000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES))
      await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX work.${name}`);
  }
}
