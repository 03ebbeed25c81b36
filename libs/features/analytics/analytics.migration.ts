import type { MigrationInterface, QueryRunner } from 'typeorm';
import { analyticsSql } from './analytics-sql.js';

/** The role of the application, as the first migration names it: stored names never change. */
const APPLICATION = 'ledger_app';

/** The schema of the views, and the roles that read them. A role without a company reads every company. */
const SQL = [
  'CREATE SCHEMA analytics',
  `COMMENT ON SCHEMA analytics IS 'Views for analysts: docs/analysts/views.md'`,
  `GRANT USAGE, CREATE ON SCHEMA analytics TO ${APPLICATION}`,
  'CREATE TABLE work.analytics_roles (role name PRIMARY KEY, company uuid)',
];

export class Analytics1700000007301 implements MigrationInterface {
  readonly name = 'Analytics1700000007301';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA analytics');
    await runner.query('DROP TABLE work.analytics_roles');
  }
}

/**
 * The views. When they change, a later migration drops and makes them and grants them to the roles that there are, and this one stops
 * making them: columns that they read may come later.
 */
export class AnalyticsViews1700000007302 implements MigrationInterface {
  readonly name = 'AnalyticsViews1700000007302';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of analyticsSql(APPLICATION)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA analytics CASCADE');
    await runner.query('CREATE SCHEMA analytics');
  }
}
