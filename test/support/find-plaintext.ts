import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** Every column of every row of every table but the server's own, as text; bytes also as the text that they may be. */
async function hitsInDatabase(url: string, needles: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 1`,
    );
    const hits: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ needle: string }>(
        `SELECT DISTINCT needle FROM ${name} AS row, unnest($1::text[], $2::text[]) AS n(needle, hex)
          WHERE position(lower(needle) IN lower(row::text)) > 0 OR position(hex IN row::text) > 0`,
        [needles, needles.map((needle) => Buffer.from(needle).toString('hex'))],
      );
      hits.push(...rows.map(({ needle }) => `${name}: ${needle}`));
    }
    if (tables.length < 20) throw new Error('This search has not found the tables.');
    return hits;
  } finally {
    await client.end();
  }
}

async function hitsInFolder(folder: string, needles: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(
    files.map(async (file) => {
      const text = `${file}\n${(await readFile(file)).toString('utf8')}`.toLowerCase();
      return needles
        .filter((needle) => text.includes(needle.toLowerCase()))
        .map((needle) => `file .${file.slice(folder.length)}: ${needle}`);
    }),
  );
  return found.flat();
}

/**
 * Where any of these texts can be read: in the tables of a database (all schemas, all columns), in the files of a folder, in what was
 * printed. Needles are single words, that no escaping would change.
 */
export async function findPlaintext(
  needles: readonly string[],
  {
    databaseUrl,
    folder,
    printed,
  }: { readonly databaseUrl: string; readonly folder: string; readonly printed: string },
): Promise<string[]> {
  const inPrint = needles
    .filter((needle) => printed.toLowerCase().includes(needle.toLowerCase()))
    .map((needle) => `printed: ${needle}`);
  return [
    ...(await hitsInDatabase(databaseUrl, needles)),
    ...(await hitsInFolder(folder, needles)),
    ...inPrint,
  ];
}
