import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Long work under way or done: who asked for what, how far it is, and one outcome per item. No names and no mail addresses. */
const SQL = [
  `CREATE TABLE work.jobs (
    id uuid PRIMARY KEY,
    requester uuid NOT NULL,
    kind text NOT NULL,
    request json NOT NULL,
    status text NOT NULL,
    progress int NOT NULL DEFAULT 0,
    total int NOT NULL,
    problem json,
    requested_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    lease_until timestamptz NOT NULL
  )`,
  'CREATE INDEX ON work.jobs (requester, requested_at)',
  `CREATE TABLE work.job_outcomes (
    job uuid NOT NULL REFERENCES work.jobs (id) ON DELETE CASCADE,
    number int NOT NULL,
    outcome json NOT NULL,
    PRIMARY KEY (job, number)
  )`,
];

export class Jobs1700000000017 implements MigrationInterface {
  readonly name = 'Jobs1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE work.job_outcomes, work.jobs');
  }
}
