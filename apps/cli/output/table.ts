import { cell, readableCell } from './cell.js';
import { styled } from './colour.js';

type Row = Readonly<Record<string, unknown>>;

export interface TableOptions {
  /** Keys of the columns; left out: all that are not empty. */
  readonly columns?: readonly string[];
  /** Columns of the terminal; left out: not a terminal, and the output is tab-separated and whole. */
  readonly width?: number;
}

export interface Table {
  readonly lines: readonly string[];
  /** Columns for which the terminal had no room. */
  readonly leftOut: readonly string[];
}

const GAP = 2;
const NARROWEST = 12;

/** Columns that a table has only when they are chosen: `--json` has them. */
const FOR_PROGRAMS = new Set(['actions', 'data', 'erased', 'hash', 'position', 'version']);
/** Columns that say in other words, or finer, what stands beside them. A terminal has no room for them. */
const FINER = new Set([
  'commandId',
  'correlation',
  'label',
  'locale',
  'revision',
  'shown',
  'summary',
]);
/** Half an id or an instant is of no use. */
const WHOLE = /^([\da-f]{8}-[\da-f-]{27}(:\w+)?|\d{4}-\d\d-\d\d \d\d:\d\dZ)$/;

/** The rows as a table: aligned for a terminal, tab-separated for a program. */
export function table(rows: readonly Row[], { columns, width }: TableOptions): Table {
  const readable = width !== undefined;
  const keys = columns ?? keysOf(rows, readable);
  const text = readable ? readableCell : cell;
  const cells = rows.map((row) => keys.map((key) => text(row[key])));
  if (!readable) return { lines: [keys, ...cells].map((row) => row.join('\t')), leftOut: [] };
  const widths = keys.map((key, at) =>
    Math.max(key.length, ...cells.map((row) => lengthOf(row[at]))),
  );
  const isWhole = keys.map((_, at) =>
    cells.every((row) => row[at] === '' || WHOLE.test(row[at] ?? '')),
  );
  const shown = fitted(widths, isWhole, width);
  const line = (row: readonly string[]) =>
    shown
      .map((size, at) => clip(row[at] ?? '', size))
      .join(' '.repeat(GAP))
      .trimEnd();
  return {
    lines: [styled('bold', line(keys)), ...cells.map(line)],
    leftOut: keys.slice(shown.length),
  };
}

const keysOf = (rows: readonly Row[], readable: boolean): string[] => {
  const keys = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...keys].filter(
    (key) =>
      !FOR_PROGRAMS.has(key) &&
      !(readable && FINER.has(key)) &&
      rows.some((row) => cell(row[key]) !== ''),
  );
};

const lengthOf = (text = ''): number => [...text].length;

function clip(text: string, size: number): string {
  const letters = [...text];
  return letters.length > size
    ? `${letters.slice(0, size - 1).join('')}…`
    : text + ' '.repeat(size - letters.length);
}

const total = (widths: readonly number[]) =>
  widths.reduce((sum, one) => sum + one, 0) + GAP * Math.max(0, widths.length - 1);

/** Narrows the widest columns, ids and instants excepted, until all fit; the last ones go when that is not enough. */
function fitted(widths: readonly number[], isWhole: readonly boolean[], width: number): number[] {
  const sizes = [...widths];
  while (sizes.length > 1 && total(sizes) > width) {
    const narrowable = sizes.map((size, at) => (isWhole[at] ? 0 : size));
    const widest = Math.max(...narrowable);
    if (widest > NARROWEST) sizes[narrowable.indexOf(widest)] = widest - 1;
    else {
      sizes.pop();
      sizes.splice(0, sizes.length, ...widths.slice(0, sizes.length));
    }
  }
  return sizes;
}
