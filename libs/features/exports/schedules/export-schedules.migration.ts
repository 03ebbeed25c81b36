import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exports that are made again and again, and the run under way of each (ADR 0040). No names and no mail addresses. */
const SQL = [
  `CREATE TABLE work.export_schedules (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    capacity text,
    request json NOT NULL,
    period text,
    rule text NOT NULL,
    zone text NOT NULL,
    status text NOT NULL,
    problem json,
    next_at timestamptz,
    next_runs json NOT NULL,
    run uuid,
    run_due timestamptz,
    run_attempts int NOT NULL DEFAULT 0,
    last_run json,
    created_at timestamptz NOT NULL
  )`,
  'CREATE INDEX ON work.export_schedules (owner, created_at)',
  `CREATE INDEX ON work.export_schedules (next_at) WHERE status = 'active' AND run IS NULL`,
  'CREATE INDEX ON work.export_schedules (run) WHERE run IS NOT NULL',
];

export class ExportSchedules1700000007100 implements MigrationInterface {
  readonly name = 'ExportSchedules1700000007100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE work.export_schedules');
  }
}
