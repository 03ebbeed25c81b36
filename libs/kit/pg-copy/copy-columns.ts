import type { ClientBase, Pool } from 'pg';

/** What stands in a column: an `id` is a uuid, a `list` an array of texts or ids. */
export type ColumnKind = 'id' | 'number' | 'boolean' | 'instant' | 'text' | 'list' | 'json';
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

const COLUMNS = `
  SELECT table_name::text AS table, json_agg(json_build_object('name', column_name, 'kind',
           CASE WHEN data_type IN ('json', 'jsonb') THEN 'json'
                WHEN data_type IN ('integer', 'bigint') THEN 'number'
                WHEN data_type = 'uuid' THEN 'id'
                WHEN data_type = 'boolean' THEN 'boolean'
                WHEN data_type = 'timestamp with time zone' THEN 'instant'
                WHEN data_type = 'ARRAY' THEN 'list'
                ELSE 'text' END) ORDER BY ordinal_position) AS columns
    FROM information_schema.columns WHERE table_schema = $1 GROUP BY table_name`;

/** The columns of every table of a schema, as the database has them. */
export async function columnsOf(
  client: ClientBase | Pool,
  schema: string,
): Promise<Map<string, readonly Column[]>> {
  const { rows } = await client.query<{ table: string; columns: Column[] }>(COLUMNS, [schema]);
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}
