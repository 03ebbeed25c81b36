import type { Locale } from '#platform/http';

/** The separator of a file. Readers that expect another one cut cells at theirs, within quotes too. */
export type Separator = ',' | ';' | '\t';

/** The value of a cell. Null and an empty text are empty cells. Numbers must be finite. */
export type Cell = string | number | boolean | null;

export interface Column {
  /** Stable name, used in errors. The file shows the label. */
  readonly key: string;
  readonly label: Readonly<Record<Locale, string>>;
  /** Width in characters, .xlsx only; default: the width of the label, or in a formatted sheet that of label and content. */
  readonly width?: number;
  /**
   * Times, which are texts in .csv, and real dates in .xlsx: a local time `YYYY-MM-DDTHH:MM`, an instant in UTC, or a day `YYYY-MM-DD`.
   * Left out: the type of the cell.
   */
  readonly kind?: 'local' | 'utc' | 'day';
}

export interface FileRequest {
  readonly format: 'xlsx' | 'csv' | 'json' | 'html';
  readonly locale: Locale;
  /** Name of the sheet and title of the document; .xlsx only. */
  readonly title: string;
  readonly columns: readonly Column[];
  /** Batches of rows, with cells in the order of the columns. Batch sizes never change the file. */
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>;
  /** Path of the finished file; its folder must exist. An existing file stays until the new one is complete. */
  readonly path: string;
  /** Labels or keys; default: labels. */
  readonly header?: 'labels' | 'keys';
  /** .csv only; default: a comma. */
  readonly separator?: Separator;
  /** .xlsx only; default: plain. A formatted sheet has widths by content, a page set-up for printing, and page numbers. */
  readonly layout?: 'plain' | 'formatted';
  readonly signal?: AbortSignal;
  /** Called with the number of rows so far, every 500 rows and at the end. */
  readonly onProgress?: (rows: number) => void;
}

/** Size and hash of a written file. */
export interface WrittenFile {
  /** Number of rows without the header. */
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly sha256: string;
}

/** The rows do not fit on one sheet. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
  constructor(readonly limit: number) {
    super(
      `An .xlsx sheet holds at most ${limit.toLocaleString('en-US')} rows below its header. Export as csv, which has no limit, or use narrower filters.`,
    );
  }
}

/** A number as text, in the shortest form that reads back as the same number. Both formats use it. */
export function numberText(value: number, column: number): string {
  if (Number.isFinite(value)) return String(value);
  throw new TypeError(`Cell ${column + 1}: a spreadsheet cannot hold the number ${value}`);
}

/** The header of a column. */
export const headerOf = ({ key, label }: Column, { header, locale }: FileRequest): string =>
  header === 'keys' ? key : label[locale];
