import type pg from 'pg';

/** The database compares or folds text in a way that would break searches and lists. */
export class UnsuitableDatabase extends Error {
  override readonly name = 'UnsuitableDatabase';
}

interface Locale {
  readonly name: string;
  readonly encoding: string;
  readonly locale: string;
  readonly icu: boolean;
  readonly plain: boolean;
}

/** `plain`: the letters of ASCII have their usual case; Turkish has another for I. */
const LOCALE = `
  SELECT datname AS name, pg_encoding_to_char(encoding) AS encoding,
         coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale', datctype) AS locale,
         EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu') AS icu, lower('I') = 'i' AND upper('i') = 'I' AS plain
    FROM pg_database d WHERE datname = current_database()`;

/** @throws UnsuitableDatabase, naming the database, its locale and what to do */
export async function refuseUnsuitableLocale(client: pg.Client): Promise<void> {
  const { rows } = await client.query<Locale>(LOCALE);
  const database = rows[0];
  if (!database) return;
  const { name, encoding, locale, icu, plain } = database;
  const problem =
    encoding !== 'UTF8'
      ? `its encoding is ${encoding}: create it with ENCODING 'UTF8'`
      : !icu
        ? 'its server has no ICU collations (und-x-icu): use a PostgreSQL that is built with ICU'
        : !plain
          ? `its locale ${locale} gives the letter I another lower case: create it with LOCALE 'C.UTF-8' or another language`
          : undefined;
  if (problem !== undefined)
    throw new UnsuitableDatabase(`The database ${name} cannot be used, because ${problem}.`);
}
