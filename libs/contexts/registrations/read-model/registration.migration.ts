import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this context's read models; rows come from its projection alone. */
const SQL = [
  `CREATE TABLE read.registrations (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    initiative uuid,
    nonprofit uuid,
    employee uuid,
    company uuid,
    kind text,
    company_specific boolean,
    zone text,
    ordinal int,
    previous uuid,
    status text,
    status_since timestamptz,
    reason text,
    applied_at timestamptz,
    next_actor text,
    next_since timestamptz,
    last_activity_at timestamptz,
    last_event_at timestamptz,
    dates int,
    participated int,
    minutes int,
    undecided_end_at timestamptz,
    to_certify int,
    archives_at timestamptz,
    tasks text[],
    approved_at timestamptz,
    approved_by uuid,
    approved_as text,
    closed_at timestamptz,
    closed_by uuid,
    closed_as text,
    mandate uuid,
    revision int,
    position text
  )`,
  `CREATE TABLE read.participation_dates (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    seq int,
    kind text,
    slot uuid,
    start_at timestamptz,
    end_at timestamptz,
    zone text,
    policy text,
    minutes int,
    status text,
    status_since timestamptz,
    reason text,
    certificate text,
    selected_at timestamptz,
    selected_by uuid,
    selected_as text,
    coordinator_at timestamptz,
    coordinator_by uuid,
    coordinator_as text,
    coordinator_confirmed boolean,
    manager_at timestamptz,
    manager_by uuid,
    manager_as text,
    manager_approved boolean,
    participation_at timestamptz,
    participation_by uuid,
    participation_as text,
    employee_attested boolean,
    certified_at timestamptz,
    certified_by uuid,
    certified_as text,
    cancelled_at timestamptz,
    cancelled_by uuid,
    cancelled_as text,
    mandate uuid
  )`,
  `CREATE TABLE read.deadlines (
    id text PRIMARY KEY,
    owner uuid NOT NULL,
    kind text,
    at timestamptz
  )`,
  `CREATE INDEX ON read.registrations (company, applied_at DESC, id DESC)`,
  `CREATE INDEX ON read.registrations (nonprofit, applied_at DESC, id DESC)`,
  `CREATE INDEX ON read.registrations (employee)`,
  `CREATE INDEX ON read.registrations (initiative)`,
  `CREATE INDEX ON read.registrations (company, status, applied_at DESC, id DESC)`,
  `CREATE INDEX ON read.registrations (applied_at DESC, id DESC)`,
  // What is asked of few rows: what waits for a nonprofit, what is overdue, what will be archived.
  `CREATE INDEX ON read.registrations (nonprofit) WHERE next_actor = 'coordinator' OR to_certify > 0`,
  `CREATE INDEX ON read.registrations (undecided_end_at) WHERE undecided_end_at IS NOT NULL`,
  `CREATE INDEX ON read.registrations (archives_at) WHERE archives_at IS NOT NULL`,
  `CREATE INDEX ON read.participation_dates (owner, seq)`,
  `CREATE INDEX ON read.participation_dates (owner) WHERE status = 'awaiting_manager'`,
  `CREATE INDEX ON read.participation_dates (slot)`,
  `CREATE INDEX ON read.participation_dates (start_at)`,
  `CREATE INDEX ON read.deadlines (at)`,
  `CREATE INDEX ON read.deadlines (owner)`,
];

export class Registrations1700000000006 implements MigrationInterface {
  readonly name = 'Registrations1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read.registrations, read.participation_dates, read.deadlines');
  }
}
