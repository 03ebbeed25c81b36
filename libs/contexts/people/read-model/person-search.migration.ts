import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillColumns } from '#platform/migrations';
import { byName } from '#platform/text';
import { foldedPerson } from './folded-person.js';

const ADDED = [
  `ALTER TABLE read.people ADD COLUMN search text COLLATE "C", ADD COLUMN mail_key text COLLATE "C"`,
  `DROP INDEX IF EXISTS read.people_company_lower_id_idx, read.people_lower_id_idx, read.people_lower_idx`,
  `CREATE INDEX people_company_name_idx ON read.people (company, (${byName('name')}), id)`,
  `CREATE INDEX people_name_idx ON read.people ((${byName('name')}), id)`,
  `CREATE INDEX people_mail_key_idx ON read.people (mail_key)`,
];
const REMOVED = [
  `DROP INDEX read.people_company_name_idx, read.people_name_idx, read.people_mail_key_idx`,
  `CREATE INDEX people_company_lower_id_idx ON read.people (company, lower(name), id)`,
  `CREATE INDEX people_lower_id_idx ON read.people (lower(name), id)`,
  `CREATE INDEX people_lower_idx ON read.people (lower(mail))`,
  `ALTER TABLE read.people DROP COLUMN search, DROP COLUMN mail_key`,
];

/** People are found by their folded names, mail addresses and ids, and listed in the order of a dictionary. */
export class PersonSearch1700000005000 implements MigrationInterface {
  readonly name = 'PersonSearch1700000005000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of ADDED) await runner.query(statement);
    await fillColumns<Parameters<typeof foldedPerson>[0]>(runner, {
      table: 'read.people',
      from: ['name', 'mail', 'subject'],
      to: { search: 'text', mail_key: 'text' },
      of: (row) => {
        const { search, mail_key } = foldedPerson(row);
        return [search, mail_key];
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of REMOVED) await runner.query(statement);
  }
}
