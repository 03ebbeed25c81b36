import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invalid, Refusal } from '#kit/eventsourcing';
import { WorkPacer } from '#platform/jobs';
import { isBlank, normalizeMail, normalizeText } from '#platform/text';
import { columnsIn, separatorIn, type Column } from './people-file.columns.js';
import { FileText, TooLarge } from './people-file.text.js';

/** A line of a file of people, as it is written. */
export interface Line {
  /** As an editor counts them, from 1; the header is the first. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  /** Nothing stands in it outside the columns of the header. */
  readonly whole: boolean;
}

export interface PeopleFile {
  readonly lines: readonly Line[];
  readonly sha256: string;
}

const MOST_LINES = 50_000;
const LONGEST_LINE = 20_000;

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads a file of people (CSV in UTF-8, or in UTF-16 with a byte order mark; comma, semicolon, tab, or what `sep=` names) as it is
 * uploaded. Rows and columns in which nothing stands are skipped. A line may end before its last columns if they are empty: Excel writes
 * such lines.
 * @param declared its length in bytes, where the sender says it
 * @throws TooLarge; Refusal invalid for what is wrong with the whole file, naming the line or the column
 */
export async function readPeopleFile(upload: Readable, declared = 0): Promise<PeopleFile> {
  const text = new FileText(declared);
  const parts = text.read(upload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>);
  try {
    const lines = await linesOf(parts);
    return { lines, sha256: text.sha256 };
  } catch (error) {
    upload.resume(); // to the end, so that the client reads the answer
    throw error;
  }
}

async function linesOf(parts: AsyncGenerator<string>): Promise<Line[]> {
  const start = await startOf(parts);
  const { separator, skip } = separatorIn(start);
  const parser = parse({
    bom: true,
    info: true,
    delimiter: separator,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
  });
  const piped = pipeline(Readable.from(resumed(start.slice(skip.characters), parts)), parser);
  const lines: Line[] = [];
  const pacer = new WorkPacer();
  let columns: (Column | undefined)[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (pacer.isDue) await pacer.pause();
      if (record.every(isBlank)) continue;
      const line = info.lines - breaksIn(record) + skip.lines;
      if (columns === undefined) columns = columnsIn(record, line);
      else if (lines.length < MOST_LINES) lines.push(lineOf(record, line, columns));
      else
        throw invalid(
          'file',
          'too_many_lines',
          `The file has more than ${MOST_LINES} lines: split it.`,
        );
    }
    await piped;
  } catch (error) {
    await piped.catch(() => undefined);
    throw error instanceof Refusal || error instanceof TooLarge
      ? error
      : malformed(error, skip.lines);
  }
  if (columns === undefined)
    throw invalid(
      'file',
      'empty',
      'The file is empty: begin it with a header that names the columns.',
    );
  return lines;
}

/** Enough of the text to hold its first line in which something stands. */
async function startOf(parts: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (start.length < LONGEST_LINE && !holdsLine(start)) {
    const next = await parts.next();
    if (next.done) break;
    start += next.value;
  }
  return start;
}

/** A line in which something stands, up to its end. */
const holdsLine = (text: string): boolean => {
  const from = text.search(/[^\s,;]/);
  return from >= 0 && text.includes('\n', from);
};

/** The whole text. A line ends in one character, as the parser counts two where they stand in a quoted cell. */
async function* resumed(start: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  let held = start;
  for await (const part of rest) {
    const end = held.endsWith('\r') ? -1 : held.length;
    yield held.slice(0, end).replaceAll('\r\n', '\n');
    held = held.slice(end === -1 ? -1 : end) + part;
  }
  yield held.replaceAll('\r\n', '\n');
}

/** Ends of lines within the cells of a record: it is named by the line on which it begins. */
const breaksIn = (record: readonly string[]): number =>
  record.reduce((count, cell) => count + (cell.match(/\n/g)?.length ?? 0), 0);

function lineOf(
  record: readonly string[],
  line: number,
  columns: readonly (Column | undefined)[],
): Line {
  const cells = columns.flatMap((column, at) => {
    const cell = column === undefined ? '' : normalizeCell(record[at] ?? '', column);
    return column === undefined || isBlank(cell) ? [] : [[column, cell] as const];
  });
  const outside = record.filter((_, at) => columns[at] === undefined);
  return {
    line,
    cells: Object.fromEntries(cells),
    whole: outside.every(isBlank),
  };
}

/** A cell as the field of a request is kept; a manager may be named by mail address. */
const normalizeCell = (cell: string, column: Column): string =>
  column === 'mail' || (column === 'manager' && cell.includes('@'))
    ? normalizeMail(cell)
    : normalizeText(cell);

/** The parser's error as a refusal that repeats no text of the file. */
function malformed(error: unknown, skipped: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = (typeof error['lines'] === 'number' ? error['lines'] : 1) + skipped;
  return invalid(
    `line ${line}`,
    `csv_${error.code.replace(/^CSV_/, '').toLowerCase()}`,
    'The CSV is malformed from this line on: check the quotes.',
  );
}
