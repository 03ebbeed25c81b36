import type { Sheet } from './sheet.js';

/** Reports a name that is not among the known ones. */
export function checkKnown(
  known: { has(name: string): boolean },
  name: string,
  what: string,
  line: number,
  sheet: Sheet,
): boolean {
  if (known.has(name)) return true;
  sheet.report(line, `unknown ${what} '${name}'`);
  return false;
}

/** Reports what a list of names has twice. */
export function checkRepeated(names: readonly string[], otherwise: number, sheet: Sheet): void {
  names.forEach((name, index) => {
    if (names.indexOf(name) < index)
      sheet.report(sheet.lineOf(names, index, otherwise), `'${name}' is there twice`);
  });
}
