import type { Json, Projection, Row } from '#kit/eventsourcing';

/** The rows of a stream, by table. */
export type RowsByTable = ReturnType<Projection['rows']>;

/** What of a table has to be written: rows to replace or add, and the ids of rows that are gone. */
export interface ChangedRows {
  readonly changed: readonly Row[];
  readonly gone: readonly string[];
}

/** Lists are short and objects are rare in rows: their text says whether they are equal. */
const isEqual = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b ||
  (typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    JSON.stringify(a) === JSON.stringify(b));

/** Both rows come from one projection, and have the same columns. */
function isSameRow(a: Row, b: Row): boolean {
  if (a === b) return true;
  for (const column in a) if (!isEqual(a[column], b[column])) return false;
  return true;
}

/**
 * The difference between rows that a table has and rows that it is to have. Rows mostly stay at their place, so that only what stands
 * between the first and the last difference is looked at by id.
 */
export function changedRows(before: readonly Row[], after: readonly Row[]): ChangedRows {
  const common = Math.min(before.length, after.length);
  let start = 0;
  while (start < common && isUnchanged(before[start], after[start])) start++;
  let end = 0;
  while (
    end < common - start &&
    isUnchanged(before[before.length - 1 - end], after[after.length - 1 - end])
  )
    end++;
  const former = new Map<string, Row>();
  for (let at = start; at < before.length - end; at++) {
    const row = before[at] as Row;
    former.set(row.id, row);
  }
  const changed: Row[] = [];
  for (let at = start; at < after.length - end; at++) {
    const row = after[at] as Row;
    const known = former.get(row.id);
    former.delete(row.id);
    if (!known || !isSameRow(known, row)) changed.push(row);
  }
  return { changed, gone: [...former.keys()] };
}

const isUnchanged = (before: Row | undefined, after: Row | undefined): boolean =>
  before === after ||
  (before !== undefined &&
    after !== undefined &&
    before.id === after.id &&
    isSameRow(before, after));
