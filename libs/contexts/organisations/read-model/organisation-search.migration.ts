import type { MigrationInterface, QueryRunner } from 'typeorm';
import { canonicalZone, readZone } from '#kit/eventsourcing';
import { fillColumns } from '#platform/migrations';
import { byName, foldCase, foldForSearch } from '#platform/text';

const ADDED = [
  `ALTER TABLE read.companies ADD COLUMN search text COLLATE "C", ADD COLUMN name_key text COLLATE "C", ADD COLUMN unknown_zone text, ADD COLUMN registered_at timestamptz`,
  `ALTER TABLE read.nonprofits ADD COLUMN search text COLLATE "C", ADD COLUMN name_key text COLLATE "C", ADD COLUMN registered_at timestamptz`,
  `CREATE INDEX companies_name_idx ON read.companies ((${byName('name')}), id)`,
  `CREATE INDEX companies_name_key_idx ON read.companies (name_key)`,
  `CREATE INDEX companies_unknown_zone_idx ON read.companies (id) WHERE unknown_zone IS NOT NULL`,
  `CREATE INDEX nonprofits_name_idx ON read.nonprofits ((${byName('name')}), id)`,
  `CREATE INDEX nonprofits_name_key_idx ON read.nonprofits (name_key)`,
];
const REMOVED = [
  `DROP INDEX read.companies_name_idx, read.nonprofits_name_idx`,
  `ALTER TABLE read.companies DROP COLUMN search, DROP COLUMN name_key, DROP COLUMN unknown_zone, DROP COLUMN registered_at`,
  `ALTER TABLE read.nonprofits DROP COLUMN search, DROP COLUMN name_key, DROP COLUMN registered_at`,
];

interface Named {
  readonly name: string | null;
}

/** Companies and nonprofits are found by their folded names and listed in the order of a dictionary; zones are canonical. */
export class OrganisationSearch1700000005001 implements MigrationInterface {
  readonly name = 'OrganisationSearch1700000005001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of ADDED) await runner.query(statement);
    await fillColumns<Named & { readonly zone: string | null }>(runner, {
      table: 'read.companies',
      from: ['name', 'zone'],
      to: { search: 'text', name_key: 'text', zone: 'text', unknown_zone: 'text' },
      of: ({ name, zone }) => [
        foldForSearch(name),
        foldCase(name ?? ''),
        zone === null ? null : readZone(zone),
        zone === null || canonicalZone(zone) !== undefined ? null : zone,
      ],
    });
    await fillColumns<Named>(runner, {
      table: 'read.nonprofits',
      from: ['name'],
      to: { search: 'text', name_key: 'text' },
      of: ({ name }) => [foldForSearch(name), foldCase(name ?? '')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of REMOVED) await runner.query(statement);
  }
}
