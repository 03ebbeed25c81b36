import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People of one name and initiatives of one title are looked up for each mail. */
const INDEXES: Readonly<Record<string, string>> = {
  people_name_search_idx: 'read.people (name_search)',
  initiatives_search_idx: 'read.initiatives (search)',
};

export class Namesakes1700000007000 implements MigrationInterface {
  readonly name = 'Namesakes1700000007000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES))
      await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP INDEX ${Object.keys(INDEXES)
        .map((name) => `read.${name}`)
        .join(', ')}`,
    );
  }
}
