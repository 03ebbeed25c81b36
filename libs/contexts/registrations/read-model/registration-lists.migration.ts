import type { MigrationInterface, QueryRunner } from 'typeorm';

const ADDED = [
  `ALTER TABLE read.registrations ADD COLUMN next_date_at timestamptz, ADD COLUMN date_days datemultirange, ADD COLUMN certificates text[]`,
  `UPDATE read.registrations r
      SET next_date_at = d.next_date_at, date_days = coalesce(d.date_days, '{}'), certificates = coalesce(d.certificates, '{}')
     FROM read.registrations o LEFT JOIN (
       SELECT d.owner, min(d.start_at) FILTER (WHERE d.status IN ('to_be_confirmed', 'awaiting_manager', 'in_progress')) AS next_date_at,
              range_agg(daterange((d.start_at AT TIME ZONE z.zone)::date,
                                  (CASE WHEN d.end_at > d.start_at THEN d.end_at - interval '1 ms' WHEN d.end_at IS NOT NULL THEN d.start_at END AT TIME ZONE z.zone)::date, '[]'))
                FILTER (WHERE d.status <> 'cancelled') AS date_days,
              array_agg(DISTINCT d.certificate ORDER BY d.certificate) AS certificates
         FROM read.participation_dates d JOIN read.registrations z ON z.id = d.owner GROUP BY d.owner
     ) d ON d.owner = o.id
    WHERE o.id = r.id`,
];

const WAITING = `(CASE WHEN next_actor = 'nobody' THEN 'infinity'::timestamptz ELSE next_since END)`;
const NEXT_DATE = `(coalesce(next_date_at, 'infinity'::timestamptz))`;
const SCOPES = { company_: 'company, ', nonprofit_: 'nonprofit, ', '': '' };
const WAITING_INDEXES = Object.keys(SCOPES).map((name) => `registrations_${name}waiting_idx`);
/** The order of each list, for those who see a company, a nonprofit, or everything. */
const INDEXES = [
  ...Object.entries(SCOPES).flatMap(([name, scope]) => [
    `CREATE INDEX registrations_${name}waiting_idx ON read.registrations (${scope}${WAITING}, id)`,
    `CREATE INDEX registrations_${name}next_date_idx ON read.registrations (${scope}${NEXT_DATE}, id)`,
  ]),
  `CREATE INDEX ON read.registrations USING gist (date_days)`,
  // Counts by status, and by month and status, read no row.
  `CREATE INDEX ON read.registrations (status, applied_day)`,
  `CREATE INDEX ON read.registrations (company, status, applied_day)`,
  // Who acted where.
  `CREATE INDEX ON read.registrations (approved_by) WHERE approved_by IS NOT NULL`,
  `CREATE INDEX ON read.registrations (closed_by) WHERE closed_by IS NOT NULL`,
  `CREATE INDEX ON read.participation_dates USING gin ((ARRAY[selected_by, coordinator_by, manager_by, participation_by, certified_by, cancelled_by]))`,
];

/** Registrations are found by the days of their dates and by certificates, and sorted by who waits longest and by the next date. */
export class RegistrationLists1700000006400 implements MigrationInterface {
  readonly name = 'RegistrationLists1700000006400';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ADDED, ...INDEXES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX read.registrations_status_applied_day_idx, read.registrations_company_status_applied_day_idx, read.registrations_approved_by_idx, read.registrations_closed_by_idx, read.participation_dates_array_idx',
    );
    await runner.query(`DROP INDEX ${WAITING_INDEXES.map((name) => `read.${name}`).join(', ')}`);
    await runner.query(
      'ALTER TABLE read.registrations DROP COLUMN next_date_at, DROP COLUMN date_days, DROP COLUMN certificates',
    );
  }
}
