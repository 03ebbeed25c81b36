import { invalid } from '#kit/eventsourcing';
import { normalizeText } from '#platform/text';

/** The columns of a file of people. Only the first two are required; an empty cell counts as left out. */
export const COLUMNS = [
  'name',
  'mail',
  'level',
  'manager',
  'locale',
  'subject',
  'external_id',
] as const;
export type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['name', 'mail'];

const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);

/** The columns in a file's order. @throws Refusal invalid, naming the column */
export function columnsIn(header: readonly string[]): Column[] {
  const names = header.map((cell) => normalizeText(cell).toLowerCase());
  const unknown = names.find((name) => !isColumn(name));
  if (unknown !== undefined)
    throw invalid(
      `line 1: ${unknown.slice(0, 40)}`,
      'unknown_column',
      `The column ${unknown.slice(0, 40)} is unknown. Allowed columns: ${COLUMNS.join(', ')}.`,
    );
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  if (repeated !== undefined)
    throw invalid(
      `line 1: ${repeated}`,
      'duplicate_column',
      `The column ${repeated} occurs twice: keep one.`,
    );
  const missing = NEEDED.find((name) => !names.includes(name));
  if (missing !== undefined)
    throw invalid(
      missing,
      'missing_column',
      `The column ${missing} is missing: add it to the header.`,
    );
  return names as Column[];
}

/** The separator of a file: the most frequent of comma, semicolon and tab in its first line. */
export function separatorIn(start: string): string {
  const [first = ''] = start.split(/\r?\n/, 1);
  const count = (separator: string) => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}
