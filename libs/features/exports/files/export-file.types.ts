import type { Locale } from '#platform/http';

/** What a cell holds; null is empty, and so is an empty text. Numbers must be finite. */
export type Cell = string | number | boolean | null;

export interface Column {
  /** Stable name of the column; errors use it, readers of the file see the label. */
  readonly key: string;
  readonly label: Readonly<Record<Locale, string>>;
  /** In characters, .xlsx only; left out: wide enough for the label. */
  readonly width?: number;
}

export interface FileRequest {
  readonly format: 'xlsx' | 'csv';
  readonly locale: Locale;
  /** The sheet's name and the document's title (.xlsx); a .csv has no place for it. */
  readonly title: string;
  readonly columns: readonly Column[];
  /** Batches of rows, cells in the order of the columns. How rows are batched never changes the file. */
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>;
  /** Where the finished file goes; its folder must exist. A file already there stays until then. */
  readonly path: string;
  readonly signal?: AbortSignal;
  /** Called with the rows formatted so far, at most every 500 rows, and with all of them at the end. */
  readonly onProgress?: (rows: number) => void;
}

/** What was written. */
export interface WrittenFile {
  /** Without the header. */
  readonly rows: number;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** The rows do not fit on one sheet; the message names the way out. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
  constructor(readonly limit: number) {
    super(
      `An .xlsx sheet holds at most ${limit.toLocaleString('en-US')} rows below its header: export as csv, which has no limit, or narrow the filters.`,
    );
  }
}

/** A cell that is a number, as text; both formats write the shortest form that reads back as the same number. */
export function numberText(value: number, column: number): string {
  if (Number.isFinite(value)) return String(value);
  throw new TypeError(`${value} is no number that a spreadsheet can hold (cell ${column + 1})`);
}
