import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dayOf, readZone } from '#kit/eventsourcing';
import { fillColumns } from '#platform/migrations';

const read = (zone: string | null) => (zone === null ? null : readZone(zone));

/** The day of sign-up on the clocks of the registration, so that no query reads a time zone. */
export class AppliedDay1700000005002 implements MigrationInterface {
  readonly name = 'AppliedDay1700000005002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.registrations ADD COLUMN applied_day date');
    await fillColumns<{ readonly applied_at: Date | string | null; readonly zone: string | null }>(
      runner,
      {
        table: 'read.registrations',
        from: ['applied_at', 'zone'],
        to: { applied_day: 'date', zone: 'text' },
        of: ({ applied_at, zone }) => [
          applied_at === null ? null : dayOf(new Date(applied_at).toISOString(), zone ?? 'UTC'),
          read(zone),
        ],
      },
    );
    await fillColumns<{ readonly zone: string | null }>(runner, {
      table: 'read.participation_dates',
      from: ['zone'],
      to: { zone: 'text' },
      of: ({ zone }) => [read(zone)],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.registrations DROP COLUMN applied_day');
  }
}
