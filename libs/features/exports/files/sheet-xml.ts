import { numberText, type Cell, type Column } from './export-file.types.js';

/** Maximum length of a cell, in UTF-16 code units. */
const CELL_LENGTH = 32_767;

/** Matches any text that needs escaping: markup, characters that XML forbids, and text like `_x000D_`. */
const SPECIAL = /[^\t\n\u0020-%'-;=?-\ud7ff\ue000-\ufffd]|_x[0-9A-Fa-f]{4}_/;
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;
const MARKUP = /[<>&\r]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '\r': '&#13;',
};

/** Cuts text to at most `length` code units, without splitting a code point. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const beforeLow = /[\ud800-\udbff]/.test(text.charAt(length - 1));
  return text.slice(0, beforeLow ? length - 1 : length);
}

/** Replaces characters that XML 1.0 forbids (control characters, lone surrogates) by U+FFFD. */
export const printable = (text: string): string => text.replace(FORBIDDEN, '\uFFFD');

/** Spreadsheets read `_x000D_` as a carriage return, so text that looks like it is escaped (ST_Xstring). */
const specialText = (text: string): string =>
  printable(text)
    .replace(ESCAPE_LIKE, '_x005F_')
    .replace(MARKUP, (character) => ENTITIES[character] ?? character);

function textXml(value: string): string {
  const text = value.length > CELL_LENGTH ? `${cut(value, CELL_LENGTH - 1)}…` : value;
  const edged = text.charCodeAt(0) <= 0x20 || text.charCodeAt(text.length - 1) <= 0x20;
  return (edged ? ' xml:space="preserve">' : '>') + (SPECIAL.test(text) ? specialText(text) : text);
}

/** Letters of a column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? letter : columnLetters(Math.floor((column - 1) / 26)) + letter;
}

const DAY_MILLISECONDS = 86_400_000;
/** The serial number of 1 January 1970 in a spreadsheet. */
const EPOCH_SERIAL = 25_569;
/** Serial numbers below this one are days that spreadsheets count differently, because they know a 29 February 1900. */
const FIRST_SERIAL = 61;

/** A microsecond, in days. */
const NUDGE = 1e-6 / 86_400;

/**
 * A time as a serial number: days since 1900, with their fraction. A fraction that no binary number holds is rounded up, as readers that
 * cut it would be a millisecond early, in the minute before. Undefined for a text that is no such time.
 */
function serialOf(text: string, kind: NonNullable<Column['kind']>): number | undefined {
  const milliseconds = Date.parse(kind === 'local' ? `${text}Z` : text);
  const serial = milliseconds / DAY_MILLISECONDS + EPOCH_SERIAL;
  if (!(serial >= FIRST_SERIAL)) return undefined;
  return (serial - EPOCH_SERIAL) * DAY_MILLISECONDS < milliseconds ? serial + NUDGE : serial;
}

/** The number of a cell style by the kind of its column. */
export type TimeStyles = Readonly<Record<NonNullable<Column['kind']>, number>>;

/**
 * Formats rows as SpreadsheetML. Texts are inline strings, which readers never run as formulas; empty cells are left out. With styles,
 * times are serial numbers.
 *
 * @returns a function of the row's cells and its number on the sheet, from 1
 */
export function rowXml(
  columns: readonly Pick<Column, 'kind'>[],
  styles?: TimeStyles,
): (cells: readonly Cell[], row: number) => string {
  const starts = columns.map((_, index) => `<c r="${columnLetters(index + 1)}`);
  const kinds = columns.map(({ kind }) => (styles ? kind : undefined));
  return (cells, row) => {
    const text = `${row}" t="inlineStr"><is><t`;
    let xml = `<row r="${row}">`;
    for (let column = 0; column < columns.length; column += 1) {
      const value = cells[column];
      if (value === null || value === undefined || value === '') continue;
      xml += starts[column] ?? '';
      if (typeof value === 'string') {
        const kind = kinds[column];
        const serial = kind && serialOf(value, kind);
        if (kind && serial !== undefined)
          xml += `${row}" s="${styles?.[kind] ?? 0}"><v>${serial}</v></c>`;
        else xml += `${text}${textXml(value)}</t></is></c>`;
      } else if (typeof value === 'number')
        xml += `${row}"><v>${numberText(value, column)}</v></c>`;
      else xml += `${row}" t="b"><v>${value ? 1 : 0}</v></c>`;
    }
    return `${xml}</row>`;
  };
}
