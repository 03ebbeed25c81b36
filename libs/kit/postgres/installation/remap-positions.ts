import type { ClientBase } from 'pg';
import type { PositionPair } from '#kit/eventsourcing';
import type { InstallationTable } from './installation-tables.js';

/** Keeps, for this session, where each event stood and where it stands now. */
export class PositionRemapping {
  private constructor(private readonly client: ClientBase) {}

  static async begin(client: ClientBase): Promise<PositionRemapping> {
    await client.query(
      'CREATE TEMPORARY TABLE IF NOT EXISTS moved (source text COLLATE "C" PRIMARY KEY, target text NOT NULL)',
    );
    await client.query('TRUNCATE moved');
    return new PositionRemapping(client);
  }

  async add(pairs: readonly PositionPair[]): Promise<void> {
    await this.client.query('INSERT INTO moved SELECT * FROM unnest($1::text[], $2::text[])', [
      pairs.map(([from]) => from),
      pairs.map(([, to]) => to),
    ]);
  }

  /**
   * Translates every position that the rows beside the log hold: to that of the last event at or before it. Nobody holds a lease here,
   * read models are built from the beginning, and what nobody finishes any more (exports under way) has failed.
   */
  async settle(tables: readonly InstallationTable[]): Promise<void> {
    for (const { name, columns } of tables) {
      if (columns.includes('position'))
        await this.client.query(`UPDATE ${name} SET position = ${moved('position')}`);
    }
    for (const { name, column } of IN_JSON) {
      await this.client.query(
        `UPDATE ${name} SET ${column} = jsonb_set(${column}::jsonb, '{position}', to_jsonb(${moved(`${column}->>'position'`)}))::json
          WHERE ${column}->>'position' IS NOT NULL`,
      );
    }
    for (const statement of AFTERWARDS) await this.client.query(statement);
  }
}

const moved = (position: string): string =>
  `coalesce((SELECT m.target FROM moved m WHERE m.source <= ${position} COLLATE "C" ORDER BY m.source DESC LIMIT 1), '')`;

/** Answers and manifests name the position at which they were made. */
const IN_JSON = [
  { name: 'work.answers', column: 'body' },
  { name: 'work.export_files', column: 'manifest' },
];

const AFTERWARDS = [
  'UPDATE work.leases SET owner = NULL, until = NULL',
  `UPDATE work.checkpoints SET position = '' WHERE name = 'read-models'`,
  `DELETE FROM work.parked WHERE reader = 'read-models'`,
  `DELETE FROM work.checkpoints WHERE name = 'read_next'`,
  `UPDATE work.export_files SET status = 'failed', lease_until = NULL WHERE status IN ('waiting', 'running')`,
];
