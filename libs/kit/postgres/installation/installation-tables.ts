import type { ClientBase } from 'pg';
import { from, to } from 'pg-copy-streams';
import type { Readable, Writable } from 'node:stream';

/** A table that an installation has beside its log, and that a copy of it needs. */
export interface InstallationTable {
  /** Schema and name: `work.settings`. */
  readonly name: string;
  readonly columns: readonly string[];
}

/** The kit's tables whose rows mean nothing in another installation: a rebuild under way, and the leases of processes. */
const EPHEMERAL = ['work.rebuild', 'work.leases'];

const TABLES = `
  SELECT table_schema || '.' || table_name AS name, array_agg(column_name::text ORDER BY ordinal_position) AS columns
    FROM information_schema.columns
   WHERE table_schema = ANY($1) AND table_schema || '.' || table_name <> ALL($2)
   GROUP BY 1 ORDER BY 1`;

/**
 * The tables of these schemas. `work` and `keys` hold everything that is neither the log nor built from it.
 * @param ephemeral the product's tables whose rows mean nothing in another installation (`work.<table>`)
 */
export async function installationTables(
  client: ClientBase,
  schemas: readonly ('work' | 'keys')[],
  ephemeral: readonly string[],
): Promise<InstallationTable[]> {
  const left = [...EPHEMERAL, ...ephemeral];
  return (await client.query<InstallationTable>(TABLES, [schemas, left])).rows;
}

const listOf = (columns: readonly string[]): string =>
  columns.map((column) => `"${column}"`).join(', ');

/** The rows of a table as PostgreSQL's COPY text. */
export const rowsOut = (client: ClientBase, { name, columns }: InstallationTable): Readable =>
  client.query(to(`COPY ${name} (${listOf(columns)}) TO STDOUT`));

/** Writes the rows of {@link rowsOut} into the table. */
export const rowsIn = (client: ClientBase, { name, columns }: InstallationTable): Writable =>
  client.query(from(`COPY ${name} (${listOf(columns)}) FROM STDIN`));
