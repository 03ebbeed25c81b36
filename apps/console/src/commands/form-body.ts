import type { CommandField } from '../../describe-commands.js';
import { toInstant } from './zoned-time.js';

/** Values of a form as they are typed: text, choices, or rows of them. */
export type FormValue = string | boolean | readonly string[] | readonly FormValues[];
export interface FormValues {
  readonly [field: string]: FormValue | undefined;
}

/** Value of a choice that removes what is there. */
export const REMOVED = '\u0000removed';

const isBlank = (value: FormValue | undefined): boolean =>
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** Required fields that are still empty, and choices of parts of which none is left: the API would take those for all parts. */
export const missingFields = (
  fields: readonly CommandField[],
  values: FormValues,
): readonly string[] =>
  fields
    .filter(({ name, type, many, required }) => {
      const noneLeft = type === 'id' && many && values[name] !== undefined;
      return (required || noneLeft) && isBlank(values[name]);
    })
    .map(({ name }) => name);

/** The body of a request. Empty fields are left out; local times become instants of the zone. */
export function bodyOf(
  fields: readonly CommandField[],
  values: FormValues,
  zone: string,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const value = values[field.name];
    if (isBlank(value)) continue;
    body[field.name] = field.many
      ? (value as readonly (string | FormValues)[]).map((item) => valueOf(field, item, zone))
      : valueOf(field, value as string | boolean | FormValues, zone);
  }
  return body;
}

function valueOf(
  { type, fields = [] }: CommandField,
  value: string | boolean | FormValues,
  zone: string,
): unknown {
  if (value === REMOVED) return null;
  if (typeof value === 'object') return bodyOf(fields, value, zone);
  if (type === 'integer') return Number(value);
  if (type === 'boolean') return value === true || value === 'true';
  if (type === 'instant') return toInstant(String(value), zone);
  return typeof value === 'string' ? value.trim() : value;
}
