import type { ClientBase } from 'pg';
import type { PositionPair } from '#kit/eventsourcing';
import type { InstallationTable } from './installation-tables.js';

/** What the product's own tables need when positions change. */
export interface ProductPositions {
  /** JSON columns that hold a `position`. */
  readonly positionsInJson: readonly { readonly table: string; readonly column: string }[];
  /** Statements to run once all positions are replaced. */
  readonly afterwards: readonly string[];
}

/** Replaces positions of one log by those of its copy. The pairs live in a temporary table of the session. */
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
   * Replaces every position in these tables by that of the last event at or before it. Then nobody holds a lease, and read models are
   * built from the beginning.
   */
  async applyTo(
    tables: readonly InstallationTable[],
    { positionsInJson, afterwards }: ProductPositions,
  ): Promise<void> {
    for (const { name, columns } of tables) {
      if (columns.includes('position'))
        await this.client.query(`UPDATE ${name} SET position = ${moved('position')}`);
    }
    for (const { table, column } of positionsInJson) {
      await this.client.query(
        `UPDATE ${table} SET ${column} = jsonb_set(${column}::jsonb, '{position}', to_jsonb(${moved(`${column}->>'position'`)}))::json
          WHERE ${column}->>'position' IS NOT NULL`,
      );
    }
    for (const statement of [...RESET, ...afterwards]) await this.client.query(statement);
  }
}

const moved = (position: string): string =>
  `coalesce((SELECT m.target FROM moved m WHERE m.source <= ${position} COLLATE "C" ORDER BY m.source DESC LIMIT 1), '')`;

const RESET = [
  'UPDATE work.leases SET owner = NULL, until = NULL',
  `UPDATE work.checkpoints SET position = '' WHERE name = 'read-models'`,
  `DELETE FROM work.parked WHERE reader = 'read-models'`,
  `DELETE FROM work.checkpoints WHERE name = 'read_next'`,
];
