import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  // Streams that a reader of the log has set aside, from the first event on that it could not take in (`problem`), or that waits for the
  // read models to take its stream in (no problem).
  `CREATE TABLE work.parked (
    reader text NOT NULL,
    stream text NOT NULL,
    revision int NOT NULL,
    event uuid NOT NULL,
    type text NOT NULL,
    position text NOT NULL,
    problem text,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (reader, stream)
  )`,
];

/** One event that cannot be taken in keeps none of the others waiting. */
export class Parked1700000001600 implements MigrationInterface {
  readonly name = 'Parked1700000001600';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE work.parked');
  }
}
