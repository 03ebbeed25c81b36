/** What a migration runs its statements on. */
interface Runner {
  query(sql: string, values?: readonly unknown[]): Promise<unknown>;
}

interface Filling<Row> {
  readonly table: string;
  /** The columns that `of` reads. */
  readonly from: readonly string[];
  /** The columns that are filled, each with its type. */
  readonly to: Readonly<Record<string, string>>;
  /** The values of a row for the columns in `to`, in their order. */
  readonly of: (row: Row) => readonly unknown[];
}

const PAGE = 5_000;

/** Fills columns of a read model that only code can compute, in pages by id, so that an upgrade needs no rebuild. */
export async function fillColumns<Row>(
  runner: Runner,
  { table, from, to, of }: Filling<Row>,
): Promise<void> {
  const columns = Object.keys(to);
  const arrays = Object.values(to).map((type, index) => `$${index + 2}::${type}[]`);
  const update = `
    UPDATE ${table} t SET ${columns.map((column) => `${column} = v.${column}`).join(', ')}
      FROM unnest($1::uuid[], ${arrays.join(', ')}) AS v(id, ${columns.join(', ')})
     WHERE t.id = v.id AND (${columns.map((column) => `t.${column}`).join(', ')}) IS DISTINCT FROM (${columns.map((column) => `v.${column}`).join(', ')})`;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = (await runner.query(
      `SELECT id, ${from.join(', ')} FROM ${table} WHERE id > $1 ORDER BY id LIMIT ${PAGE}`,
      [after],
    )) as (Row & { readonly id: string })[];
    const last = rows.at(-1);
    if (last === undefined) return;
    const values = rows.map(of);
    await runner.query(update, [
      rows.map(({ id }) => id),
      ...columns.map((_, index) => values.map((row) => row[index])),
    ]);
    after = last.id;
  }
}
