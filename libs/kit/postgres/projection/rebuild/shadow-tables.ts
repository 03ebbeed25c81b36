import type { PoolClient } from 'pg';

/** The schema where the successors of the read models are prepared. */
export const NEXT = 'read_next';
const OLD = 'read_old';

/** Empty tables like those in use, without indexes: those come once the rows are there. */
export async function createShadow(client: PoolClient, tables: readonly string[]): Promise<void> {
  await dropAll(client, NEXT);
  for (const table of tables)
    await client.query(`CREATE TABLE ${NEXT}.${table} (LIKE read.${table} INCLUDING DEFAULTS)`);
}

/** Every index that the tables in use have. Done again, it adds what is missing. */
export async function indexShadow(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{
    table: string;
    name: string;
    definition: string;
    primary: boolean;
  }>(
    `SELECT c.relname AS table, i.relname AS name, pg_get_indexdef(x.indexrelid) AS definition, x.indisprimary AS primary
       FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
      WHERE c.relnamespace = 'read'::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_class n WHERE n.relnamespace = '${NEXT}'::regnamespace AND n.relname = i.relname)
      ORDER BY x.indisprimary DESC, i.relname`,
  );
  for (const { table, name, definition, primary } of rows) {
    await client.query(definition.replace(` ON read.${table} `, ` ON ${NEXT}.${table} `));
    if (primary)
      await client.query(
        `ALTER TABLE ${NEXT}.${table} ADD CONSTRAINT ${name} PRIMARY KEY USING INDEX ${name}`,
      );
  }
}

/** Tells the planner what is in the tables. */
export async function analyzeShadow(client: PoolClient, tables: readonly string[]): Promise<void> {
  for (const table of tables) await client.query(`ANALYZE ${NEXT}.${table}`);
}

/** The application's views over the read models. A view reads the table that it was made over, whatever that is called later. */
const VIEWS = `
  SELECT DISTINCT format('%I.%I', n.nspname, v.relname) AS name, pg_get_viewdef(v.oid) AS definition,
         coalesce(' WITH (' || array_to_string(v.reloptions, ', ') || ')', '') AS options
    FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid JOIN pg_class v ON v.oid = r.ev_class
    JOIN pg_namespace n ON n.oid = v.relnamespace JOIN pg_class t ON t.oid = d.refobjid
   WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND v.relkind = 'v'
     AND t.relnamespace = 'read'::regnamespace AND pg_has_role(v.relowner, 'USAGE')
   ORDER BY 1`;

/** Puts the successors in the place of the tables in use, also for views over them, within the caller's transaction. */
export async function swapShadow(client: PoolClient, tables: readonly string[]): Promise<void> {
  await client.query(
    `LOCK TABLE ${tables.map((table) => `read.${table}`).join(', ')} IN ACCESS EXCLUSIVE MODE`,
  );
  const { rows: views } = await client.query<{ name: string; definition: string; options: string }>(
    VIEWS,
  );
  for (const table of tables) {
    await client.query(`ALTER TABLE read.${table} SET SCHEMA ${OLD}`);
    await client.query(`ALTER TABLE ${NEXT}.${table} SET SCHEMA read`);
  }
  for (const { name, definition, options } of views)
    await client.query(`CREATE OR REPLACE VIEW ${name}${options} AS ${definition}`);
}

/** Removes what a swap has put aside, and what an abandoned rebuild has left. */
export async function dropShadows(client: PoolClient): Promise<void> {
  await dropAll(client, OLD);
  await dropAll(client, NEXT);
}

export async function dropReplaced(client: PoolClient): Promise<void> {
  await dropAll(client, OLD);
}

async function dropAll(client: PoolClient, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = $1',
    [schema],
  );
  for (const { name } of rows) await client.query(`DROP TABLE ${schema}.${name}`);
}
