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

/** The columns in a file's order; undefined for one without a name, in which nothing may stand. @throws Refusal invalid, naming the column */
export function columnsIn(header: readonly string[], line = 1): (Column | undefined)[] {
  const names = header.map((cell) => normalizeText(cell).toLowerCase());
  const named = names.filter((name) => name !== '');
  const unknown = named.find((name) => !isColumn(name));
  if (unknown !== undefined)
    throw invalid(
      `line ${line}: ${unknown.slice(0, 40)}`,
      'unknown_column',
      `The column ${unknown.slice(0, 40)} is unknown. Allowed columns: ${COLUMNS.join(', ')}.`,
    );
  const repeated = named.find((name, at) => named.indexOf(name) !== at);
  if (repeated !== undefined)
    throw invalid(
      `line ${line}: ${repeated}`,
      'duplicate_column',
      `The column ${repeated} occurs twice: keep one.`,
    );
  const missing = NEEDED.find((name) => !named.includes(name));
  if (missing !== undefined)
    throw invalid(
      missing,
      'missing_column',
      `The column ${missing} is missing: add it to the header.`,
    );
  return names.map((name) => (isColumn(name) ? name : undefined));
}

/** A first line that names the separator, as Excel reads it; other programs quote it, or fill it up with empty cells. */
const SEPARATOR_LINE = /^"?sep=([^"])"?[,;\t]*(?:\r\n?|\n|$)/i;

/** The first line in which something stands. */
const HEADER = /^.*[^\s,;].*$/m;

export interface Separated {
  readonly separator: string;
  /** The characters before the header, and the lines in them. */
  readonly skip: { readonly characters: number; readonly lines: number };
}

/** The separator of a file: the one that its first line names, else the most frequent of comma, semicolon and tab in its header. */
export function separatorIn(start: string): Separated {
  const text = start.replace(/^\ufeff/, '');
  const named = SEPARATOR_LINE.exec(text);
  if (named?.[1] !== undefined)
    return {
      separator: named[1],
      skip: { characters: start.length - text.length + named[0].length, lines: 1 },
    };
  const first = HEADER.exec(text)?.[0] ?? '';
  const count = (separator: string) => first.split(separator).length;
  const separator = [',', ';', '\t'].reduce((best, next) =>
    count(next) > count(best) ? next : best,
  );
  return { separator, skip: { characters: 0, lines: 0 } };
}
