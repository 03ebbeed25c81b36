import { Writable } from 'node:stream';
import { abortable, writeRows } from './row-writer.js';
import { TooManyRows, type Cell, type Column, type FileRequest } from './export-file.types.js';
import type { AtomicFile } from './atomic-file.js';
import { cut, printable, rowXml } from './sheet-xml.js';
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

function openSheet(workbook: PinnedWorkbook, { title, columns, locale }: FileRequest): Sheet {
  const label = (column: Column): string => printable(column.label[locale]);
  workbook.title = printable(title);
  const sheet = workbook.addWorksheet(sheetName(title), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.columns = columns.map((column) => ({ width: column.width ?? labelWidth(label(column)) }));
  const header = sheet.addRow(columns.map(label));
  header.font = { name: 'Calibri', family: 2, size: 11, bold: true };
  header.commit();
  return sheet as Sheet;
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
    const sheet = openSheet(workbook, request);
    const xml = rowXml(request.columns.length);
    const format = (cells: readonly Cell[], row: number): string => {
      if (row > MAX_ROWS) throw new TooManyRows(MAX_ROWS);
      return xml(cells, row + 1);
    };
    const rows = await writeRows(
      { ...request, signal },
      { head: '', format, write: (text) => sheet.stream.push(text) },
    );
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: rows + 1, column: request.columns.length },
    };
    sheet.commit();
    await abortable(workbook.commit(), signal);
    return rows;
  } finally {
    output.destroy();
  }
}
