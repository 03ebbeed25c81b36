import { numberText, type Cell } from './export-file.types.js';

/** The most that a cell of a spreadsheet holds, in UTF-16 code units. */
const CELL_LENGTH = 32_767;

/** One look for all that cannot stand as it is: what is none of the plain characters, markup left out. */
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

/** At most `length` code units, never half a code point. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const beforeLow = /[\ud800-\udbff]/.test(text.charAt(length - 1));
  return text.slice(0, beforeLow ? length - 1 : length);
}

/** The text with everything that XML 1.0 cannot hold (control characters, lone surrogates) replaced by U+FFFD. */
export const printable = (text: string): string => text.replace(FORBIDDEN, '\uFFFD');

/** `_x000D_` is how spreadsheets spell a carriage return: text that only looks like that is kept from being read so (ST_Xstring). */
const specialText = (text: string): string =>
  printable(text)
    .replace(ESCAPE_LIKE, '_x005F_')
    .replace(MARKUP, (character) => ENTITIES[character] ?? character);

function textXml(value: string): string {
  const text = value.length > CELL_LENGTH ? `${cut(value, CELL_LENGTH - 1)}…` : value;
  const edged = text.charCodeAt(0) <= 0x20 || text.charCodeAt(text.length - 1) <= 0x20;
  return (edged ? ' xml:space="preserve">' : '>') + (SPECIAL.test(text) ? specialText(text) : text);
}

/** 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? letter : columnLetters(Math.floor((column - 1) / 26)) + letter;
}

/**
 * How rows become SpreadsheetML: texts as inline strings, which no reader takes for formulas, numbers as numbers, booleans as
 * booleans, empty cells left out.
 *
 * @returns a function of the row's cells and its number on the sheet, counted from 1
 */
export function rowXml(columns: number): (cells: readonly Cell[], row: number) => string {
  const starts = Array.from({ length: columns }, (_, index) => `<c r="${columnLetters(index + 1)}`);
  return (cells, row) => {
    const text = `${row}" t="inlineStr"><is><t`;
    let xml = `<row r="${row}">`;
    for (let column = 0; column < columns; column += 1) {
      const value = cells[column];
      if (value === null || value === undefined || value === '') continue;
      xml += starts[column] ?? '';
      if (typeof value === 'string') xml += `${text}${textXml(value)}</t></is></c>`;
      else if (typeof value === 'number') xml += `${row}"><v>${numberText(value, column)}</v></c>`;
      else xml += `${row}" t="b"><v>${value ? 1 : 0}</v></c>`;
    }
    return `${xml}</row>`;
  };
}
