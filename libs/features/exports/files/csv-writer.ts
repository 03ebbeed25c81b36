import { writeRows } from './row-writer.js';
import {
  headerOf,
  numberText,
  type Cell,
  type FileRequest,
  type Separator,
} from './export-file.types.js';
import type { AtomicFile } from './atomic-file.js';

/** Excel needs the byte order mark to detect UTF-8. */
const BOM = '\uFEFF';

/** Text that a spreadsheet would run as a formula, also after white space and in full-width characters (OWASP). */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
const QUOTED = /[",;\t\r\n]/;
/** Matches all cases at once: almost no cell needs any, so almost every cell costs one test. */
const SPECIAL = /[",;\t\r\n]|^[\s=+\-@＝＋－＠]/;

/** Separators and line breaks after which a reader that cuts there would run the rest as a formula. */
const CUTS: Readonly<Record<Separator, RegExp>> = {
  ',': /[;\t\r\n](?=[\s"]*[=+\-@＝＋－＠])/g,
  ';': /[,\t\r\n](?=[\s"]*[=+\-@＝＋－＠])/g,
  '\t': /[,;\r\n](?=[\s"]*[=+\-@＝＋－＠])/g,
};

function specialText(text: string, separator: Separator): string {
  const safe = (FORMULA.test(text) ? `'${text}` : text).replace(CUTS[separator], "$&'");
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * One record (RFC 4180) with its CRLF. A text that a spreadsheet would run as a formula gets an apostrophe, also where a reader of
 * another separator would cut it; a negative number does not. A record of one empty cell is quoted, because readers skip empty lines.
 */
export function csvLine(cells: readonly Cell[], separator: Separator = ','): string {
  let line = '';
  for (let column = 0; column < cells.length; column += 1) {
    const value = cells[column];
    if (column > 0) line += separator;
    if (typeof value === 'string')
      line += SPECIAL.test(value) ? specialText(value, separator) : value;
    else if (typeof value === 'number') line += numberText(value, column);
    else if (typeof value === 'boolean') line += value ? 'true' : 'false';
  }
  return line === '' ? '""\r\n' : `${line}\r\n`;
}

/** Writes header and rows. @returns the number of rows. @throws as `writeRows` does */
export function writeCsv(request: FileRequest, part: AtomicFile): Promise<number> {
  const header = request.columns.map((column) => headerOf(column, request));
  return writeRows(request, {
    head: BOM + csvLine(header, request.separator),
    format: (cells) => csvLine(cells, request.separator),
    write: (text) => part.write(Buffer.from(text)),
  });
}
