const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What names a thing in an answer: of several languages the English one. */
const NAMES = [
  'name',
  'title',
  'path',
  'en',
  'kind',
  'role',
  'command',
  'type',
  'status',
  'start',
  'id',
] as const;

/** One value of an answer in one line: things by their names, lists with commas. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.replace(/\s+/g, ' ');
  if (Array.isArray(value)) return value.map(cell).filter(Boolean).join(', ');
  if (!isObject(value)) return JSON.stringify(value);
  if ('before' in value && 'after' in value)
    return [value['before'], value['after']].map(cell).filter(Boolean).join(' → ');
  const name = NAMES.map((key) => value[key]).find((one) => typeof one === 'string' && one !== '');
  if (name !== undefined) return cell(name);
  return Object.entries(value)
    .map(([key, one]) => [key, cell(one)] as const)
    .filter(([, text]) => text !== '')
    .map(([key, text]) => `${key} ${text}`)
    .join(', ');
}

/** As {@link cell}, with instants to the minute: for people, who do not count milliseconds. */
export const readableCell = (value: unknown): string =>
  typeof value === 'string' && INSTANT.test(value)
    ? `${value.slice(0, 16).replace('T', ' ')}Z`
    : cell(value);

/** An answer as indented lines, one field each; what is empty is left out. */
export function detail(value: unknown, indent = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((one) => {
      if (!isObject(one) && !Array.isArray(one)) return [`${indent}- ${readableCell(one)}`];
      const [first = '', ...rest] = detail(one, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  if (!isObject(value)) return [`${indent}${readableCell(value)}`];
  return Object.entries(value).flatMap(([key, one]) => {
    if (isEmpty(one)) return [];
    if (isReference(one)) return [`${indent}${key}: ${cell(one)} (${cell(one['id'])})`];
    if (isObject(one) || (Array.isArray(one) && one.some(isObject)))
      return [`${indent}${key}:`, ...detail(one, `${indent}  `)];
    return [`${indent}${key}: ${readableCell(one)}`];
  });
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.values(value).every(isEmpty));

/** Whether nothing but its id and names is known of a thing. */
const isReference = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isObject(value) &&
  typeof value['id'] === 'string' &&
  Object.keys(value).length > 1 &&
  Object.keys(value).every((key) => ['id', 'name', 'title', 'path', 'kind'].includes(key));
