import type { Sheet } from './sheet.js';
import type { Source } from './source.js';

/** Where a value is read: the node, the line of its key (or item), what to call it in a message, and where to report. */
export interface Place {
  source: Source;
  line: number;
  label: string;
  sheet: Sheet;
}

/**
 * A shape says what is accepted and what it becomes. What it does not accept it reports, each problem once and with its line, and gives
 * nothing. A result is only to be used when the sheet has no problem.
 */
export type Shape<T> = (place: Place) => T | undefined;

/** A field of an object: its shape, and whether it may be left out. */
export interface Field<T, Optional extends boolean> {
  shape: Shape<T>;
  optional: Optional;
}
export type Fields = Record<string, Field<unknown, boolean>>;

type Flat<T> = { [K in keyof T]: T[K] };
type ValueOf<F> = F extends Field<infer T, boolean> ? T : never;
type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K]['optional'] extends true ? K : never;
}[keyof F];
/** What an object of these fields becomes. */
export type Read<F extends Fields> = Flat<
  { [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]> } & {
    [K in OptionalKeys<F>]?: ValueOf<F[K]>;
  }
>;

export const required = <T>(shape: Shape<T>): Field<T, false> => ({ shape, optional: false });
export const optional = <T>(shape: Shape<T>): Field<T, true> => ({ shape, optional: true });

/** Reports what should have been there instead. */
export function refuse(place: Place, expected: string): undefined {
  place.sheet.report(
    place.source.line,
    `${place.label} must be ${expected}, not ${shown(place.source)}`,
  );
  return undefined;
}

function shown(source: Source): string {
  if (source.type !== 'scalar') return `a ${source.type}`;
  if (source.value === null) return 'empty';
  return typeof source.value === 'string' ? `'${source.text}'` : source.text;
}

/** A map with exactly these keys: unknown ones are reported, else (a missing key is often a misspelt one) the required ones that miss. */
export function object<F extends Fields>(fields: F): Shape<Read<F>> {
  return (place) => {
    const { source, sheet } = place;
    if (source.type !== 'map') return refuse(place, 'a map');
    const value: Record<string, unknown> = {};
    const present = new Set(source.entries.map((entry) => entry.key));
    const unknown = source.entries.some((entry) => !Object.hasOwn(fields, entry.key));
    for (const entry of source.entries) {
      const field = Object.hasOwn(fields, entry.key) ? fields[entry.key] : undefined;
      if (!field) {
        sheet.report(
          entry.line,
          `unknown key '${entry.key}' in ${place.label}${known(Object.keys(fields))}`,
        );
        continue;
      }
      value[entry.key] = field.shape({
        source: entry.value,
        line: entry.line,
        label: `'${entry.key}'`,
        sheet,
      });
      sheet.mark(value, entry.key, entry.value.line);
    }
    for (const [key, field] of Object.entries(fields)) {
      if (!field.optional && !unknown && !present.has(key))
        sheet.report(place.line, `${place.label} has no '${key}'`);
    }
    return value as Read<F>;
  };
}

/** What may be there, where that can be told in a line. */
export const known = (words: readonly string[]): string =>
  words.length <= 15 ? ` (known: ${words.join(', ')})` : '';

/** A list, every item of one shape. */
export function list<T>(item: Shape<T>, label: string): Shape<T[]> {
  return (place) => {
    const { source, sheet } = place;
    if (source.type !== 'list') return refuse(place, 'a list');
    const values: T[] = [];
    source.items.forEach((each, index) => {
      const value = item({ source: each, line: each.line, label, sheet });
      if (value === undefined) return;
      sheet.mark(values, index, each.line);
      values.push(value);
    });
    return values;
  };
}

/** A map from names to values of one shape, as a list that keeps the order: `{ name, line, value }`. */
export function record<T>(item: Shape<T>): Shape<{ name: string; line: number; value: T }[]> {
  return (place) => {
    const { source, sheet } = place;
    if (source.type !== 'map') return refuse(place, 'a map');
    return source.entries.flatMap((entry) => {
      const value = item({ source: entry.value, line: entry.line, label: `'${entry.key}'`, sheet });
      return value === undefined ? [] : [{ name: entry.key, line: entry.line, value }];
    });
  };
}

/** A record whose entries are objects: the name and the line become members of each. */
export function named<T extends object>(
  item: Shape<T>,
): Shape<({ name: string; line: number } & T)[]> {
  const entries = record(item);
  return (place) =>
    entries(place)?.map(({ name, line, value }) => Object.assign(value, { name, line }));
}

/** Adds the line on which the value begins. */
export function lined<T extends object>(shape: Shape<T>): Shape<{ line: number } & T> {
  return (place) => {
    const value = shape(place);
    return value && Object.assign(value, { line: place.line });
  };
}

/** Reads nothing at all (`companies:` with everything below it commented out) as an empty map. */
export function orEmpty<T>(shape: Shape<T>): Shape<T> {
  return (place) => {
    const { source } = place;
    const nothing = source.type === 'scalar' && source.value === null;
    return shape(
      nothing ? { ...place, source: { type: 'map', line: source.line, entries: [] } } : place,
    );
  };
}
