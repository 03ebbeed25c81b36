import { numberText, type Cell } from './export-file.types.js';

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

/**
 * Formats rows as SpreadsheetML. Texts are inline strings, which readers never run as formulas; empty cells are left out.
 *
 * @returns a function of the row's cells and its number on the sheet, from 1
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
