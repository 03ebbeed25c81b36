import type { Condition } from './scope.js';

/** Conditions in SQL, all of which have to hold, with their values numbered through. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly #conditions: string[] = [];

  /** All of them; `true` when there are none. */
  get sql(): string {
    return this.#conditions.length === 0 ? 'true' : this.#conditions.join(' AND ');
  }

  /** A condition that numbers its own values on. */
  within(condition: (first: number) => Condition): this {
    const { sql, values } = condition(this.values.length + 1);
    this.#conditions.push(`(${sql})`);
    this.values.push(...values);
    return this;
  }

  /** A condition on values, `?` standing for one after the other; left out as soon as one of them is undefined. */
  where(sql: string, ...values: readonly unknown[]): this {
    if (values.includes(undefined)) return this;
    const [start = '', ...rest] = sql.split('?');
    this.#conditions.push(
      rest.reduce((text, part, index) => text + this.value(values[index]) + part, start),
    );
    return this;
  }

  /** Numbers a value that stands elsewhere in the statement. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** A text without its accents: who types `ecole` looks for `École`. Most names have none, which their length in bytes tells at once. */
const plain = (column: string): string =>
  `CASE WHEN octet_length(${column}) = char_length(${column}) THEN ${column} ELSE regexp_replace(normalize(${column}, NFKD), '[\\u0300-\\u036f]', '', 'g') END`;

/** A text contains the words behind the next `?`, in whatever case and with or without accents; see {@link containing}. */
export const contains = (column: string): string => `${plain(column)} ILIKE ?`;

/** The pattern of these words, whatever they are. */
export const containing = (words: string | undefined): string | undefined =>
  words === undefined
    ? undefined
    : `%${words
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[\\%_]/g, '\\$&')}%`;
