import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  // A worker of an earlier version needs the state of every stream: without the table it stops, rather than go on from nothing.
  'DROP TABLE read.states',
  // What the projections have folded of long streams: the next events go on from here.
  `CREATE TABLE read.snapshots (
    stream text PRIMARY KEY,
    revision int NOT NULL,
    state json NOT NULL
  )`,
  // A rebuild that an earlier version has begun begins anew.
  'DELETE FROM work.rebuild',
];

/** Streams are folded from the log when they go on; only of long ones a snapshot is kept. */
export class Snapshots1700000007200 implements MigrationInterface {
  readonly name = 'Snapshots1700000007200';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read.snapshots');
    await runner.query(
      'CREATE TABLE read.states (stream text PRIMARY KEY, revision int NOT NULL, state json NOT NULL)',
    );
  }
}
