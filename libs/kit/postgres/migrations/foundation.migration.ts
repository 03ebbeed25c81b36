import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVENT_LOG_SQL, grantsFor } from '../event-store/event-log.schema.js';

/** The role under which the application works: it may add events, and can neither change nor remove one. */
export const APPLICATION_ROLE = 'ledger_app';

const SQL = [
  // The read models; `read_next` is where a rebuild prepares their successors, `read_old` where it puts them once replaced.
  `CREATE SCHEMA read AUTHORIZATION ${APPLICATION_ROLE}`,
  `CREATE SCHEMA read_next AUTHORIZATION ${APPLICATION_ROLE}`,
  `CREATE SCHEMA read_old AUTHORIZATION ${APPLICATION_ROLE}`,
  'CREATE SCHEMA work',
  'CREATE SCHEMA keys',
  // What the projections folded, per stream: the next events go on from here.
  `CREATE TABLE read.states (
    stream text PRIMARY KEY,
    revision int NOT NULL,
    state json NOT NULL
  )`,
  // How far a reader of the log has come; moved only together with its effects, by the owner of the epoch.
  `CREATE TABLE work.checkpoints (
    name text PRIMARY KEY,
    position text NOT NULL DEFAULT '',
    epoch bigint NOT NULL DEFAULT 0,
    owner text,
    lease_until timestamptz
  )`,
  // A rebuild under way: up to which stream it has come, of the log as it was at `head`.
  `CREATE TABLE work.rebuild (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    head text NOT NULL,
    stream text COLLATE "C" NOT NULL DEFAULT '',
    events bigint NOT NULL DEFAULT 0
  )`,
  'CREATE TABLE work.settings (name text PRIMARY KEY, value json NOT NULL)',
  // One key per person, wrapped by the master key; null once destroyed, for ever.
  `CREATE TABLE keys.person_keys (
    person uuid PRIMARY KEY,
    wrapped bytea,
    destroyed_at timestamptz
  )`,
];

/**
 * The first migration: the log, the role of the application, the schemas, and what the kit keeps in them. The product extends it with
 * tables of its own, and names it: a migration's name is stored.
 */
export abstract class FoundationMigration implements MigrationInterface {
  abstract readonly name: string;
  /** Statements that create the product's first tables, in the schemas `work` and `keys`. */
  protected abstract readonly tables: readonly string[];

  async up(runner: QueryRunner): Promise<void> {
    const statements = [...EVENT_LOG_SQL, ...grantsFor(APPLICATION_ROLE), ...SQL, ...this.tables];
    for (const statement of statements) await runner.query(statement);
    for (const schema of ['read', 'work', 'keys']) {
      await runner.query(`GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${APPLICATION_ROLE}`);
      await runner.query(
        `GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ${schema} TO ${APPLICATION_ROLE}`,
      );
      await runner.query(
        `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO ${APPLICATION_ROLE}`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const schema of ['read', 'read_next', 'read_old', 'work', 'keys', 'events'])
      await runner.query(`DROP SCHEMA ${schema} CASCADE`);
  }
}
