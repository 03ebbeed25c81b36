import type { Condition } from './scope.js';

/** Builds SQL conditions joined by AND, with consecutive placeholders. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly #conditions: string[] = [];

  /** The conditions joined by AND; `true` when there are none. */
  get sql(): string {
    return this.#conditions.length === 0 ? 'true' : this.#conditions.join(' AND ');
  }

  /** Adds a condition whose placeholders start at the given number. */
  within(condition: (first: number) => Condition): this {
    const { sql, values } = condition(this.values.length + 1);
    this.#conditions.push(`(${sql})`);
    this.values.push(...values);
    return this;
  }

  /** Adds a condition with one `?` per value, in order; skips it if any value is undefined. */
  where(sql: string, ...values: readonly unknown[]): this {
    if (values.includes(undefined)) return this;
    const [start = '', ...rest] = sql.split('?');
    this.#conditions.push(
      rest.reduce((text, part, index) => text + this.value(values[index]) + part, start),
    );
    return this;
  }

  /** Adds a condition whose values were added with {@link value}; skips it if it is undefined. */
  and(sql: string | undefined): this {
    if (sql !== undefined) this.#conditions.push(sql);
    return this;
  }

  /** Adds a value that is used elsewhere in the statement. @returns its placeholder */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
