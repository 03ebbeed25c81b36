import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillColumns } from '#platform/migrations';
import { foldForSearch } from '#platform/text';

/** Initiatives are found by title and by place, held places by their registration. */
export class InitiativeSearch1700000006402 implements MigrationInterface {
  readonly name = 'InitiativeSearch1700000006402';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE read.initiatives ADD COLUMN search text COLLATE "C", ADD COLUMN place_search text COLLATE "C"',
    );
    await runner.query('CREATE INDEX ON read.places (registration)');
    await fillColumns<{ readonly title: string | null; readonly place: string | null }>(runner, {
      table: 'read.initiatives',
      from: ['title', 'place'],
      to: { search: 'text', place_search: 'text' },
      of: ({ title, place }) => [foldForSearch(title), foldForSearch(place)],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX read.places_registration_idx');
    await runner.query('ALTER TABLE read.initiatives DROP COLUMN search, DROP COLUMN place_search');
  }
}
