import { writeRows } from './row-writer.js';
import { numberText, type Cell, type FileRequest } from './export-file.types.js';
import type { AtomicFile } from './atomic-file.js';

/** Excel needs the byte order mark to detect UTF-8. */
const BOM = '\uFEFF';

/** Text that a spreadsheet would run as a formula, also after white space and in full-width characters (OWASP). */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
const QUOTED = /[",\r\n]/;
/** Matches both cases at once: almost no cell needs either, so almost every cell costs one test. */
const SPECIAL = /[",\r\n]|^[\s=+\-@＝＋－＠]/;

function specialText(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * One record (RFC 4180) with its CRLF. A text that a spreadsheet would run as a formula gets an apostrophe; a negative number does
 * not. A record of one empty cell is quoted, because readers skip empty lines.
 */
export function csvLine(cells: readonly Cell[]): string {
  let line = '';
  for (let column = 0; column < cells.length; column += 1) {
    const value = cells[column];
    if (column > 0) line += ',';
    if (typeof value === 'string') line += SPECIAL.test(value) ? specialText(value) : value;
    else if (typeof value === 'number') line += numberText(value, column);
    else if (typeof value === 'boolean') line += value ? 'true' : 'false';
  }
  return line === '' ? '""\r\n' : `${line}\r\n`;
}

/** Writes header and rows. @returns the number of rows. @throws as `writeRows` does */
export function writeCsv(request: FileRequest, part: AtomicFile): Promise<number> {
  const labels = request.columns.map((column) => column.label[request.locale]);
  return writeRows(request, {
    head: BOM + csvLine(labels),
    format: csvLine,
    write: (text) => part.write(Buffer.from(text)),
  });
}
