import { didYouMean } from '../../runtime/suggest.js';
import type { Operation, Parameter, Schema } from './api-description.js';

/** Query parameters that choose another representation, which the command line prints in its own way. */
const REPRESENTATIONS = new Set(['as']);

/** What an operation can be asked for. */
export const filtersOf = ({ parameters }: Operation): readonly Parameter[] =>
  parameters.filter((one) => one.in === 'query' && !REPRESENTATIONS.has(one.name));

/** What an operation is about, such as `registration`: the parameters in its path. */
export const subjectsOf = ({ parameters }: Operation): readonly Parameter[] =>
  parameters.filter((one) => one.in === 'path');

export const isPaged = (operation: Operation): boolean =>
  filtersOf(operation).some(({ name }) => name === 'after');

/** The values that a parameter can have, if they are listed. */
export const choicesOf = ({ schema = {} }: Parameter): readonly string[] =>
  schema.type === 'boolean'
    ? ['true', 'false']
    : ((schema.items ?? schema).enum?.map(String) ?? []);

/**
 * Checks a filter as far as its description tells, before anything is loaded.
 * @throws Error that names the option, the rule and what it may be
 */
export function checkFilter(option: string, parameter: Parameter, value: string): void {
  const choices = choicesOf(parameter);
  const { schema = {} } = parameter;
  const values = schema.type === 'array' ? value.split(',').map((one) => one.trim()) : [value];
  for (const one of values) {
    if (choices.length > 0 && !choices.includes(one))
      throw new Error(
        `${option} cannot be ${one === '' ? 'empty' : one}.${didYouMean(one, choices)} It is one of: ${choices.join(', ')}.`,
      );
    checkFormat(option, schema, one);
  }
}

function checkFormat(
  option: string,
  { type, format, minimum, maximum }: Schema,
  value: string,
): void {
  if (type === 'number' || type === 'integer') {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < (minimum ?? 0) || number > (maximum ?? Infinity))
      throw new Error(
        `${option} must be a whole number${minimum === undefined || maximum === undefined ? '' : ` from ${minimum} to ${maximum}`}. It is ${value}.`,
      );
  }
  if (format === 'date' && !/^\d{4}-\d\d-\d\d$/.test(value))
    throw new Error(`${option} must be a day, such as 2026-01-31. It is ${value}.`);
  if (format === 'date-time' && Number.isNaN(Date.parse(value)))
    throw new Error(
      `${option} must be an instant with its zone, such as 2026-01-31T12:00:00Z. It is ${value}.`,
    );
}

/** `dateFrom` is written `--date-from`. */
export const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
