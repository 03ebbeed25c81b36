/** Text that a spreadsheet would run as a formula, also after white space and in full-width characters. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
/** Characters at which a reader of another separator would cut a cell, before what it would run as a formula. */
const CUTS = /[;\t\r\n](?=[\s"]*[=+\-@＝＋－＠])/g;

/** Cells as a line of CSV: quotes where a cell needs them, and an apostrophe before what would be a formula. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell) => {
      if (typeof cell === 'number') return String(cell);
      const text = (FORMULA.test(cell) ? `'${cell}` : cell).replace(CUTS, "$&'");
      return /[",\n\r;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
