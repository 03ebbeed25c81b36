import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places held of late are found without the others. */
export class RecentPlaces1700000007201 implements MigrationInterface {
  readonly name = 'RecentPlaces1700000007201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX ON read.places (held_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX read.places_held_at_idx');
  }
}
