import { parse, type CsvError } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invalid, Refusal } from '#kit/eventsourcing';
import { isBlank, normalizeMail, normalizeText } from '#platform/text';
import { columnsIn, separatorIn, type Column } from './people-file.columns.js';
import { FileText, TooLarge } from './people-file.text.js';

/** A line of a file of people, as it is written. */
export interface Line {
  /** As an editor counts them, from 1; the header is the first. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  /** It has as many cells as the header. */
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
 * Reads a file of people (CSV in UTF-8; comma, semicolon or tab; with or without a byte order mark) as it is uploaded.
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
  const first = await parts.next();
  const start = first.done ? '' : first.value;
  const parser = parse({
    bom: true,
    info: true,
    delimiter: separatorIn(start),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
  });
  const piped = pipeline(Readable.from(resumed(start, parts)), parser);
  const lines: Line[] = [];
  let columns: Column[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (columns === undefined) columns = columnsIn(record);
      else if (lines.length < MOST_LINES) lines.push(lineOf(record, info.lines, columns));
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
      : malformed(error as CsvError);
  }
  if (columns === undefined)
    throw invalid(
      'file',
      'empty',
      'The file is empty: begin it with a header that names the columns.',
    );
  return lines;
}

async function* resumed(start: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

function lineOf(record: readonly string[], line: number, columns: readonly Column[]): Line {
  const cells = columns.flatMap((column, at) => {
    const cell = normalizeCell(record[at] ?? '', column);
    return isBlank(cell) ? [] : [[column, cell] as const];
  });
  return { line, cells: Object.fromEntries(cells), whole: record.length === columns.length };
}

/** A cell as the field of a request is kept; a manager may be named by mail address. */
const normalizeCell = (cell: string, column: Column): string =>
  column === 'mail' || (column === 'manager' && cell.includes('@'))
    ? normalizeMail(cell)
    : normalizeText(cell);

/** The parser's error as a refusal that repeats no text of the file. */
function malformed(error: CsvError): unknown {
  if (typeof error.code !== 'string' || !error.code.startsWith('CSV_')) return error;
  const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
  return invalid(
    `line ${line}`,
    error.code.toLowerCase(),
    'The CSV is malformed from this line on: check the quotes.',
  );
}
