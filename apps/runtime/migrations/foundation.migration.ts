import { FoundationMigration } from '#kit/postgres';

const TABLES = [
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
  // Mails caught in place of being sent, where no SMTP server is configured.
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
  // Who exported or read what (docs/domain.md §7).
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
];

/** The kit's foundation with the product's first tables. */
export class Foundation1700000000001 extends FoundationMigration {
  override readonly name = 'Foundation1700000000001';
  protected override readonly tables = TABLES;
}
