import { FoldedTables, type DatabaseSnapshot } from '#features/exports';
import { Conditions, type Caller } from '#platform/authorization';
import { BEGINNING, idOf, type EventStore, type Row } from '#kit/eventsourcing';
import type { RebuiltExport } from './rebuilt-exports.js';

/** Owners that are rebuilt together. */
const PAGE = 200;
/** Positions of the log per read, when it is searched for owners that the tables do not have. */
const WINDOW = 1_000;

/** A row that is not what the events say. Columns are named, and their values are not. */
export interface RowDifference {
  /** `missing`: the events have the row, the table does not; `extra`: the other way round. */
  readonly outcome: 'differs' | 'missing' | 'extra';
  readonly table: string;
  readonly row: string;
  readonly owner: string;
  readonly columns: readonly string[];
}

/** What was compared so far. */
export interface Compared {
  readonly rows: number;
  readonly equal: number;
}

export interface ComparisonOptions {
  readonly snapshot: DatabaseSnapshot;
  readonly store: Pick<EventStore, 'readStream' | 'readStreams' | 'readAll'>;
  readonly caller: Caller;
  readonly rebuilt: RebuiltExport;
  /** Called with each page; what it throws ends the comparison. */
  readonly onPage: (page: {
    readonly differences: readonly RowDifference[];
    readonly compared: Compared;
    readonly owners: number;
    readonly total: number;
  }) => Promise<void>;
}

const compareSql = (table: string): string => `
  WITH rebuilt AS (SELECT * FROM json_populate_recordset(null::read.${table}, $1::json)),
       live AS (SELECT * FROM read.${table} WHERE owner = ANY($2::uuid[])),
       pairs AS (SELECT coalesce(n.id::text, o.id::text) AS row, coalesce(n.owner, o.owner) AS owner, n.id IS NULL AS extra, o.id IS NULL AS missing,
                        to_jsonb(n) AS rebuilt, to_jsonb(o) AS live
                   FROM rebuilt n FULL JOIN live o ON o.id = n.id)
  SELECT (SELECT count(*)::int FROM pairs) AS rows, coalesce(json_agg(json_build_object(
           'outcome', CASE WHEN extra THEN 'extra' WHEN missing THEN 'missing' ELSE 'differs' END, 'row', row, 'owner', owner,
           'columns', CASE WHEN extra OR missing THEN '[]'::json ELSE (
             SELECT json_agg(k.key ORDER BY k.key) FROM jsonb_each(rebuilt) k WHERE k.value IS DISTINCT FROM live->k.key) END)
           ORDER BY row), '[]') AS differences
    FROM pairs WHERE rebuilt IS DISTINCT FROM live`;

/**
 * Rebuilds the rows of an export from events, page by page, and compares each with the row in the live table. Everything is compared at
 * the position of one snapshot, nothing is written, and memory is bounded by a page.
 */
export async function compareRebuilt(options: ComparisonOptions): Promise<Compared> {
  const { snapshot, store, rebuilt } = options;
  const tables = new FoldedTables(store, ({ position }) => position <= snapshot.position);
  const total = await countOf(options);
  let compared: Compared = { rows: 0, equal: 0 };
  let owners = 0;
  for await (const page of ownersOf(options)) {
    const differences: RowDifference[] = [];
    for (const table of rebuilt.tables) {
      const found = await tables.rows(rebuilt.projection, table, page);
      const rows = [...found.values()].flat();
      const { rows: count, differences: some } = await differencesIn(snapshot, table, rows, page);
      differences.push(...some.map((difference) => ({ ...difference, table })));
      compared = {
        rows: compared.rows + count,
        equal: compared.equal + count - some.length,
      };
    }
    owners += page.length;
    await options.onPage({ differences, compared, owners, total: Math.max(total, owners) });
  }
  return compared;
}

async function differencesIn(
  { client }: DatabaseSnapshot,
  table: string,
  rows: readonly Row[],
  owners: readonly string[],
): Promise<{ rows: number; differences: Omit<RowDifference, 'table'>[] }> {
  const { rows: found } = await client.query<{
    rows: number;
    differences: Omit<RowDifference, 'table'>[];
  }>(compareSql(table), [JSON.stringify(rows), owners]);
  return found[0] ?? { rows: 0, differences: [] };
}

/** The owners in scope of which the tables have rows, and then those that only the log knows. */
async function* ownersOf(options: ComparisonOptions): AsyncGenerator<string[]> {
  for (let after: string | undefined; ;) {
    const page = await knownOwners(options, after);
    if (page.length === 0) break;
    yield page;
    after = page.at(-1);
  }
  yield* unknownOwners(options);
}

function scoped({ rebuilt, caller }: ComparisonOptions, values: readonly unknown[] = []) {
  const conditions = new Conditions();
  for (const value of values) conditions.value(value);
  return conditions.within((first) => rebuilt.inScope(caller, first));
}

async function countOf(options: ComparisonOptions): Promise<number> {
  const { snapshot, rebuilt } = options;
  const conditions = scoped(options);
  const { rows } = await snapshot.client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${rebuilt.owners} ${rebuilt.alias} ${rebuilt.joins} WHERE ${conditions.sql}`,
    conditions.values,
  );
  return rows[0]?.count ?? 0;
}

async function knownOwners(options: ComparisonOptions, after?: string): Promise<string[]> {
  const { snapshot, rebuilt } = options;
  const id = `${rebuilt.alias}.id`;
  const conditions = scoped(options).where(`${id} > ?::uuid`, after);
  const { rows } = await snapshot.client.query<{ id: string }>(
    `SELECT ${id} FROM ${rebuilt.owners} ${rebuilt.alias} ${rebuilt.joins} WHERE ${conditions.sql} ORDER BY ${id} LIMIT ${PAGE}`,
    conditions.values,
  );
  return rows.map((row) => row.id);
}

/** Streams whose rows are missing altogether: their first event says whose they are. */
async function* unknownOwners(options: ComparisonOptions): AsyncGenerator<string[]> {
  const { snapshot, store, rebuilt } = options;
  const filter = { types: [rebuilt.first] };
  for (let after = BEGINNING, caughtUp = false; !caughtUp && after < snapshot.position;) {
    const page = await store.readAll(after, WINDOW, filter);
    const begun = page.events
      .filter(({ position }) => position <= snapshot.position)
      .map(({ stream, data: { company, employee, nonprofit, level } }) => ({
        ...{ id: idOf(stream), company, employee, nonprofit, level },
      }));
    const missing = begun.length === 0 ? [] : await missingOf(options, begun);
    for (let first = 0; first < missing.length; first += PAGE)
      yield missing.slice(first, first + PAGE);
    ({ next: after, caughtUp } = page);
  }
}

async function missingOf(options: ComparisonOptions, begun: readonly object[]): Promise<string[]> {
  const { snapshot, rebuilt } = options;
  const { alias, owners, joins } = rebuilt;
  const conditions = scoped(options, [JSON.stringify(begun)]);
  const { rows } = await snapshot.client.query<{ id: string }>(
    `SELECT DISTINCT ${alias}.id FROM json_populate_recordset(null::${owners}, $1::json) ${alias} ${joins}
      WHERE NOT EXISTS (SELECT FROM ${owners} known WHERE known.id = ${alias}.id) AND ${conditions.sql}`,
    conditions.values,
  );
  return rows.map(({ id }) => id);
}
