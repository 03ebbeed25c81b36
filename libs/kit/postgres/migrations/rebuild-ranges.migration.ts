import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  // A rebuild that an earlier version has begun begins anew.
  'DROP TABLE work.rebuild',
  // A rebuild under way: a row for each range of streams, up to which stream it has come, of the log as it was at `head`.
  `CREATE TABLE work.rebuild (
    range int PRIMARY KEY,
    head text NOT NULL,
    stream text COLLATE "C" NOT NULL,
    until text COLLATE "C",
    events bigint NOT NULL DEFAULT 0
  )`,
];

/** A rebuild folds ranges of streams in several processes. */
export class RebuildRanges1700000007501 implements MigrationInterface {
  readonly name = 'RebuildRanges1700000007501';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE work.rebuild');
    await runner.query(`CREATE TABLE work.rebuild (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      head text NOT NULL,
      stream text COLLATE "C" NOT NULL DEFAULT '',
      events bigint NOT NULL DEFAULT 0
    )`);
  }
}
