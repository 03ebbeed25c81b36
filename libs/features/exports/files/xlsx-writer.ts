import { Writable } from 'node:stream';
import { abortable, writeRows } from './row-writer.js';
import {
  headerOf,
  TooManyRows,
  type Cell,
  type Column,
  type FileRequest,
} from './export-file.types.js';
import type { AtomicFile } from './atomic-file.js';
import { cut, printable, rowXml, type TimeStyles } from './sheet-xml.js';
import { PinnedWorkbook, type Sheet } from './workbook.js';

/** Maximum number of rows of a sheet, without the header. */
const MAX_ROWS = 1_048_575;

/** A title as the name of a sheet: at most 31 characters, without those that formulas use. */
export function sheetName(title: string): string {
  const plain = printable(title)
    .replace(/[[\]:*?/\\\s]+/g, ' ')
    .trim();
  return (
    cut(plain, 31)
      .replace(/^'+|'+$/g, '')
      .trim() || 'Export'
  );
}

const labelWidth = (label: string): number => Math.min(40, Math.max(10, label.length + 4));

/** Widths of times, which all look the same. */
const TIME_WIDTHS = { local: 18, utc: 20, day: 13 } as const;
/** Narrowest and widest column by content, in characters. */
const [NARROWEST, WIDEST] = [10, 60];
/** The width of label and filter button, and of the first rows' cells: a sheet says its widths before its rows. */
function contentWidth(label: string, { kind }: Column, cells: readonly Cell[]): number {
  let width = label.length + 4;
  if (kind) width = Math.max(width, TIME_WIDTHS[kind]);
  else for (const cell of cells) width = Math.max(width, String(cell ?? '').length + 2);
  return Math.min(WIDEST, Math.max(NARROWEST, width));
}

/** Number formats of times, in the order of the language's short dates. */
const TIME_FORMATS = {
  en: { local: 'yyyy-mm-dd hh:mm', utc: 'yyyy-mm-dd hh:mm:ss', day: 'yyyy-mm-dd' },
  fr: { local: 'dd/mm/yyyy hh:mm', utc: 'dd/mm/yyyy hh:mm:ss', day: 'dd/mm/yyyy' },
} as const;

const A4 = 9;
/** Landscape, all columns on one page's width, the header on every page, page numbers. */
const PRINTED = {
  pageSetup: {
    paperSize: A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
  },
  headerFooter: { oddFooter: '&L&A&R&P / &N' },
} as const;

/** @param first the first rows, which a formatted sheet measures */
function openSheet(
  workbook: PinnedWorkbook,
  request: FileRequest,
  first: readonly (readonly Cell[])[],
): Sheet {
  const { title, columns, layout } = request;
  const isFormatted = layout === 'formatted';
  const labels = columns.map((column) => printable(headerOf(column, request)));
  workbook.title = printable(title);
  const sheet = workbook.addWorksheet(sheetName(title), {
    views: [{ state: 'frozen', ySplit: 1 }],
    ...(isFormatted ? PRINTED : {}),
  });
  const ofColumn = (index: number): Cell[] => first.map((cells) => cells[index] ?? null);
  sheet.columns = columns.map((column, index) => {
    const label = labels[index] ?? '';
    const width = isFormatted ? contentWidth(label, column, ofColumn(index)) : labelWidth(label);
    return { width: column.width ?? width };
  });
  const header = sheet.addRow(labels);
  header.font = { name: 'Calibri', family: 2, size: 11, bold: true };
  header.commit();
  return sheet as Sheet;
}

/** The styles of times, of a formatted sheet only. */
function timeStyles(workbook: PinnedWorkbook, request: FileRequest): TimeStyles | undefined {
  if (request.layout !== 'formatted') return undefined;
  const { local, utc, day } = TIME_FORMATS[request.locale];
  return {
    local: workbook.styleOf(local),
    utc: workbook.styleOf(utc),
    day: workbook.styleOf(day),
  };
}

/** Writes the zip's chunks to the file and waits for each. Destroying it stops the streams before it. */
const outputTo = (part: AtomicFile): Writable =>
  new Writable({
    write: (chunk: Buffer, _encoding, done) => void part.write(chunk).then(() => done(), done),
  });

/**
 * Writes header and rows as one sheet. exceljs writes the workbook, the styles and the header. The rows are written as XML directly to
 * the sheet's stream, because exceljs' row objects take twice the time and keep every cell's address in memory.
 *
 * @returns the number of rows
 * @throws TooManyRows; otherwise as `writeRows` does
 */
export async function writeXlsx(request: FileRequest, part: AtomicFile): Promise<number> {
  const output = outputTo(part);
  const workbook = new PinnedWorkbook(output);
  const failure = new AbortController();
  for (const stream of [output, workbook.zip])
    stream.on('error', (error: Error) => failure.abort(error));
  const signal = AbortSignal.any([failure.signal, ...(request.signal ? [request.signal] : [])]);
  try {
    let opened: Sheet | undefined;
    const sheet = (): Sheet => opened as Sheet;
    const xml = rowXml(request.columns, timeStyles(workbook, request));
    const format = (cells: readonly Cell[], row: number): string => {
      if (row > MAX_ROWS) throw new TooManyRows(MAX_ROWS);
      return xml(cells, row + 1);
    };
    const rows = await writeRows(
      { ...request, signal },
      {
        head: '',
        open: (first) => {
          opened = openSheet(workbook, request, first);
        },
        format,
        write: (text) => sheet().stream.push(text),
      },
    );
    sheet().autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: rows + 1, column: request.columns.length },
    };
    sheet().commit();
    await abortable(workbook.commit(), signal);
    return rows;
  } finally {
    output.destroy();
  }
}
