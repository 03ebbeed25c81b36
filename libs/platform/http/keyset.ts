import { isUuid, invalid } from '#kit/eventsourcing';
import { isOnTheCalendar } from './validation.js';
import type { Page, PageQuery } from './paging.js';

/** The message of a cursor that no page gave. */
export const INVALID_CURSOR =
  'The cursor in `after` is not valid: send the `next` or `previous` value of another page of this list.';

/** The values of an item's sorting columns, the last of them unique. Cursors stand in URLs, so they hold no personal data (docs/domain.md §8). */
export type Cursor = readonly (string | null)[];

/** An instant in UTC that exists, in a year that every part of the product can tell. */
const isInstant = (text: string): boolean =>
  /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(text) && isOnTheCalendar(text);

/** Kinds of sorting columns: their type in SQL, and which parts of a cursor are values of them. */
const KINDS = {
  text: {
    type: 'text',
    takes: (part: unknown) =>
      typeof part === 'string' && !part.includes('\u0000') && !/\p{Cs}/u.test(part),
  },
  instant: {
    type: 'timestamptz',
    takes: (part: unknown) => part === null || (typeof part === 'string' && isInstant(part)),
  },
  /** A number from 0 that fits a column of four bytes. */
  int: {
    type: 'int',
    takes: (part: unknown) =>
      typeof part === 'string' && /^(0|[1-9]\d{0,9})$/.test(part) && Number(part) <= 2 ** 31 - 1,
  },
  uuid: { type: 'uuid', takes: (part: unknown) => typeof part === 'string' && isUuid(part) },
} as const;
type Kind = keyof typeof KINDS;

/** A column by which a list is sorted. `absent` is the SQL value that stands for null, in the column's expression too. */
export interface SortColumn {
  readonly sql: string;
  readonly kind: Kind;
  readonly absent?: string;
}

/** Where a page begins: after these values, or backwards before them. */
export interface PageStart {
  readonly values: Cursor;
  readonly backwards: boolean;
}

/** A page of a list as SQL: where it begins, and in which order its rows are read. */
export class Keyset {
  readonly #query: PageQuery;
  readonly #columns: readonly SortColumn[];
  readonly #start: PageStart | undefined;
  readonly #descending: boolean;

  /**
   * @param start left out: the query's cursor, which has a value of each column
   * @throws Refusal invalid for a cursor of another list
   */
  constructor(
    query: PageQuery,
    columns: readonly SortColumn[],
    order: 'asc' | 'desc' = 'asc',
    start = cursorOf(query, ...columns.map(({ kind }) => kind)),
  ) {
    this.#query = query;
    this.#columns = columns;
    this.#start = start;
    this.#descending = (order === 'desc') !== (start?.backwards ?? false);
  }

  /** It is the first page of the list, asked for without a cursor. */
  get isFirst(): boolean {
    return this.#start === undefined;
  }

  /** How many rows to read: one more than the page has. */
  get limit(): number {
    return this.#query.limit + 1;
  }

  /** The columns and directions for ORDER BY. */
  get orderBy(): string {
    return this.#columns.map(({ sql }) => `${sql} ${this.#descending ? 'DESC' : 'ASC'}`).join(', ');
  }

  /** The condition that rows are on the page's side of the cursor. `value` adds a value to the statement and gives its placeholder. */
  condition(value: (value: string | null, index: number) => string): string | undefined {
    const start = this.#start?.values;
    if (start === undefined) return undefined;
    const left = this.#columns.map(({ sql }) => sql).join(', ');
    const right = this.#columns.map(({ kind, absent }, index) => {
      const converted = `CAST(${value(start[index] ?? null, index)} AS ${KINDS[kind].type})`;
      return absent === undefined ? converted : `coalesce(${converted}, ${absent})`;
    });
    return `(${left}) ${this.#descending ? '<' : '>'} (${right.join(', ')})`;
  }

  /** The page of the rows read: up to `limit`, in the order of the list. `cursor` gives the values of an item's sorting columns. */
  page<T>(rows: readonly T[], cursor: (row: T) => Cursor): Page<T> {
    const more = rows.length > this.#query.limit;
    const items = rows.slice(0, this.#query.limit);
    const backwards = this.#start?.backwards ?? false;
    if (backwards) items.reverse();
    const [first, last] = [items[0], items.at(-1)];
    if (first === undefined || last === undefined) return { items, next: null, previous: null };
    const [isLast, isFirst] = backwards ? [false, !more] : [!more, this.isFirst];
    return {
      items,
      next: isLast ? null : encode(cursor(last)),
      previous: isFirst ? null : encode({ before: cursor(first) }),
    };
  }
}

/** Decodes the cursor of a query; its values have these kinds. @throws Refusal invalid */
export function cursorOf(query: PageQuery, ...kinds: readonly Kind[]): PageStart | undefined {
  if (query.after === undefined) return undefined;
  const parsed = parse(Buffer.from(query.after, 'base64url').toString());
  const backwards = typeof parsed === 'object' && parsed !== null && 'before' in parsed;
  const values: unknown = backwards ? parsed.before : parsed;
  if (
    Array.isArray(values) &&
    values.length === kinds.length &&
    kinds.every((kind, at) => KINDS[kind].takes(values[at]))
  )
    return { values: values as Cursor, backwards };
  throw invalid('after', 'cursor', INVALID_CURSOR);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const encode = (cursor: Cursor | { readonly before: Cursor }): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');
