import type { ClientBase } from 'pg';
import { from, to } from 'pg-copy-streams';
import type { Readable, Writable } from 'node:stream';

/** A table that belongs to an installation beside its log: what was sent, answered, exported and read, and the keys. */
export interface InstallationTable {
  /** `work.outbox`. */
  readonly name: string;
  readonly columns: readonly string[];
}

/** What lives only while something is done: a rebuild under way, who works, what the read models do not know yet. */
const PASSING = ['work.rebuild', 'work.leases', 'work.claims'];

const TABLES = `
  SELECT table_schema || '.' || table_name AS name, array_agg(column_name::text ORDER BY ordinal_position) AS columns
    FROM information_schema.columns
   WHERE table_schema = ANY($1) AND table_schema || '.' || table_name <> ALL($2)
   GROUP BY 1 ORDER BY 1`;

/** The tables of these schemas; `work` and `keys` are all that is not the log, or built from it. */
export async function installationTables(
  client: ClientBase,
  schemas: readonly ('work' | 'keys')[],
): Promise<InstallationTable[]> {
  return (await client.query<InstallationTable>(TABLES, [schemas, PASSING])).rows;
}

const listOf = (columns: readonly string[]): string =>
  columns.map((column) => `"${column}"`).join(', ');

/** The rows of a table as PostgreSQL's COPY text. */
export const rowsOut = (client: ClientBase, { name, columns }: InstallationTable): Readable =>
  client.query(to(`COPY ${name} (${listOf(columns)}) TO STDOUT`));

/** Takes such rows in. */
export const rowsIn = (client: ClientBase, { name, columns }: InstallationTable): Writable =>
  client.query(from(`COPY ${name} (${listOf(columns)}) FROM STDIN`));
