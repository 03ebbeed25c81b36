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
/** The order of each list, for those who see a company, a nonprofit, or everything. */
const INDEXES = [
  ...['company, ', 'nonprofit, ', ''].flatMap((scope) => [
    `CREATE INDEX ON read.registrations (${scope}${WAITING}, id)`,
    `CREATE INDEX ON read.registrations (${scope}${NEXT_DATE}, id)`,
  ]),
  `CREATE INDEX ON read.registrations USING gist (date_days)`,
];

/** Registrations are found by the days of their dates and by certificates, and sorted by who waits longest and by the next date. */
export class RegistrationLists1700000006400 implements MigrationInterface {
  readonly name = 'RegistrationLists1700000006400';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ADDED, ...INDEXES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE read.registrations DROP COLUMN next_date_at, DROP COLUMN date_days, DROP COLUMN certificates',
    );
  }
}
