import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillColumns } from '#platform/migrations';
import { foldForSearch } from '#platform/text';

/** Nonprofits are found by their locations. */
export class NonprofitPlaces1700000006403 implements MigrationInterface {
  readonly name = 'NonprofitPlaces1700000006403';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.nonprofits ADD COLUMN place_search text COLLATE "C"');
    await fillColumns<{ readonly locations: readonly string[] | null }>(runner, {
      table: 'read.nonprofits',
      from: ['locations'],
      to: { place_search: 'text' },
      of: ({ locations }) => [foldForSearch(...(locations ?? []))],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.nonprofits DROP COLUMN place_search');
  }
}
