import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Recorded reads by time, reader and subject; mails by their recipient. */
const INDEXES: Readonly<Record<string, string>> = {
  reads_read_at_idx: 'work.reads (read_at, id)',
  reads_reader_idx: 'work.reads (reader, read_at, id)',
  reads_subject_idx: 'work.reads (subject, read_at, id)',
  outbox_recipient_idx: 'work.outbox (recipient, caused_at, id)',
};

export class ReadIndexes1700000006404 implements MigrationInterface {
  readonly name = 'ReadIndexes1700000006404';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES))
      await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP INDEX ${Object.keys(INDEXES)
        .map((name) => `work.${name}`)
        .join(', ')}`,
    );
  }
}
