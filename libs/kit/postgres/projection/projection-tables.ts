import type { PoolClient } from 'pg';
import type { Column } from '#kit/pg-copy';
import type { Row } from '#kit/eventsourcing';

/** Writes rows as one set: those with known ids are replaced. */
export async function upsert(
  client: PoolClient,
  schema: string,
  table: string,
  columns: readonly Column[],
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const others = columns.map(({ name }) => name).filter((name) => name !== 'id');
  await client.query({
    name: `upsert-${schema}-${table}`,
    text: `INSERT INTO ${schema}.${table} SELECT * FROM json_populate_recordset(null::${schema}.${table}, $1::json)
           ON CONFLICT (id) DO UPDATE SET (${others.join(', ')}) = ROW(${others.map((column) => `excluded.${column}`).join(', ')})`,
    values: [JSON.stringify(rows)],
  });
}

/** Removes the rows of these owners that are no longer among those kept. */
export async function removeOthers(
  client: PoolClient,
  schema: string,
  table: string,
  owners: readonly string[],
  kept: readonly Row[],
): Promise<void> {
  await client.query({
    name: `remove-${schema}-${table}`,
    text: `DELETE FROM ${schema}.${table} WHERE owner = ANY($1::uuid[]) AND NOT (id::text = ANY($2::text[]))`,
    values: [owners, kept.map((row) => row.id)],
  });
}

/** Removes the rows with these ids. */
export async function remove(
  client: PoolClient,
  schema: string,
  table: string,
  ids: readonly string[],
): Promise<void> {
  await client.query({
    name: `remove-ids-${schema}-${table}`,
    text: `DELETE FROM ${schema}.${table} t USING json_populate_recordset(null::${schema}.${table}, $1::json) gone WHERE t.id = gone.id`,
    values: [JSON.stringify(ids.map((id) => ({ id })))],
  });
}

/** What of a row its digest is made of: the row itself, or where it has JSON, which has no hash of its own, its text. */
const HASHES = `
  SELECT c.table_name::text AS table, bool_or(c.data_type = 'json') AS json FROM information_schema.columns c WHERE c.table_schema = $1 GROUP BY 1`;

/** One number per table that depends on every cell of every row and not on their order. */
export async function digests(
  client: Pick<PoolClient, 'query'>,
  schema: string,
  tables: readonly string[],
): Promise<Record<string, string>> {
  const { rows: known } = await client.query<{ table: string; json: boolean }>(HASHES, [schema]);
  const result: Record<string, string> = {};
  for (const table of [...tables].sort()) {
    const hash = known.find((one) => one.table === table)?.json
      ? 'hashtextextended(t::text, 0)'
      : 'hash_record_extended(t, 0)';
    const { rows } = await client.query<{ digest: string }>(
      `SELECT count(*) || ':' || coalesce(sum(${hash}::numeric), 0) AS digest FROM ${schema}.${table} t`,
    );
    result[table] = rows[0]?.digest ?? '';
  }
  return result;
}
