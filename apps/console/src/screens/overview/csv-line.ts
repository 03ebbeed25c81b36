/** Text that a program for tables would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Cells as a line of CSV: quotes where a cell needs them, and an apostrophe before what would be a formula. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell) => {
      if (typeof cell === 'number') return String(cell);
      const text = FORMULA.test(cell) ? `'${cell}` : cell;
      return /[",\n\r;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
