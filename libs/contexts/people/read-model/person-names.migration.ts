import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillColumns } from '#platform/migrations';
import { foldForSearch } from '#platform/text';

/** People are found by role, and by name alone where the one who searches may not read their mail address. */
export class PersonNames1700000006401 implements MigrationInterface {
  readonly name = 'PersonNames1700000006401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.people ADD COLUMN name_search text COLLATE "C"');
    await runner.query('CREATE INDEX ON read.grants (role, company)');
    await fillColumns<{ readonly name: string | null }>(runner, {
      table: 'read.people',
      from: ['name'],
      to: { name_search: 'text' },
      of: ({ name }) => [foldForSearch(name)],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX read.grants_role_company_idx');
    await runner.query('ALTER TABLE read.people DROP COLUMN name_search');
  }
}
