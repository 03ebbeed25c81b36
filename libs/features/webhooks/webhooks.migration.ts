import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Subscriptions to the event feed and the attempts to deliver (ADR 0051). No bodies, no names and no mail addresses. */
const SQL = [
  `CREATE TABLE work.webhooks (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    capacity text NOT NULL,
    level uuid,
    address text NOT NULL,
    description text NOT NULL,
    types json,
    status text NOT NULL,
    problem json,
    secret bytea NOT NULL,
    secret_command uuid NOT NULL,
    previous_secret bytea,
    previous_until timestamptz,
    position text COLLATE "C" NOT NULL,
    attempts int NOT NULL DEFAULT 0,
    failing_since timestamptz,
    next_at timestamptz,
    deliveries int NOT NULL DEFAULT 0,
    claim uuid,
    claimed_until timestamptz,
    tried_at timestamptz,
    created_at timestamptz NOT NULL
  )`,
  'CREATE INDEX ON work.webhooks (owner, created_at)',
  `CREATE TABLE work.webhook_deliveries (
    webhook uuid NOT NULL,
    number int NOT NULL,
    event uuid NOT NULL,
    type text NOT NULL,
    position text COLLATE "C" NOT NULL,
    attempt int NOT NULL,
    at timestamptz NOT NULL,
    milliseconds int NOT NULL,
    outcome text NOT NULL,
    status int,
    problem text,
    next_at timestamptz,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (webhook, number)
  )`,
  'CREATE INDEX ON work.webhook_deliveries (recorded_at)',
];

export class Webhooks1700000007401 implements MigrationInterface {
  readonly name = 'Webhooks1700000007401';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE work.webhook_deliveries');
    await runner.query('DROP TABLE work.webhooks');
  }
}
