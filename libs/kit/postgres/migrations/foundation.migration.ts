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
  // Mails to be sent, one row per mail; what it says is rendered when it is sent.
  `CREATE TABLE work.outbox (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    audience text NOT NULL,
    registration uuid NOT NULL,
    command_id uuid NOT NULL,
    event uuid,
    recipient uuid NOT NULL,
    caused_at timestamptz NOT NULL,
    status text NOT NULL DEFAULT 'waiting',
    attempts int NOT NULL DEFAULT 0,
    next_at timestamptz NOT NULL DEFAULT now(),
    claimed_until timestamptz,
    sent_at timestamptz,
    problem text
  )`,
  `CREATE INDEX ON work.outbox (next_at) WHERE status = 'waiting'`,
  'CREATE INDEX ON work.outbox (registration)',
  // The embedded mode's letter box: what would have gone out.
  `CREATE TABLE work.caught_mails (
    message_id text PRIMARY KEY,
    recipient text NOT NULL,
    kind text,
    subject text NOT NULL,
    html text,
    text text,
    calendar text,
    headers json,
    caught_at timestamptz NOT NULL
  )`,
  'CREATE INDEX ON work.caught_mails (caught_at)',
  // First answers, for requests that are repeated under the same Idempotency-Key.
  `CREATE TABLE work.answers (
    caller uuid NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    status int NOT NULL,
    body json NOT NULL,
    answered_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, key)
  )`,
  // Who exported or read what (domain §7).
  `CREATE TABLE work.reads (
    id uuid PRIMARY KEY,
    reader uuid NOT NULL,
    capacity text NOT NULL,
    what text NOT NULL,
    subject text,
    filters json NOT NULL,
    position text NOT NULL,
    rows int,
    sha256 text,
    read_at timestamptz NOT NULL
  )`,
  `CREATE TABLE work.export_files (
    id uuid PRIMARY KEY,
    requester uuid NOT NULL,
    request json NOT NULL,
    status text NOT NULL,
    progress int NOT NULL DEFAULT 0,
    total int,
    manifest json,
    path text,
    problem json,
    requested_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
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

export class Foundation1700000000001 implements MigrationInterface {
  readonly name = 'Foundation1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...EVENT_LOG_SQL, ...grantsFor(APPLICATION_ROLE), ...SQL])
      await runner.query(statement);
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
